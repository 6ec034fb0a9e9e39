/// Verbs of saying that stand beside direct speech, and words for "according to", of several languages in one table: beside
/// quotation marks, a verb of another language is no danger.
enum SpeechVerbs {
    /// Forms of verbs of saying, by ``SpeechWord/lower``.
    static let said: Set<UInt64> = hashes(english + german + slavic + romance + kazakh)

    /// Words that begin "according to", and how many words follow before the source.
    static let according: [UInt64: [UInt64?]] = {
        var table: [UInt64: [UInt64?]] = [:]
        for phrase in accordingPhrases {
            let words = phrase.split(separator: " ").map { SpeechWord.hash(String($0)) }
            table[words[0], default: []].append(words.count > 1 ? words[1] : nil)
        }
        return table
    }()

    private static func hashes(_ words: String) -> Set<UInt64> { Set(words.split(separator: " ").map { SpeechWord.hash(String($0)) }) }

    private static let english = """
        said says say saying told tells telling asked asks asking added adds adding wrote writes writing noted notes announced \
        argued argues claimed claims claiming warned warns warning replied replies stated states stating explained explains \
        insisted insists suggested suggests tweeted declared declares acknowledged admitted conceded confirmed recalled reported \
        predicted promised pledged vowed urged concluded contended asserted observed remarked responded retorted quipped joked \
        testified alleged complained emphasized emphasised stressed revealed continued demanded cried shouted thought \
        posted commented countered lamented boasted mused answered
        """ + " "
    private static let german = """
        sagte sagt sagten sagen erklärte erklärt erklärten betonte betont meinte meint schrieb schreibt fragte fragt antwortete \
        antwortet teilte berichtete berichtet warnte warnt forderte fordert kündigte kritisierte kritisiert behauptete behauptet \
        ergänzte ergänzt versicherte rief hieß äußerte bekräftigte unterstrich fügte
        """ + " "
    private static let slavic = """
        rekao rekla rekli kazao kazala kazali izjavio izjavila izjavili naveo navela istakao istakla poručio poručila dodao dodala \
        ocenio ocenila ocijenio najavio najavila objasnio objasnila upozorio upozorila kaže ističe navodi napisao napisala upitao \
        рекао рекла рекли казао казала изјавио изјавила навео навела истакао истакла поручио поручила додао додала оценио оценила \
        најавио најавила објаснио објаснила упозорио упозорила каже истиче наводи написао написала \
        сказал сказала сказали заявил заявила заявили отметил отметила отметили добавил добавила сообщил сообщила сообщили \
        подчеркнул подчеркнула написал написала рассказал рассказала пояснил пояснила считает говорит говорил говорила спросил \
        ответил ответила объяснил заверил предупредил напомнил \
        powiedział powiedziała dodał dodała stwierdził stwierdziła podkreślił zaznaczył oświadczył napisał
        """ + " "
    private static let romance = """
        dijo dijeron afirmó declaró aseguró señaló añadió explicó advirtió escribió preguntó dice afirma \
        déclaré affirmé expliqué ajouté estimé écrit indiqué dit déclare affirme explique ajoute assure estime \
        disse dichiarato affermato aggiunto spiegato scrive afirmou declarou acrescentou explicou
        """ + " "
    private static let kazakh = "деді айтты дейді мәлімдеді хабарлады жазды қосты"

    private static let accordingPhrases = [
        "according to", "laut", "prema rečima", "prema navodima", "prema tvrdnjama", "према речима", "према наводима", "Према речима",
        "Према наводима", "по словам", "По словам", "по данным", "По данным", "согласно", "Согласно", "según", "selon", "według", "zdaniem",
    ]
}
