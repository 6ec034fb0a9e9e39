/// Tells the article of a dumped page from what stands round it.
///
/// Used only for texts that look like a page: many short lines that are no sentences. Anything else is all content but
/// for what ``Furniture`` knows. Two logistic models: the first judges a line by itself and its neighbours' lengths, the
/// second adds what the first says of the lines around. Their weights stand in `PageWeights.swift`.
struct PageModel {
    let lines: [Line]
    let findings: [Furniture.Finding]

    /// Whether the text looks like a page saved with its menus.
    var looksLikePage: Bool {
        guard lines.count >= 20 else { return false }
        let short = lines.lazy.filter { $0.words < 8 && !$0.isFinished }.count
        return short * 2 > lines.count
    }

    /// Whether each line belongs to the article.
    func content() -> [Bool] {
        let first = firstFeatures().map { PageModel.dot($0, PageWeights.first) }
        return secondFeatures(first).map { PageModel.dot($0, PageWeights.second) > PageWeights.threshold }
    }

    /// What the first model sees of each line.
    func firstFeatures() -> [[Double]] {
        let repeats = repeats()
        let strengths = lines.map { PageModel.strength($0) }
        let comments = commentsStart(strengths)
        return lines.indices.map { index in
            let line = lines[index]
            let words = Double(max(1, line.words))
            return [
                1, min(4, (Double(line.words) + 1).logarithm), line.words >= 9 ? 1 : 0, line.words >= 20 ? 1 : 0, line.isFinished ? 1 : 0,
                line.isFinished && line.words >= 9 ? 1 : 0, min(0.5, Double(line.stops) / words), Double(line.capitalised) / words,
                line.commas > 0 ? 1 : 0, min(1, Double(line.digits) / words), line.separators > 0 ? 1 : 0, repeats[index] ? 1 : 0,
                findings[index] == .none ? 0 : 1, line.last == 0x3A ? 1 : 0, line.isItem ? 1 : 0, min(1, Double(line.second) / words * 5),
                window(strengths, index, -1), window(strengths, index, 1), window(strengths, index, -3), window(strengths, index, 3),
                index >= comments ? 1 : 0,
            ]
        }
    }

    /// What the second model sees: the first one's verdict on the line and on those around it.
    func secondFeatures(_ first: [Double]) -> [[Double]] {
        let probability = first.map { 1 / (1 + exponential(-$0)) }
        var total = 0.0
        let before = probability.map { value in total += value; return total }
        return lines.indices.map { index in
            let left = before[index] / max(1, total)
            return [
                1, max(-6, min(6, first[index])), window(probability, index, -1), window(probability, index, 1), window(probability, index, -3),
                window(probability, index, 3), window(probability, index, -8), window(probability, index, 8),
                min(window(probability, index, -5), window(probability, index, 5)), left, (left - 0.5).magnitude,
                Double(index) / Double(lines.count), lines[index].isFinished ? 1 : 0, findings[index] == .none ? 0 : 1,
            ]
        }
    }

    /// The mean of the `distance` values before (negative) or behind a line.
    private func window(_ values: [Double], _ index: Int, _ distance: Int) -> Double {
        let from = distance < 0 ? max(0, index + distance) : min(values.count, index + 1)
        let to = distance < 0 ? index : min(values.count, index + 1 + distance)
        guard from < to else { return 0 }
        return values[from..<to].reduce(0, +) / Double(distance.magnitude)
    }

    /// Where readers' comments start: at a heading that says so, in the second half of the page's text.
    private func commentsStart(_ strengths: [Double]) -> Int {
        let total = strengths.reduce(0, +)
        var seen = 0.0
        for (index, line) in lines.enumerated() {
            seen += strengths[index]
            if line.commenting > 0, line.words <= 5, seen * 10 > total * 3 { return index }
        }
        return lines.count
    }

    /// Lines that stand on the page more than once.
    private func repeats() -> [Bool] {
        var counts: [UInt64: Int] = [:]
        for line in lines { counts[line.hash, default: 0] += 1 }
        return lines.map { counts[$0.hash]! > 1 }
    }

    /// From 0 for a menu item to 1 for a paragraph.
    private static func strength(_ line: Line) -> Double {
        min(1, Double(line.words) / 30) * (line.isFinished ? 1 : 0.4)
    }

    static func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
