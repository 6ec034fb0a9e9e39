internal import Learning

/// Small words by the hash of their lower-cased bytes: they carry no trigger, and some carry a cue.
enum FunctionWords {
    /// Articles, prepositions, pronouns, auxiliaries, verbs of saying, punctuation.
    static let all = hashes("""
        the a an of to in on at for by with from and or as that this these those its his her their our my your it he
        she they them we us i you is are was were be been being has have had having do does did will would may might
        can could should shall must not no n't but which who whom whose what when where while if than then also said
        says say saying told after before over under during since until about into through between among against
        there here so such both all some any more most other another one two new last first next now still just only
        very up out off down 's ' , . ; : " “ ” ‘ ’ - – — ( ) [ ] ? ! % $ / … `` ''
        """)
    /// `not signed` and `refused to meet` are no acts.
    static let negations = hashes("not no n't never neither nor without nothing cannot hardly nobody none")
    /// What is planned, wished or possible.
    static let modals = hashes("will would may might can could should shall must ought plans plan hopes hope wants want intends likely")
    /// Forms of `be`, for the passive.
    static let forms = hashes("is are was were be been being gets got")
    static let by = FeatureHash.of("by")

    static func hashes(_ words: StaticString) -> Set<UInt64> {
        words.withUTF8Buffer { buffer in
            Set(buffer.split { $0 <= 0x20 }.map { FeatureHash.of($0) })
        }
    }
}

/// Words that tell how a name stands among others.
enum OfficeWords {
    /// Before a place's name: things happen there.
    static let locatives = FunctionWords.hashes("in at near outside around to from via through into toward towards across over , (")
    /// Words that may stand between a state's name and a person's or body's.
    static let all = FunctionWords.hashes("""
        president prime minister foreign defence defense interior finance trade energy premier chancellor king queen
        emir sultan crown prince leader chief head secretary general ambassador envoy spokesman spokeswoman governor
        deputy vice acting former first of the and , ( ) for affairs state republic government ministry army navy his
        her excellency mr mrs ms dr counterpart parliament speaker
        """)
}
