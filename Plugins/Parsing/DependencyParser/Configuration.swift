/// A word in a half-built tree.
struct Node {
    var form: UInt32
    var tag: UInt8
    var coarse: UInt8
    var fine: UInt16
    /// Its relation to ``head``, as a number of ``ActionSet/relations``.
    var label: UInt8 = 0
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    /// -1 while it has none; the number of words for the root.
    var head: Int32 = -1
    /// The outermost dependent on each side, and the one found before it; the number of "none" where there is none.
    var left: Int32
    var left2: Int32
    var right: Int32
    var right2: Int32
    /// Relations of the dependents on each side, a bit each.
    var leftLabels: UInt64 = 0
    var rightLabels: UInt64 = 0

    init(_ word: Word, tag: UInt8, none: Int) {
        form = word.form
        coarse = word.coarse
        fine = word.fine
        self.tag = tag
        let none = Int32(none)
        (left, left2, right, right2) = (none, none, none, none)
    }
}

/// The state of the parser within a sentence: a stack, the next word, and the arcs so far.
///
/// Words are 0..<count; behind them stand the root (`count`), where the buffer ends, and "none" (`count + 1`). One word
/// only may depend on the root: it is what is left at the end.
struct Configuration: ~Copyable {
    let count: Int
    /// `count + 2` nodes.
    let nodes: UnsafeMutablePointer<Node>
    private let stack: UnsafeMutablePointer<Int32>
    private(set) var depth = 0
    /// The next word; `count` when all are on the stack or done.
    private(set) var next = 0

    /// - Parameters:
    ///   - nodes: room for `count + 2` nodes, which the caller has filled.
    ///   - stack: room for `count` numbers.
    init(count: Int, nodes: UnsafeMutablePointer<Node>, stack: UnsafeMutablePointer<Int32>) {
        self.count = count
        self.nodes = nodes
        self.stack = stack
    }

    var canShift: Bool { next < count }
    var canLeft: Bool { depth > 1 ? next < count : depth == 1 }
    var canRight: Bool { depth > 1 }
    /// The last word of the stack can only become the root's.
    var isDecided: Bool { next == count && depth <= 1 }
    /// The number of "none".
    var none: Int { count + 1 }

    /// The word that lies `place` below the top of the stack, or "none".
    @inline(__always)
    func top(_ place: Int) -> Int { place < depth ? Int(stack[depth - 1 - place]) : none }

    /// The word `place` behind the next, the root, or "none".
    @inline(__always)
    func ahead(_ place: Int) -> Int { next + place <= count ? next + place : none }

    @inline(__always)
    mutating func shift() {
        stack[depth] = Int32(next)
        depth += 1
        next += 1
    }

    @inline(__always)
    mutating func left(_ label: UInt8) {
        let child = pop()
        attach(child, to: next, label)
        guard next < count else { return }
        nodes[next].left2 = nodes[next].left
        nodes[next].left = Int32(child)
        nodes[next].leftCount &+= 1
        nodes[next].leftLabels |= 1 << UInt64(label)
    }

    @inline(__always)
    mutating func right(_ label: UInt8) {
        let child = pop()
        let head = Int(stack[depth - 1])
        attach(child, to: head, label)
        nodes[head].right2 = nodes[head].right
        nodes[head].right = Int32(child)
        nodes[head].rightCount &+= 1
        nodes[head].rightLabels |= 1 << UInt64(label)
    }

    /// Takes an action that is allowed.
    @inline(__always)
    mutating func take(_ action: Int, of actions: ActionSet) {
        if action == ActionSet.shift {
            shift()
        } else if actions.left.contains(action) {
            left(actions.labels[action])
        } else {
            right(actions.labels[action])
        }
    }

    /// Makes the last word the root's.
    mutating func finish() { if depth == 1 { left(ActionSet.root) } }

    @inline(__always)
    private mutating func pop() -> Int {
        depth -= 1
        return Int(stack[depth])
    }

    @inline(__always)
    private func attach(_ child: Int, to head: Int, _ label: UInt8) {
        nodes[child].head = Int32(head)
        nodes[child].label = label
    }
}
