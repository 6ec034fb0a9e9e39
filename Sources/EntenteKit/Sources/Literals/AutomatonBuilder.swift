/// Builds the trie of one automaton and completes it to a DFA.
struct AutomatonBuilder {
    /// Class of each byte; class 0 holds the bytes that occur in no literal.
    private(set) var classes = [UInt8](repeating: 0, count: 256)
    private(set) var classCount = 1
    /// `next[state * classCount + class]`; -1 until completed.
    private(set) var next: [Int32] = []
    private(set) var depth: [Int32] = [0]
    /// Literals ending in a state.
    private(set) var outputs: [Int: [Int]] = [:]
    /// The nearest proper suffix that ends a literal; -1 when none.
    private(set) var suffixOutput: [Int32] = []
    let isCaseless: Bool

    var stateCount: Int { depth.count }
    var isEmpty: Bool { outputs.isEmpty }
    var tableBytes: Int { next.count * 4 }

    static func fold(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }

    init(_ literals: [(id: Int, bytes: [UInt8])], caseless: Bool) {
        isCaseless = caseless
        let folded = literals.map { (id: $0.id, bytes: caseless ? $0.bytes.map(Self.fold) : $0.bytes) }
        makeClasses(folded.map(\.bytes))
        next = [Int32](repeating: -1, count: classCount)
        for literal in folded { insert(literal.bytes, id: literal.id) }
        complete()
    }

    private mutating func makeClasses(_ literals: [[UInt8]]) {
        var used = [Bool](repeating: false, count: 256)
        for literal in literals { for byte in literal { used[Int(byte)] = true } }
        let distinct = used.count { $0 }
        // With all 256 bytes in use there is no class of unused bytes to keep.
        classCount = distinct == 256 ? 256 : distinct + 1
        var following: UInt8 = distinct == 256 ? 0 : 1
        for byte in 0..<256 where used[byte] {
            classes[byte] = following
            following &+= 1
        }
        if isCaseless { for byte in 65...90 { classes[byte] = classes[byte | 32] } }
    }

    private mutating func insert(_ bytes: [UInt8], id: Int) {
        var state = 0
        for byte in bytes {
            let slot = state * classCount + Int(classes[Int(byte)])
            if next[slot] < 0 {
                next[slot] = Int32(stateCount)
                depth.append(depth[state] + 1)
                next.append(contentsOf: repeatElement(-1, count: classCount))
            }
            state = Int(next[slot])
        }
        outputs[state, default: []].append(id)
    }

    /// Breadth first: a missing transition is that of the longest proper suffix.
    private mutating func complete() {
        var failure = [Int32](repeating: 0, count: stateCount)
        suffixOutput = [Int32](repeating: -1, count: stateCount)
        var queue = [0]
        queue.reserveCapacity(stateCount)
        var head = 0
        while head < queue.count {
            let state = queue[head]
            head += 1
            let fallback = Int(failure[state])
            for byteClass in 0..<classCount {
                let slot = state * classCount + byteClass
                let inherited = state == 0 ? 0 : next[fallback * classCount + byteClass]
                let child = Int(next[slot])
                guard child >= 0 else {
                    next[slot] = inherited
                    continue
                }
                failure[child] = inherited
                suffixOutput[child] =
                    outputs[Int(inherited)] != nil ? inherited : suffixOutput[Int(inherited)]
                queue.append(child)
            }
        }
    }
}
