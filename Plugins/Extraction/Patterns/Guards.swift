internal import EntenteKit
internal import PCRE2
internal import YAML

/// `unless:` as written.
struct GuardSettings: StageSettings {
    @Setting("What must not stand right before the hit.") var before: Node? = nil
    @Setting("What must not stand right behind the hit.") var after: Node? = nil
}

/// What must not stand next to a hit.
///
/// A guard looks at the hit as it was found: unlike a lookahead in the pattern it cannot make the hit a shorter one.
struct Guards: Sendable {
    let before: Pattern?
    let after: Pattern?
    /// A guard sees this many bytes, and none beyond a blank line.
    static let reach = 200

    /// Whether the guards let a hit pass.
    func allow(_ hit: TextRange, in text: UnsafeBufferPointer<UInt8>, _ matcher: Matcher) throws(MatchError) -> Bool {
        if let before {
            let end = Int(hit.start)
            if try matcher.matches(before, text, from: Self.start(before: end, text), to: end) { return false }
        }
        if let after {
            let start = Int(hit.end)
            if try matcher.matches(after, text, from: start, to: Self.end(after: start, text)) { return false }
        }
        return true
    }

    private static func start(before end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        var at = end
        var wasLineFeed = false
        while at > 0, end - at < reach || text[at] & 0xC0 == 0x80 {
            let byte = text[at - 1]
            if byte == 0x0A, wasLineFeed { break }
            if byte != 0x0D { wasLineFeed = byte == 0x0A }
            at -= 1
        }
        return at
    }

    private static func end(after start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Int {
        var at = start
        var wasLineFeed = false
        while at < text.count, at - start < reach || text[at] & 0xC0 == 0x80 {
            let byte = text[at]
            if byte == 0x0A, wasLineFeed { break }
            if byte != 0x0D { wasLineFeed = byte == 0x0A }
            at += 1
        }
        return at
    }
}

extension Drafts {
    /// Takes out what guards forbid, and what a match over several sections marks in boilerplate.
    ///
    /// - Throws: ``StageError`` with code `limit` and the rule, if a guard takes more than the rule's budget.
    mutating func guarded(
        _ rules: [Rule], _ scopes: SearchScopes, _ text: UnsafeBufferPointer<UInt8>
    ) throws(StageError) {
        try removeDrafts { draft throws(StageError) in
            let rule = rules[draft.rule]
            if rule.within == .document, scopes.isBoilerplate(draft.mention.range) { return true }
            guard let guards = rule.guards else { return false }
            do throws(MatchError) { return try !guards.allow(draft.hit, in: text, .current(steps: rule.budget)) } catch {
                throw StageError(
                    .limit, "\(error)", hint: "make the guard less ambiguous, or raise the rule's budget of \(rule.budget) steps",
                    offset: Int(draft.hit.start), rule: rule.by)
            }
        }
    }
}
