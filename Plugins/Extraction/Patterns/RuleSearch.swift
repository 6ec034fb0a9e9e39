internal import EntenteKit
internal import PCRE2

/// One rule at work on one text.
struct RuleSearch {
    private let rule: Rule
    private let index: Int
    private let text: UnsafeBufferPointer<UInt8>
    private let matcher: Matcher
    /// Where the next search may begin: the end of the last match.
    private var position = 0
    /// Windows nearer to each other than this are searched as one, because each search has a price of its own.
    private static let gap = 64

    init(rule: Rule, index: Int, text: UnsafeBufferPointer<UInt8>, matcher: Matcher) {
        self.rule = rule
        self.index = index
        self.text = text
        self.matcher = matcher
    }

    /// Searches the readable ranges; `kinds` are those of the ranges where the document has sections.
    mutating func run(
        _ ranges: [TextRange], _ kinds: [Section.Kind]?, _ occurrences: [UInt32], into drafts: inout Drafts
    ) throws(StageError) {
        // Literals of different lengths may come a little out of order.
        let starts = isAscending(occurrences) ? occurrences : occurrences.sorted()
        var next = 0
        for (number, range) in ranges.enumerated() {
            while next < starts.count, starts[next] < range.start { next += 1 }
            var last = next
            while last < starts.count, starts[last] < range.end { last += 1 }
            defer { next = last }
            if !rule.sections.isEmpty, !rule.sections.contains(kinds?[number] ?? .body) { continue }
            position = Int(range.start)
            if rule.requirements.literals == nil {
                try search(from: position, to: Int(range.end), startLimit: nil, &drafts)
            } else if last > next {
                try searchWindows(starts[next..<last], range, &drafts)
            }
        }
    }

    /// Searches before each occurrence, as far as a match can reach back.
    private mutating func searchWindows(
        _ starts: ArraySlice<UInt32>, _ range: TextRange, _ drafts: inout Drafts
    ) throws(StageError) {
        guard let reach = rule.requirements.maxBefore else {
            // Every match begins at or before a literal, hence at or before the last one.
            return try search(from: position, to: Int(range.end), startLimit: Int(starts.last!), &drafts)
        }
        var at = starts.startIndex
        while at < starts.endIndex {
            let from = scalarStart(max(Int(range.start), Int(starts[at]) - reach))
            var limit = Int(starts[at])
            at += 1
            while at < starts.endIndex, Int(starts[at]) - reach <= limit + Self.gap {
                limit = Int(starts[at])
                at += 1
            }
            let begin = max(from, position)
            if begin <= limit { try search(from: begin, to: Int(range.end), startLimit: limit, &drafts) }
        }
    }

    private mutating func search(from: Int, to end: Int, startLimit: Int?, _ drafts: inout Drafts) throws(StageError) {
        do throws(MatchError) {
            try matcher.forEachMatch(of: rule.pattern, in: text, from: from, to: end, startLimit: startLimit) {
                match throws(MatchError) in
                position = Int(match.end)
                if match.end > match.start { drafts.add(match, of: rule, index: index) }
            }
        } catch {
            throw StageError(
                .limit, "\(error)", hint: "make the pattern less ambiguous, or raise the rule's budget of \(rule.budget) steps",
                offset: max(from, position), rule: rule.by)
        }
    }

    private func isAscending(_ list: [UInt32]) -> Bool {
        list.withUnsafeBufferPointer { list in
            var at = 1
            while at < list.count, list[at - 1] <= list[at] { at += 1 }
            return at >= list.count
        }
    }

    /// The start of the scalar that holds a byte.
    private func scalarStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
