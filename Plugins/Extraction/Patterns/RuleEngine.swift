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
    private let hasGuards: Bool
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
        hasGuards = rules.contains { $0.guards != nil || $0.within == .document }
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
        try drafts(in: document, hits: hits).map(\.mention)
    }

    /// The same with what only the maker of a mention knows.
    func drafts(in document: borrowing Document, hits: [LiteralHit]? = nil) throws(StageError) -> [Drafts.Draft] {
        let reference = document.published.flatMap(CivilDate.init(iso:))
        let scopes = SearchScopes(document)
        let hits = hits ?? ownScan.hits(in: document.text)[0]
        return try document.text.withBytes { bytes throws(StageError) in
            var drafts = Drafts(text: bytes, reference: reference)
            try run(bytes, scopes, hits, into: &drafts)
            if hasGuards { try drafts.guarded(rules, scopes, bytes) }
            return drafts.settled(overlaps, rules)
        }
    }

    private func run(
        _ text: UnsafeBufferPointer<UInt8>, _ scopes: SearchScopes, _ hits: [LiteralHit], into drafts: inout Drafts
    ) throws(StageError) {
        let windows = RuleWindows(collected(text, hits), rules: rules.count)
        // In the order of the rules, which settles which of equal hits comes first.
        for index in windows.active(and: always) {
            let rule = rules[index]
            var search = RuleSearch(rule: rule, index: index, text: text, matcher: .current(steps: rule.budget))
            try search.run(try scopes.ranges(for: rule), scopes.kinds(rule.within), windows[index], into: &drafts)
        }
    }

    /// Where matches may begin, by the literals that were hit.
    private func collected(_ text: UnsafeBufferPointer<UInt8>, _ hits: [LiteralHit]) -> [RuleWindows.Entry] {
        var found: [RuleWindows.Entry] = []
        for hit in hits {
            let literal = Int(hit.literal)
            for at in Int(firstWaiting[literal])..<Int(firstWaiting[literal + 1]) {
                let rule = waiting[at]
                guard let places = approaches[Int(rule)]?.starts(before: Int(hit.start), in: text) else { continue }
                found.append((rule, SearchWindow(first: UInt32(places.first), last: UInt32(places.last))))
            }
        }
        return found
    }
}

/// The windows of all rules, sorted by rule: one list, because of hundreds of rules few have any in a document.
private struct RuleWindows {
    typealias Entry = (rule: Int32, window: SearchWindow)

    private var windows: [SearchWindow]
    /// Where the windows of each rule stand.
    private var places: [(start: Int32, end: Int32)]
    /// The rules that have any, ascending.
    private var users: [Int] = []

    init(_ found: [Entry], rules: Int) {
        places = [(start: Int32, end: Int32)](repeating: (0, 0), count: rules)
        windows = [SearchWindow](repeating: SearchWindow(first: 0, last: 0), count: found.count)
        for entry in found {
            if places[Int(entry.rule)].end == 0 { users.append(Int(entry.rule)) }
            places[Int(entry.rule)].end += 1
        }
        users.sort()
        var sum: Int32 = 0
        for rule in users {
            let count = places[rule].end
            places[rule] = (sum, sum)
            sum += count
        }
        for entry in found {
            windows[Int(places[Int(entry.rule)].end)] = entry.window
            places[Int(entry.rule)].end += 1
        }
    }

    /// In the order of the hits.
    subscript(rule: Int) -> ArraySlice<SearchWindow> { windows[Int(places[rule].start)..<Int(places[rule].end)] }

    /// Rules that have windows and those that always run, ascending.
    func active(and always: [Int]) -> [Int] {
        always.isEmpty ? users : (always + users).sorted()
    }
}
