internal import EntenteKit
internal import Learning

/// The attributions of documents as examples to learn from.
struct QuoteExamples {
    /// A labelled attribution in tokens.
    struct Gold {
        var anchor: Int
        var cue: Range<Int>
        var source: Range<Int>?
        var contents: [Range<Int>]
    }

    /// One a document.
    private(set) var texts: [SpeechText] = []
    private(set) var gold: [[Gold]] = []
    private(set) var attributions = 0

    init(_ documents: [Document]) {
        var marked: [[(cue: Range<Int>, source: Range<Int>?, contents: [Range<Int>])]] = []
        for document in documents {
            texts.append(SpeechText(document))
            marked.append(Self.attributions(of: document))
        }
        let anchors = CueAnchors(texts, marked.map { $0.map(\.cue) })
        for (text, parts) in zip(texts, marked) {
            gold.append(parts.map { Gold(anchor: anchors.anchor(of: $0.cue, text), cue: $0.cue, source: $0.source, contents: $0.contents) })
            attributions += parts.count
        }
    }

    /// Relations `SAID` with one cue are one attribution.
    private static func attributions(of document: Document) -> [(cue: Range<Int>, source: Range<Int>?, contents: [Range<Int>])] {
        let index = document.mentionIndices()
        let tokens = document.tokens
        func words(_ id: String?) -> Range<Int>? {
            guard let id, let place = index[id] else { return nil }
            let range = document.mentions[place].range
            let first = tokens.firstIndex(endingAfter: range.start)
            var last = first
            while last < tokens.count, tokens[last].start < range.end { last += 1 }
            return first < last ? first..<last : nil
        }
        var found: [(cue: Range<Int>, source: Range<Int>?, contents: [Range<Int>])] = []
        var places: [String: Int] = [:]
        for relation in document.relations where relation.label == QuoteLabel.relation {
            guard let id = relation.argument("cue"), let cue = words(id), let content = words(relation.argument("content")) else { continue }
            if let place = places[id] { found[place].contents.append(content) } else {
                places[id] = found.count
                found.append((cue, words(relation.argument("source")), [content]))
            }
        }
        return found
    }

    /// The examples of the first model: the candidates of a document, and whether each is the main word of a cue.
    func cues(of document: Int) -> [(token: Int, example: Learning.Example)] {
        let text = texts[document]
        let anchors = Set(gold[document].map(\.anchor))
        var row = HashedFeatures(bits: CueFeatures.bits)
        return text.words.indices.filter { CueFeatures.isCandidate(text.words[$0]) }.map { at in
            row.removeAll()
            CueFeatures.read(text, at, &row)
            let features = Array(Set(row.all)).sorted()
            let vector = SparseVector(indices: features, values: [Float](repeating: 1, count: features.count))
            return (at, Learning.Example(features: vector, label: anchors.contains(at) ? 1 : 0))
        }
    }

    /// The example of the second model for one cue: the words of its window with their labels. A word that is no cue is
    /// an example too: there all words are outside.
    func span(of document: Int, cue: Int, certainty: UInt64, _ features: inout AttributionFeatures) -> SequenceExample {
        let text = texts[document]
        let window = AttributionFeatures.window(text, cue)
        features.read(text, window, cue: cue, certainty: certainty)
        var labels = [Int](repeating: QuoteLabel.outside, count: window.count)
        func mark(_ range: Range<Int>, _ label: Int) {
            for at in range where window.contains(at) { labels[at - window.lowerBound] = label }
        }
        for attribution in gold[document] where attribution.anchor == cue {
            for content in attribution.contents { mark(content, QuoteLabel.content) }
            if let source = attribution.source { mark(source, QuoteLabel.source) }
            mark(attribution.cue, QuoteLabel.cue)
        }
        var example = SequenceExample()
        let starts = features.features.starts
        for i in labels.indices { example.append(features.features.all[starts[i]..<starts[i + 1]], label: labels[i]) }
        return example
    }
}

/// Which word of a cue is its main word: the one that is most often part of a cue where it stands ("said" of "also said
/// in a statement").
private struct CueAnchors {
    private var inside: [UInt64: Int] = [:]
    private var all: [UInt64: Int] = [:]

    init(_ texts: [SpeechText], _ cues: [[Range<Int>]]) {
        for (text, cues) in zip(texts, cues) {
            for word in text.words { all[word.lower, default: 0] += 1 }
            for at in Set(cues.joined()) { inside[text.words[at].lower, default: 0] += 1 }
        }
    }

    func anchor(of cue: Range<Int>, _ text: SpeechText) -> Int {
        func share(_ at: Int) -> Double {
            let word = text.words[at].lower
            // The two keep a word seen once from being sure.
            return Double(inside[word] ?? 0) / Double((all[word] ?? 0) + 2)
        }
        let candidates = cue.filter { CueFeatures.isCandidate(text.words[$0]) }
        return candidates.max { (share($0), $0) < (share($1), $1) } ?? cue.lowerBound
    }
}
