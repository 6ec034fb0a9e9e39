internal import EntenteKit

/// The labels of a sentence in which every party is marked and numbered: `1>2 ACCUSE; 3=4 CONSULT`, or `-` for none.
///
/// `>` goes from source to target, `=` holds in both directions. Every ordered pair that is not listed is `NONE`: what
/// a sentence does not say is what a classifier must learn as well.
struct PairLabels {
    private var labels: [[String?]]

    /// - Parameter count: how many parties are marked.
    /// - Throws: ``StageError`` that quotes the part that cannot be read.
    init(_ text: String, count: Int) throws(StageError) {
        labels = Array(repeating: Array(repeating: nil, count: count), count: count)
        if text == "-" { return }
        for part in text.split(separator: ";") {
            let words = part.split(separator: " ")
            guard words.count == 2, let pair = PairLabels.pair(words[0], count) else {
                throw StageError(
                    .badInput, "cannot read the pair \"\(part)\"",
                    hint: "write 1>2 LABEL or 1=2 LABEL, numbers up to \(count), parts divided by semicolons", offset: 0)
            }
            labels[pair.first][pair.second] = String(words[1])
            if pair.isSymmetric { labels[pair.second][pair.first] = String(words[1]) }
        }
    }

    /// Every ordered pair of different parties, by index from 0.
    var all: [(source: Int, target: Int, label: String)] {
        labels.indices.flatMap { source in
            labels.indices.filter { $0 != source }.map { (source, $0, labels[source][$0] ?? "NONE") }
        }
    }

    private static func pair(_ text: Substring, _ count: Int) -> (first: Int, second: Int, isSymmetric: Bool)? {
        guard let sign = text.firstIndex(where: { $0 == ">" || $0 == "=" }),
            let first = Int(text[..<sign]), let second = Int(text[text.index(after: sign)...]),
            1...count ~= first, 1...count ~= second, first != second
        else { return nil }
        return (first - 1, second - 1, text[sign] == "=")
    }
}
