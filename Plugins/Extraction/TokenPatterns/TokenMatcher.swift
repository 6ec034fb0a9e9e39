internal import EntenteKit

/// Runs automata over sentences; keeps its memory from one to the next.
///
/// Two passes, each linear in tokens × states: forwards, which states can be reached at which token, all starts at once
/// (Thompson's simulation); backwards, from which of them a match can be completed. A third walk then takes, at each
/// fork, the first branch that leads to a match. So the match is the one that a backtracking matcher finds first, without
/// its exponential trials, and captures need no copies. Words of several tokens and mentions are steps over several
/// positions, which a simulation in lockstep would not allow.
struct TokenMatcher {
    /// A match, in tokens.
    struct Match: Equatable {
        var range: Range<Int>
        /// What each capture took; nil where it took no part.
        var captures: [Capture?]
    }

    /// What a capture took.
    struct Capture: Equatable {
        var range: Range<Int>
        /// The mention, if it took one mention and nothing else.
        var mention: Int?
    }

    /// A step that takes up text.
    private struct Edge {
        let state: Int32
        let next: Int32
        let end: Int32
        let mention: Int32
    }

    private var reached = BitRows()
    private var alive = BitRows()
    private var edges: [Edge] = []
    /// Edges from token `n` on are `edges[firstEdge[n]..<firstEdge[n + 1]]`.
    private var firstEdge: [Int] = []
    private var stack: [Int] = []
    private var columns: [Int] = []
    private var shape: [UInt8] = []
    /// Tokens × states; more is no sentence.
    static let limit = 1 << 28

    init() {}

    /// The matches in a range of tokens, leftmost first, disjoint; nil if the range is too long for the automaton.
    mutating func matches(of program: TokenProgram, in view: TokenView, _ range: Range<Int>) -> [Match]? {
        let count = range.count + 1
        guard count * program.states.count <= Self.limit else { return nil }
        guard advance(program, view, range) else { return [] }
        retreat(program, range)
        var found: [Match] = []
        var at = range.lowerBound
        while at < range.upperBound {
            if alive[at - range.lowerBound, program.start] {
                let match = walk(program, from: at, range)
                found.append(match)
                at = max(match.range.upperBound, at + 1)
            } else {
                at += 1
            }
        }
        return found
    }

    /// Forwards: false if no match is completed anywhere.
    private mutating func advance(_ program: TokenProgram, _ view: TokenView, _ range: Range<Int>) -> Bool {
        reached.reset(rows: range.count + 1, columns: program.states.count)
        edges.removeAll(keepingCapacity: true)
        firstEdge.removeAll(keepingCapacity: true)
        var isAccepted = false
        for position in range.lowerBound...range.upperBound {
            let row = position - range.lowerBound
            firstEdge.append(edges.count)
            enter(program.start, position, program, range, &isAccepted)
            guard position < range.upperBound else { break }
            reached.columns(inRow: row, into: &columns)
            for state in columns {
                if case .item(let item, let next) = program.states[state] {
                    addEdges(of: item, state, next, position, view, range)
                }
            }
            for index in firstEdge[row]..<edges.count {
                enter(Int(edges[index].next), Int(edges[index].end), program, range, &isAccepted)
            }
        }
        firstEdge.append(edges.count)
        return isAccepted
    }

    /// Marks a state as reached, and those that follow without an item.
    private mutating func enter(
        _ state: Int, _ position: Int, _ program: TokenProgram, _ range: Range<Int>, _ isAccepted: inout Bool
    ) {
        let row = position - range.lowerBound
        stack.append(state)
        while let state = stack.popLast() {
            guard reached.insert(row, state) else { continue }
            switch program.states[state] {
            case .item: break
            case .split(let first, let second):
                stack.append(first)
                stack.append(second)
            case .save(_, let next): stack.append(next)
            case .sentenceStart(let next): if position == range.lowerBound { stack.append(next) }
            case .sentenceEnd(let next): if position == range.upperBound { stack.append(next) }
            case .accept: isAccepted = true
            }
        }
    }

