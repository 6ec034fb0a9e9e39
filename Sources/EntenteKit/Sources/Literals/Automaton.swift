/// A completed automaton in the layout the scan loop wants.
///
/// States are offsets of their rows, renumbered so that two comparisons
/// suffice: rows up to the last of `near` are the root and the states up to
/// three bytes deep, rows from `matching` on end at least one literal.
@usableFromInline
final class Automaton: Sendable {
    @usableFromInline nonisolated(unsafe) let rows: UnsafeMutablePointer<UInt32>
    @usableFromInline nonisolated(unsafe) let classes: UnsafeMutablePointer<UInt32>
    /// The last rows of the states at most one, two and three bytes deep at which no literal ends.
    @usableFromInline let near: (UInt32, UInt32, UInt32)
    @usableFromInline let matching: UInt32
    @usableFromInline let width: UInt32
    /// Literals of matching state `n` are `literals[starts[n]..<starts[n + 1]]`.
    @usableFromInline let starts: [Int32]
    @usableFromInline let literals: [Int32]
    /// The matching state of the nearest suffix that ends a literal; -1 when none.
    @usableFromInline let suffix: [Int32]
    @usableFromInline let isEmpty: Bool
    let byteCount: Int

    init(_ builder: AutomatonBuilder) {
        let width = builder.classCount, count = builder.stateCount
        func isMatch(_ state: Int) -> Bool { builder.outputs[state] != nil || builder.suffixOutput[state] >= 0 }
        // By depth, because a scan is mostly near the root and that part should share the cache.
        let byDepth = (0..<count).sorted { (builder.depth[$0], $0) < (builder.depth[$1], $1) }
        let order = byDepth.filter { !isMatch($0) } + byDepth.filter(isMatch)
        var place = [Int](repeating: 0, count: count)
        for (new, old) in order.enumerated() { place[old] = new }
        let firstMatch = order.firstIndex(where: isMatch) ?? count

        self.width = UInt32(width)
        matching = UInt32(firstMatch * width)
        func last(_ depth: Int32) -> UInt32 {
            UInt32((order[..<firstMatch].prefix { builder.depth[$0] <= depth }.count - 1) * width)
        }
        near = (last(1), last(2), last(3))
        isEmpty = builder.isEmpty

        rows = .allocate(capacity: count * width)
        for (new, old) in order.enumerated() {
            for byteClass in 0..<width {
                let target = place[Int(builder.next[old * width + byteClass])]
                (rows + new * width + byteClass).initialize(to: UInt32(target * width))
            }
        }
        classes = .allocate(capacity: 256)
        for byte in 0..<256 { (classes + byte).initialize(to: UInt32(builder.classes[byte])) }

        var starts: [Int32] = [0], literals: [Int32] = [], suffix: [Int32] = []
        for old in order[firstMatch...] {
            literals += (builder.outputs[old] ?? []).map(Int32.init)
            starts.append(Int32(literals.count))
            let link = Int(builder.suffixOutput[old])
            suffix.append(link < 0 ? -1 : Int32(place[link] - firstMatch))
        }
        (self.starts, self.literals, self.suffix) = (starts, literals, suffix)
        byteCount = count * width * 4 + 1024 + (starts.count + literals.count + suffix.count) * 4
    }

    deinit {
        rows.deallocate()
        classes.deallocate()
    }

    /// How many bytes deep a state is, if it is one of the near ones.
    @inlinable @inline(__always)
    func depth(ofNear state: UInt32) -> Int { state == 0 ? 0 : state <= near.0 ? 1 : state <= near.1 ? 2 : 3 }

    /// Calls `body` with each literal that ends in `state`, until it returns false.
    @inlinable
    func forEachLiteral(in state: UInt32, _ body: (Int) -> Bool) -> Bool {
        var index = Int((state - matching) / width)
        while index >= 0 {
            for at in Int(starts[index])..<Int(starts[index + 1]) where !body(Int(literals[at])) { return false }
            index = Int(suffix[index])
        }
        return true
    }
}
