/// Function words and English verbs of saying, as classes for the models' features and for the rules.
enum SpeechWords {
    /// By the hash of the word.
    static let classes: [UInt64: SpeechWord.Class] = {
        var table: [UInt64: SpeechWord.Class] = [:]
        for (kind, words) in lists {
            for word in words.split(separator: " ") { table[SpeechWord.hash(String(word))] = kind }
        }
        return table
    }()

    private static let lists: [(SpeechWord.Class, String)] = [
        (.subjectPronoun, "i he she they we it who"),
        (.you, "you"),
        (.pronoun, "me him them us himself herself themselves itself myself mine ours one ones everyone everybody someone something nothing anyone anything others"),
        (.determiner, "a an the this these those my his her their our its your some any all both each every no another such many most several few more much other"),
        (.auxiliary, "is are was were be been being am has have had having do does did isn't aren't wasn't weren't hasn't haven't hadn't i'm he's she's it's they're we're i've we've they've he'd she'd they'd"),
        (.modal, "will would can could may might must shall should won't wouldn't can't couldn't shouldn't i'll he'll she'll they'll we'll cannot"),
        (.to, "to"),
        (.that, "that whether if"),
        (.wh, "which what when where why how whom whose whatever whoever"),
        (.preposition, "of in on at by for with from into about against over after before under during through between among as than like without within upon toward towards since until despite per via across behind near off out up down around amid"),
        (.coordinator, "and or but nor yet"),
        // Small words of other languages, for the rules; none is an English word.
        (.auxiliary, "je su smo ste bi је су смо сте би hat haben habe hatte hatten wird wurde ist ont avait est ha han był była jest был была было"),
        (
            .preposition,
            "u na iz za od sa kod pri nakon у на из за од са код при након в во об от со к ко по im am vom zum zur mit von bei nach auf aus für dans à du lors au aux el en w z"
        ),
        (.negation, "not n't never don't doesn't didn't neither"),
        (.subordinator, "because while although though unless once so"),
        (.adverb, "also then now just still even again already later earlier too very only however instead here there often ever perhaps maybe"),
        (
            .speech,
            """
            said say says saying told tell tells telling asked ask asks asking added adds adding wrote writes writing noted notes noting \
            announced announces announcing argued argues argue arguing claimed claims claim claiming warned warns warn warning replied \
            replies stated states stating explained explains explaining insisted insists insist insisting suggested suggests suggest \
            suggesting believes believe believed believing thinks think thought thinking tweeted declared declares declaring \
            acknowledged acknowledges admitted admits conceded concedes confirmed confirms denied denies deny denying recalled recalls \
            reported reports reporting predicted predicts promised promises pledged pledges vowed vows vowing urged urges urging \
            according concluded concludes contended contends asserted asserts observed observes remarked responded responds retorted \
            quipped joked testified alleged alleges accused accuses complained complains emphasized emphasised stressed stresses \
            revealed reveals indicated indicates hopes hoped hope fears feared proposed proposes called calls calling continued \
            demanded demands agreed agrees disagreed expects expected knows knew wants wanted questioned wondered
            """
        ),
    ]
}
