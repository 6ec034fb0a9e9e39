extension PatternSyntax {
    /// Tells from the text before an occurrence of a literal where a match that holds it may begin.
    ///
    /// A deterministic automaton that reads backwards from the literal. It accepts more than the pattern does (it knows
    /// no assertions), never less, so that an occurrence it rejects needs no search, and the places it accepts are the
    /// only ones to try. Glushkov's construction and subset construction, with a limit on states; beyond it, the set of
    /// bytes that may stand there is all that is left.
    public struct Approach: Sendable, Hashable {
        /// A walk back ends after so many bytes, and then every place is possible.
        public static let longestWalk = 1024

        /// Whether matches begin with the literal.
        public let isImmediate: Bool
        private let tables: ApproachTables

        init(_ lead: Lead) {
            tables = ApproachTables(ReverseAutomaton(lead) ?? ReverseAutomaton(.any(lead.bytes))!)
            isImmediate = lead.size == 0
        }

        /// The first and the last byte at which a match may begin whose literal begins at `literal`; nil if none may.
        ///
        /// The places need not be scalar boundaries.
        ///
        /// - Parameters:
        ///   - literal: where the literal begins.
        ///   - text: valid UTF-8 from offset 0 on, at least up to the literal.
        ///   - bound: no match begins before this byte.
        /// - Complexity: O(distance), at most ``longestWalk``.
        public func starts(
            before literal: Int, in text: UnsafeBufferPointer<UInt8>, notBefore bound: Int = 0
        ) -> (first: Int, last: Int)? {
            if isImmediate { return (literal, literal) }
            guard let text = text.baseAddress else { return nil }
            let memory = UnsafePointer(tables.memory)
            let width = tables.width, accepts = memory + 256, next = accepts + tables.count
            var state = 1
            var last = accepts[1] != 0 ? literal : -1
            var first = last
            var at = literal
            let stop = max(bound, literal - Self.longestWalk)
            while at > stop {
                state = Int(next[state &* width &+ Int(memory[Int(text[at &- 1])])])
                if state == 0 { return last < 0 ? nil : (first, last) }
                at &-= 1
                if accepts[state] != 0 {
                    first = at
                    if last < 0 { last = at }
                }
            }
            if stop > bound { return (bound, last < 0 ? stop : last) }
            return last < 0 ? nil : (first, last)
        }
    }
}

/// The memory of an approach, in one piece: the class of each byte, whether each state accepts, and the next state at
/// `state * width + class`. State 0 rejects, state 1 is the one at the literal.
private final class ApproachTables: Sendable, Hashable {
    nonisolated(unsafe) let memory: UnsafeMutablePointer<UInt8>
    let width: Int
    let count: Int
    private let size: Int

    init(_ automaton: ReverseAutomaton) {
        let bytes = automaton.classes + automaton.accepts.map { $0 ? 1 : 0 } + automaton.next
        size = bytes.count
        memory = .allocate(capacity: size)
        memory.initialize(from: bytes, count: size)
        (width, count) = (automaton.width, automaton.accepts.count)
    }

    deinit { memory.deallocate() }

    private var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: memory, count: size) }

    static func == (left: ApproachTables, right: ApproachTables) -> Bool {
        left.width == right.width && left.bytes.elementsEqual(right.bytes)
    }

    func hash(into hasher: inout Hasher) { hasher.combine(bytes: UnsafeRawBufferPointer(bytes)) }
}

/// The tables of an ``PatternSyntax/Approach``, built from a language.
struct ReverseAutomaton {
    private typealias Places = SIMD4<UInt64>
    private static let stateLimit = 255

    private(set) var next: [UInt8] = []
    private(set) var classes = [UInt8](repeating: 0, count: 256)
    private(set) var width = 0
    private(set) var accepts: [Bool] = [false]

    /// What each place, a single byte of the language, may be.
    private var bytes: [ByteSet] = []
    /// The places that may come directly before each place.
    private var before: [Places] = []

    /// Nil if it would need too many states.
    init?(_ lead: Lead) {
        let whole = number(lead)
        let masks = makeClasses()
        var numbers: [Places: Int] = [:]
        // The places to read next, by state; state 0 has none.
        var candidates: [Places] = [Places(), whole.last]
        accepts.append(whole.isNullable)
        next = [UInt8](repeating: 0, count: width)
        var state = 1
        while state < candidates.count {
            for mask in masks {
                let read = candidates[state] & mask
                guard read != Places() else {
                    next.append(0)
                    continue
                }
                if numbers[read] == nil {
                    guard candidates.count < Self.stateLimit else { return nil }
                    numbers[read] = candidates.count
                    candidates.append(union(read))
                    accepts.append(read & whole.first != Places())
                }
                next.append(UInt8(numbers[read]!))
            }
            state += 1
        }
    }

    private func union(_ places: Places) -> Places {
        var result = Places()
        forEach(places) { result |= before[$0] }
        return result
    }

    private func forEach(_ places: Places, _ body: (Int) -> Void) {
        for word in 0..<4 {
            var rest = places[word]
            while rest != 0 {
                body(word * 64 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }

    /// Bytes that are in the same places are one class; gives the places of each class.
    private mutating func makeClasses() -> [Places] {
        var numbers: [Places: UInt8] = [:]
        var masks: [Places] = []
        for byte in 0..<256 {
            var mask = Places()
            for (place, set) in bytes.enumerated() where set.contains(UInt8(byte)) { mask[place >> 6] |= 1 << UInt64(place & 63) }
            if numbers[mask] == nil {
                numbers[mask] = UInt8(masks.count)
                masks.append(mask)
            }
            classes[byte] = numbers[mask]!
        }
        width = masks.count
        return masks
    }

    /// Gives each byte of the language a place, and notes what may come before it.
    private mutating func number(_ lead: Lead) -> (isNullable: Bool, first: Places, last: Places) {
        switch lead.node {
        case .empty: return (true, Places(), Places())
        case .byte(let set):
            var place = Places()
            place[bytes.count >> 6] |= 1 << UInt64(bytes.count & 63)
            bytes.append(set)
            before.append(Places())
            return (false, place, place)
        case .sequence(let left, let right):
            let (a, b) = (number(left), number(right))
            forEach(b.first) { before[$0] |= a.last }
            return (a.isNullable && b.isNullable, a.isNullable ? a.first | b.first : a.first, b.isNullable ? a.last | b.last : b.last)
        case .alternation(let leads):
            return leads.reduce((false, Places(), Places())) { whole, lead in
                let part = number(lead)
                return (whole.0 || part.isNullable, whole.1 | part.first, whole.2 | part.last)
            }
        case .star(let inner):
            let part = number(inner)
            forEach(part.first) { before[$0] |= part.last }
            return (true, part.first, part.last)
        }
    }
}
