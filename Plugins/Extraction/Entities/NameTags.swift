internal import EntenteKit

/// The tags of a tagger: outside, and for each label the beginning and the inside of a name.
struct NameTags {
    let labels: [String]

    init(labels: [String]) { self.labels = labels }

    /// Reads the labels back from class names.
    init?(classes: [String]) {
        guard classes.first == "O", classes.count % 2 == 1, classes.count > 1 else { return nil }
        let labels = stride(from: 1, to: classes.count, by: 2).map { String(classes[$0].dropFirst(2)) }
        guard NameTags(labels: labels).classes == classes else { return nil }
        self.labels = labels
    }

    /// `O`, then `B-X` and `I-X` of each label.
    var classes: [String] { ["O"] + labels.flatMap { ["B-" + $0, "I-" + $0] } }

    static func begin(_ label: Int) -> Int { 1 + 2 * label }
    static func inside(_ label: Int) -> Int { 2 + 2 * label }

    /// Inside follows only beginning or inside of the same label.
    var forbidden: [Bool] {
        let k = classes.count
        return (0..<(k * k)).map { pair in
            let before = pair / k, after = pair % k
            return after > 0 && after % 2 == 0 && before != after && before != after - 1
        }
    }

    /// The names in a row of tags: words and label.
    static func spans(_ tags: [Int]) -> [(words: Range<Int>, label: Int)] {
        var found: [(words: Range<Int>, label: Int)] = []
        for (at, tag) in tags.enumerated() where tag > 0 {
            if tag % 2 == 1 || found.isEmpty { found.append((at..<(at + 1), (tag - 1) / 2)) } else {
                found[found.count - 1].words = found[found.count - 1].words.lowerBound..<(at + 1)
            }
        }
        return found
    }
}
