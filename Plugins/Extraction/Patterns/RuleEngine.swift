internal import EntenteKit
internal import Literals
internal import PCRE2

/// All rules of a stage, ready to run over documents.
///
/// A rule runs only where a literal that its pattern requires occurs, and only from the places before it at which a
/// match may begin. `Rule.requirements` promises that no match is lost by that.
struct RuleEngine: Sendable {
    let rules: [Rule]
    /// What the rules wait for.
    let literals: [LiteralScanner.Literal]
    private let overlaps: [Overlap]
    /// For runs without a scan of the plan's.
    private let ownScan: LiteralScan
    /// Rules that wait for literal `n` are `waiting[firstWaiting[n]..<firstWaiting[n + 1]]`.
    private let firstWaiting: [Int32]
    private let waiting: [Int32]
    private let approaches: [PatternSyntax.Approach?]
    /// Rules without literals: they always run.
    private let always: [Int]

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
        var first: [Int32] = [0], waiting: [Int32] = []
        for literal in literals {
            waiting += users[literal]!
            first.append(Int32(waiting.count))
        }
        (firstWaiting, self.waiting) = (first, waiting)
        self.literals = literals.map { .init($0.bytes, caseless: $0.isCaseless) }
        ownScan = LiteralScan([self.literals])
        approaches = rules.map(\.requirements.approach)
        always = rules.indices.filter { rules[$0].requirements.literals == nil }
    }

    /// The mentions of a document, in text order.
    ///
    /// - Parameter hits: of ``literals``; without them the text is scanned here.
    /// - Throws: ``StageError`` with code `limit` and the rule, if a match takes more than its budget.
    func mentions(in document: borrowing Document, hits: [LiteralHit]? = nil) throws(StageError) -> [Mention] {
        let reference = document.published.flatMap(CivilDate.init(iso:))
        let ranges = document.readableRanges
        let kinds: [Section.Kind]? =
            document.layers.contains(.sections) ? document.sections.map(\.kind).filter { $0 != .boilerplate } : nil
        let hits = hits ?? ownScan.hits(in: document.text)[0]
        return try document.text.withBytes { bytes throws(StageError) in
            var drafts = Drafts(text: bytes, reference: reference)
            try run(bytes, ranges, kinds, hits, into: &drafts)
            return drafts.settled(overlaps, rules)
        }
    }

    private func run(
        _ text: UnsafeBufferPointer<UInt8>, _ ranges: [TextRange], _ kinds: [Section.Kind]?, _ hits: [LiteralHit],
        into drafts: inout Drafts
    ) throws(StageError) {
        var windows = [[SearchWindow]](repeating: [], count: rules.count)
        let woken = collectWindows(text, hits, into: &windows)
        // In the order of the rules, which settles which of equal hits comes first.
        for index in (woken + always).sorted() {
            let rule = rules[index]
            var search = RuleSearch(rule: rule, index: index, text: text, matcher: .current(steps: rule.budget))
            try search.run(ranges, kinds, windows[index], into: &drafts)
        }
    }

    /// Notes for each rule where its matches may begin; gives the rules that have such places.
    private func collectWindows(
        _ text: UnsafeBufferPointer<UInt8>, _ hits: [LiteralHit], into windows: inout [[SearchWindow]]
    ) -> [Int] {
        var woken: [Int] = []
        for hit in hits {
            let literal = Int(hit.literal)
            for at in Int(firstWaiting[literal])..<Int(firstWaiting[literal + 1]) {
                let rule = Int(waiting[at])
                guard let places = approaches[rule]?.starts(before: Int(hit.start), in: text) else { continue }
                if windows[rule].isEmpty { woken.append(rule) }
                windows[rule].append(SearchWindow(first: UInt32(places.first), last: UInt32(places.last)))
            }
        }
        return woken
    }
}
