/// "Did you mean": the nearest of the names that exist.
public enum Suggestion {
    /// The candidate with the smallest edit distance to `name`, if it is near enough to be a slip of the pen.
    ///
    /// Distance is Damerau–Levenshtein (optimal string alignment) over lower-cased scalars; near enough is a third of
    /// the length, at least 2. O(candidates × length²).
    public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        var best: (name: String, distance: Int)?
        for candidate in candidates.sorted() {
            let distance = distance(wanted, Array(candidate.lowercased().unicodeScalars))
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        guard let best, best.distance <= max(2, wanted.count / 3), best.distance < wanted.count else { return nil }
        return best.name
    }

    /// A hint for an unknown name: the nearest one, else all there are.
    public static func hint(for name: String, among candidates: some Sequence<String>, what: String) -> String {
        if let nearest = nearest(to: name, among: candidates) { return "did you mean \(nearest)?" }
        let all = candidates.sorted()
        return all.isEmpty ? "there are no \(what) here" : "\(what): \(all.joined(separator: ", "))"
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var before: [Int] = []
        var previous = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1] + Array(repeating: 0, count: b.count)
            for j in b.indices {
                row[j + 1] = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], before[j - 1] + 1) }
            }
            (before, previous) = (previous, row)
        }
        return previous[b.count]
    }
}
