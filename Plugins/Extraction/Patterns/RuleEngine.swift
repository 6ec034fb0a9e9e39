internal import EntenteKit
internal import Literals
internal import PCRE2

/// All rules of a stage, ready to run over documents.
///
/// A rule runs only where a literal that its pattern requires occurs: with a bounded reach in a window before each
/// occurrence, else up to the last one. `Rule.requirements` promises that no match is lost by that.
struct RuleEngine: Sendable {
    let rules: [Rule]
    private let overlaps: [Overlap]
    private let scanner: LiteralScanner?
    /// Rules that wait for literal `n` are `waiting[firstWaiting[n]..<firstWaiting[n + 1]]`.
    private let firstWaiting: [Int32]
    private let waiting: [Int32]
    private let lengths: [UInt32]

    init(_ rules: [Rule], overlaps: [Overlap]) {
        self.rules = rules
        self.overlaps = overlaps
        var users: [PatternSyntax.Literal: [Int32]] = [:]
        var literals: [PatternSyntax.Literal] = []
        for (index, rule) in rules.enumerated() {
            for literal in rule.requirements.literals ?? [] {
                if users[literal] == nil { literals.append(literal) }
                users[literal, default: []].append(Int32(index))
            }
        }
        scanner = try? LiteralScanner(literals.map { .init($0.bytes, caseless: $0.isCaseless) })
        var first: [Int32] = [0], waiting: [Int32] = []
        for literal in literals {
            waiting += users[literal]!
            first.append(Int32(waiting.count))
        }
        (firstWaiting, self.waiting) = (first, waiting)
        lengths = literals.map { UInt32($0.bytes.count) }
    }

    /// The mentions of a document, in text order.
    ///
    /// - Throws: ``StageError`` with code `limit` and the rule, if a match takes more than its budget.
    func mentions(in document: borrowing Document) throws(StageError) -> [Mention] {
        try drafts(in: document).map(\.mention)
    }

    /// The same with what only the maker of a mention knows.
    func drafts(in document: borrowing Document) throws(StageError) -> [Drafts.Draft] {
        let reference = document.published.flatMap(CivilDate.init(iso:))
        let ranges = document.readableRanges
        let kinds: [Section.Kind]? =
            document.layers.contains(.sections) ? document.sections.map(\.kind).filter { $0 != .boilerplate } : nil
        return try document.text.withBytes { bytes throws(StageError) in
            var drafts = Drafts(text: bytes, reference: reference)
            try run(bytes, ranges, kinds, into: &drafts)
            return drafts.settled(overlaps, rules)
        }
    }

    private func run(
        _ text: UnsafeBufferPointer<UInt8>, _ ranges: [TextRange], _ kinds: [Section.Kind]?, into drafts: inout Drafts
    ) throws(StageError) {
        let scratch = Scratch.current
        // Taken out of the object, so that the scan's callback pays no exclusivity checks.
        var occurrences: [[UInt32]] = []
        swap(&occurrences, &scratch.occurrences)
        while occurrences.count < rules.count { occurrences.append([]) }
        defer { swap(&occurrences, &scratch.occurrences) }
        scan(text, into: &occurrences)
        var failure: StageError?
        for index in rules.indices {
            let rule = rules[index]
            if rule.requirements.literals == nil || !occurrences[index].isEmpty, failure == nil {
                do throws(StageError) {
                    var search = RuleSearch(rule: rule, index: index, text: text, matcher: scratch.matcher(steps: rule.budget))
                    try search.run(ranges, kinds, occurrences[index], into: &drafts)
                } catch { failure = error }
            }
            occurrences[index].removeAll(keepingCapacity: true)
        }
        if let failure { throw failure }
    }

    /// Notes for each rule where its literals begin.
    private func scan(_ text: UnsafeBufferPointer<UInt8>, into occurrences: inout [[UInt32]]) {
        guard let scanner, scanner.count > 0 else { return }
        firstWaiting.withUnsafeBufferPointer { first in
            waiting.withUnsafeBufferPointer { waiting in
                lengths.withUnsafeBufferPointer { lengths in
                    occurrences.withUnsafeMutableBufferPointer { occurrences in
                        scanner.scan(text) { literal, end in
                            let start = UInt32(truncatingIfNeeded: end) - lengths[literal]
                            for at in Int(first[literal])..<Int(first[literal + 1]) {
                                occurrences[Int(waiting[at])].append(start)
                            }
                        }
                    }
                }
            }
        }
    }
}
