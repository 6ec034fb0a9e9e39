internal import EntenteKit
internal import PCRE2

/// Where matches may begin: from the first byte to the last one, which is a place too.
struct SearchWindow {
    var first: UInt32
    var last: UInt32
}

/// One rule at work on one text.
struct RuleSearch {
    private let rule: Rule
    private let index: Int
    private let text: UnsafeBufferPointer<UInt8>
    private let matcher: Matcher
    /// Where the next search may begin: the end of the last match.
    private var position = 0
    /// Windows nearer to each other than this are searched as one, because each search has a price of its own.
    private static let gap: UInt32 = 16

    init(rule: Rule, index: Int, text: UnsafeBufferPointer<UInt8>, matcher: Matcher) {
        self.rule = rule
        self.index = index
        self.text = text
        self.matcher = matcher
    }

    /// Searches the readable ranges; `kinds` are those of the ranges where the document has sections.
    mutating func run(
        _ ranges: [TextRange], _ kinds: [Section.Kind]?, _ windows: ArraySlice<SearchWindow>, into drafts: inout Drafts
    ) throws(StageError) {
        let always = rule.requirements.literals == nil
        let windows = always ? [] : Self.joined(windows)
        var next = 0
        for (number, range) in ranges.enumerated() {
            // A window may reach into the range from the one before.
            while next < windows.count, windows[next].last < range.start { next += 1 }
            if !rule.sections.isEmpty, !rule.sections.contains(kinds?[number] ?? .body) { continue }
            position = Int(range.start)
            if always {
                try search(from: position, to: Int(range.end), startLimit: nil, &drafts)
                continue
            }
            var at = next
            while at < windows.count, windows[at].first < range.end {
                let begin = max(scalarStart(Int(windows[at].first)), position)
                let limit = Int(windows[at].last)
                if begin <= limit { try search(from: begin, to: Int(range.end), startLimit: limit, &drafts) }
                at += 1
            }
        }
    }

    /// The windows in text order, those that overlap or nearly touch as one. A wider window finds nothing else: a match
    /// that begins where none was expected is a match all the same.
    private static func joined(_ windows: ArraySlice<SearchWindow>) -> [SearchWindow] {
        var windows = Array(windows)
        // A literal further right may allow a start further left.
        if !isAscending(windows) { windows.sort { $0.first < $1.first } }
        var count = 0
        for window in windows {
            if count > 0, window.first <= windows[count - 1].last + gap {
                windows[count - 1].last = max(windows[count - 1].last, window.last)
            } else {
                windows[count] = window
                count += 1
            }
        }
        windows.removeSubrange(count...)
        return windows
    }

    private static func isAscending(_ windows: [SearchWindow]) -> Bool {
        var at = 1
        while at < windows.count, windows[at - 1].first <= windows[at].first { at += 1 }
        return at >= windows.count
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

    /// The start of the scalar that holds a byte.
    private func scalarStart(_ offset: Int) -> Int {
        var offset = offset
        while offset > 0, offset < text.count, text[offset] & 0xC0 == 0x80 { offset -= 1 }
        return offset
    }
}
