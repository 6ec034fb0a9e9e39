/// A token pattern as an automaton (Thompson 1968): states with at most one item each, and steps without an item.
struct TokenProgram: Sendable {
    enum State: Sendable {
        /// Takes up text, then goes on.
        case item(TokenItem, next: Int)
        /// Goes on at the first that leads to a match.
        case split(Int, Int)
        /// Opens (even) or closes (odd) capture `slot / 2`.
        case save(slot: Int, next: Int)
        case sentenceStart(next: Int)
        case sentenceEnd(next: Int)
        case accept
    }

    private(set) var states: [State] = []
    let captureCount: Int
    private(set) var start = 0
    /// States without an item, each behind those that it goes on to.
    private(set) var order: [Int] = []
    /// More would make a careless `{1000}` cost memory in every sentence.
    static let stateLimit = 4096

    /// `nil` if it takes more states than ``stateLimit``. What repeats without bound must not be nullable.
    init?(_ syntax: TokenSyntax, captureCount: Int) {
        self.captureCount = captureCount
        let accept = add(.accept)
        guard let start = compile(syntax, next: accept) else { return nil }
        self.start = start
        order = ordered()
    }

    private mutating func add(_ state: State) -> Int {
        states.append(state)
        return states.count - 1
    }

    /// Compiles back to front: what follows is there already. Returns the state to begin at.
    private mutating func compile(_ syntax: TokenSyntax, next: Int) -> Int? {
        if states.count > Self.stateLimit { return nil }
        switch syntax {
        case .item(let item): return add(.item(item, next: next))
        case .sentenceStart: return add(.sentenceStart(next: next))
        case .sentenceEnd: return add(.sentenceEnd(next: next))
        case .sequence(let parts):
            var at = next
            for part in parts.reversed() {
                guard let start = compile(part, next: at) else { return nil }
                at = start
            }
            return at
        case .alternation(let branches):
            var starts: [Int] = []
            for branch in branches {
                guard let start = compile(branch, next: next) else { return nil }
                starts.append(start)
            }
            return starts.dropLast().reversed().reduce(starts.last ?? next) { add(.split($1, $0)) }
        case .capture(let number, let body):
            let close = add(.save(slot: 2 * number + 1, next: next))
            return compile(body, next: close).map { add(.save(slot: 2 * number, next: $0)) }
        case .repetition(let body, let minimum, let maximum, let isLazy):
            return compile(body, minimum, maximum, isLazy, next)
        }
    }

    private mutating func compile(_ body: TokenSyntax, _ minimum: Int, _ maximum: Int?, _ isLazy: Bool, _ next: Int) -> Int? {
        var at = next
        if let maximum {
            for _ in minimum..<max(minimum, maximum) {
                guard let start = compile(body, next: at) else { return nil }
                // The way out leads straight to what follows: fewer steps than through the copies behind.
                at = add(isLazy ? .split(next, start) : .split(start, next))
            }
        } else {
            let loop = add(.accept)
            guard let start = compile(body, next: loop) else { return nil }
            states[loop] = isLazy ? .split(next, start) : .split(start, next)
            at = loop
        }
        for _ in 0..<minimum {
            guard let start = compile(body, next: at) else { return nil }
            at = start
        }
        return at
    }

    /// Depth first along steps without an item; there is no circle of them.
    private func ordered() -> [Int] {
        var seen = [Bool](repeating: false, count: states.count)
        var out: [Int] = []
        for root in states.indices {
            var stack: [(state: Int, isDone: Bool)] = [(root, false)]
            while let (state, isDone) = stack.popLast() {
                if isDone { out.append(state) }
                if isDone || seen[state] { continue }
                seen[state] = true
                switch states[state] {
                case .item, .accept: break
                case .split(let a, let b): stack += [(state, true), (b, false), (a, false)]
                case .save(_, let next), .sentenceStart(let next), .sentenceEnd(let next): stack += [(state, true), (next, false)]
                }
            }
        }
        return out
    }
}
