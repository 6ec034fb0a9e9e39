internal import EntenteKit

/// Tells a corpus of nominals (`the <cup> contained <tea>`) from one of names and people (`<Norway> met <Peru>`).
enum NominalCorpus {
    /// Fewer of the mentions than this hold a capital letter in a corpus of nominals.
    private static let mostNames = 0.1

    /// Whether the arguments of the labelled relations are nominals. O(bytes of the mentions).
    static func `is`(_ documents: [Document]) -> Bool {
        var (all, names) = (0, 0)
        for document in documents {
            let indices = document.mentionIndices()
            for argument in document.relations.lazy.filter({ $0.label != nil }).flatMap(\.arguments) {
                guard let index = indices[argument.mention] else { continue }
                let range = document.mentions[index].range
                all += 1
                names += document.text.withBytes { bytes in
                    bytes[Int(range.start)..<Int(range.end)].contains { $0 &- 0x41 < 26 } ? 1 : 0
                }
            }
        }
        return all > 0 && Double(names) < mostNames * Double(all)
    }
}
