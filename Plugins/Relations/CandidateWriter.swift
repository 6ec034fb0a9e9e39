public import EntenteKit

/// Writes each pair of mentions in a sentence as a candidate: a relation without a label.
///
/// For annotation, for a classifier of somebody else's, or for `relate.classify` with `candidates: given`.
public struct CandidateWriter: Stage {
    /// Options of `relate.candidates`.
    public struct Settings: StageSettings {
        @Setting("Labels of the mentions to pair; empty for all.") var labels: [String] = []
        @Setting("Most pairs written for one sentence; a list of fifty names would make 1,225.", in: 1...1_000_000)
        var mostPairs = 1000
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "relate.candidates", summary: "Pairs the mentions of each sentence as candidates for a classifier.",
        requires: [.sentences, .mentions], provides: [.relations],
        examples: [
            Example(
                "Serbia and China signed. Oman waited.", given: [("Serbia", "COUNTRY"), ("China", "COUNTRY"), ("Oman", "COUNTRY")],
                finds: ["null source=Serbia target=China"]),
        ])

    private let labels: Set<String>
    private let mostPairs: Int

    public init(settings: Settings) throws(Diagnostics) {
        labels = Set(settings.labels)
        mostPairs = settings.mostPairs
    }

    public func process(_ document: inout Document) throws(StageError) {
        var candidates: [Relation] = []
        let all = document.mentions
        // A slim copy: pairing looks at places and ids alone.
        var mentions: [(range: TextRange, id: String)] = []
        for index in all.indices where labels.isEmpty || labels.contains(all[index].label) {
            mentions.append((all[index].range, all[index].id))
        }
        var first = 0
        for (index, sentence) in document.sentences.enumerated() {
            while first < mentions.count, mentions[first].range.start < sentence.start { first += 1 }
            var last = first
            while last < mentions.count, mentions[last].range.start < sentence.end { last += 1 }
            append(mentions[first..<last].filter { $0.range.end <= sentence.end }, index, to: &candidates)
            first = last
        }
        document.add(relations: candidates)
    }

    private func append(_ mentions: [(range: TextRange, id: String)], _ sentence: Int, to candidates: inout [Relation]) {
        var left = mostPairs
        for source in mentions.indices {
            for target in mentions.indices[(source + 1)...] where !mentions[source].range.overlaps(mentions[target].range) {
                guard left > 0 else { return }
                left -= 1
                candidates.append(Relation(
                    nil, [.init("source", mentions[source].id), .init("target", mentions[target].id)], sentence: sentence,
                    by: "relate.candidates"))
            }
        }
    }
}