    /// Backwards: from where a match can be completed.
    private mutating func retreat(_ program: TokenProgram, _ range: Range<Int>) {
        alive.reset(rows: range.count + 1, columns: program.states.count)
        for row in (0...range.count).reversed() where !reached.isEmpty(row) {
            for edge in edges[firstEdge[row]..<firstEdge[row + 1]]
            where alive[Int(edge.end) - range.lowerBound, Int(edge.next)] {
                alive.insert(row, Int(edge.state))
            }
            if reached[row, 0] { alive.insert(row, 0) }
            for state in program.order where reached[row, state] {
                let lives: Bool
                switch program.states[state] {
                case .item, .accept: continue
                case .split(let first, let second): lives = alive[row, first] || alive[row, second]
                case .save(_, let next): lives = alive[row, next]
                case .sentenceStart(let next): lives = row == 0 && alive[row, next]
                case .sentenceEnd(let next): lives = row == range.count && alive[row, next]
                }
                if lives { alive.insert(row, state) }
            }
        }
    }

    /// Takes the first living branch from a token on.
    private func walk(_ program: TokenProgram, from start: Int, _ range: Range<Int>) -> Match {
        var captures = [Capture?](repeating: nil, count: program.captureCount)
        // Where each capture was opened: the token, and how many steps had been taken.
        var opened = [(token: Int, steps: Int)](repeating: (0, 0), count: program.captureCount)
        var state = program.start, position = start, steps = 0, mention = -1
        while true {
            let row = position - range.lowerBound
            switch program.states[state] {
            case .accept: return Match(range: start..<position, captures: captures)
            case .sentenceStart(let next), .sentenceEnd(let next): state = next
            case .split(let first, let second): state = alive[row, first] ? first : second
            case .save(let slot, let next):
                let number = slot / 2
                if slot % 2 == 0 {
                    opened[number] = (position, steps)
                } else if position > opened[number].token {
                    let isOne = steps == opened[number].steps + 1 && mention >= 0
                    captures[number] = Capture(range: opened[number].token..<position, mention: isOne ? mention : nil)
                }
                state = next
            case .item:
                let edge = edges[firstEdge[row]..<firstEdge[row + 1]].first { edge in
                    edge.state == state && alive[Int(edge.end) - range.lowerBound, Int(edge.next)]
                }
                guard let edge else { return Match(range: start..<position, captures: captures) }
                (state, position, mention, steps) = (Int(edge.next), Int(edge.end), Int(edge.mention), steps + 1)
            }
        }
    }
}

extension TokenMatcher {
    /// The steps that an item can take at a token, those to be tried first in front.
    private mutating func addEdges(
        of item: TokenItem, _ state: Int, _ next: Int, _ position: Int, _ view: TokenView, _ range: Range<Int>
    ) {
        func add(_ end: Int32, _ mention: Int32 = -1) {
            if Int(end) <= range.upperBound {
                edges.append(Edge(state: Int32(state), next: Int32(next), end: end, mention: mention))
            }
        }
        switch item {
        case .words(let set):
            for hit in view.hits(at: position) where view.isIn(set, hit, at: position) { add(hit.end) }
        case .token(let tests):
            if tests.allSatisfy({ TokenChecks.holds($0, at: position, view, &shape) }) { add(Int32(position + 1)) }
        case .mention(let tests):
            for unit in view.units(at: position) where tests.allSatisfy({ TokenChecks.holds($0, unit, at: position, view) }) {
                add(unit.end, unit.mention)
            }
        case .step:
            var last = Int32(position + 1)
            for unit in view.units(at: position) where unit.end > last {
                add(unit.end)
                // The longest will do: shorter ones are reached token by token.
                last = .max
            }
            add(Int32(position + 1))
        }
    }
}
