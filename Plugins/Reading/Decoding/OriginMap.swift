internal import EntenteKit
internal import JSON

/// Where each byte of a text stood in the file that it was read from.
///
/// A list of runs. In a run as long in the file as in the text, bytes match one by one; in any other (`&eacute;`, a byte
/// of Windows-1252, white space made one blank) the whole run stands for the whole. Neighbours of the first kind are
/// joined, so a page has about one run for each entity, element and broken line.
struct OriginMap: Equatable {
    /// A stretch of the text and what it stood for.
    struct Run: Equatable {
        /// First byte in the text; the run ends where the next one starts.
        var text: UInt32
        /// First byte in the file.
        var start: UInt32
        /// The byte behind it in the file.
        var end: UInt32
    }

    private(set) var runs: [Run] = []
    /// Length of the text in bytes.
    private(set) var count = 0

    /// Appends the origin of the next `text` bytes.
    mutating func add(text: Int, raw: Range<Int>) {
        guard text > 0 else { return }
        defer { count += text }
        if let last = runs.last, last.end == UInt32(raw.lowerBound), raw.count == text, count - Int(last.text) == Int(last.end - last.start) {
            runs[runs.count - 1].end = UInt32(raw.upperBound)
        } else {
            runs.append(Run(text: UInt32(count), start: UInt32(raw.lowerBound), end: UInt32(raw.upperBound)))
        }
    }

    /// Appends the origin of a part of another text.
    mutating func add(_ other: OriginMap, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        var at = range.lowerBound
        var index = other.run(at: at)
        while at < range.upperBound {
            let run = other.runs[index]
            let end = min(other.end(index), range.upperBound)
            add(text: end - at, raw: other.isExact(index) ? other.exact(run, at)..<other.exact(run, end) : Int(run.start)..<Int(run.end))
            at = end
            index += 1
        }
    }

    /// The bytes of the file that a part of the text stood for. O(log runs).
    func raw(_ range: Range<Int>) -> Range<Int> {
        guard !runs.isEmpty, count > 0 else { return 0..<0 }
        let first = run(at: min(range.lowerBound, count - 1))
        let last = run(at: max(range.lowerBound, min(range.upperBound, count) - 1))
        let start = isExact(first) ? exact(runs[first], range.lowerBound) : Int(runs[first].start)
        let end = isExact(last) ? exact(runs[last], range.upperBound) : Int(runs[last].end)
        // What a table's foster parent moved may stand before it in the file.
        return start <= end ? start..<end : end..<start
    }

    /// This map, seen through that of the text it was made from.
    func through(_ below: OriginMap) -> OriginMap {
        if below.runs.count == 1, below.isExact(0), below.runs[0].start == 0 { return self }
        var out = OriginMap()
        for (index, run) in runs.enumerated() {
            let length = end(index) - Int(run.text)
            if isExact(index), length > 0 { out.add(below, Int(run.start)..<Int(run.end)) }
            else {
                let raw = run.start < run.end ? below.raw(Int(run.start)..<Int(run.end)) : below.raw(Int(run.start)..<Int(run.start) + 1)
                out.add(text: length, raw: raw.lowerBound..<(run.start < run.end ? raw.upperBound : raw.lowerBound))
            }
        }
        return out
    }

    /// `[text, start, end, text, start, end, …]`, what `meta.origin` holds.
    var json: JSONValue {
        .array(runs.flatMap { [JSONValue(Int($0.text)), JSONValue(Int($0.start)), JSONValue(Int($0.end))] })
    }

    private func end(_ index: Int) -> Int { index + 1 < runs.count ? Int(runs[index + 1].text) : count }
    private func isExact(_ index: Int) -> Bool { end(index) - Int(runs[index].text) == Int(runs[index].end - runs[index].start) }
    private func exact(_ run: Run, _ at: Int) -> Int { Int(run.start) + at - Int(run.text) }

    /// The run that holds a byte of the text.
    private func run(at offset: Int) -> Int {
        var low = 0, high = runs.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if Int(runs[middle].text) <= offset { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
