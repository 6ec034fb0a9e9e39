/// What the parser looks at: words and tags of stack and buffer, their outermost dependents, distances and valencies.
///
/// After Zhang and Nivre (ACL 2011), fitted to the arc-hybrid system, in which the top of the stack may still become a
/// dependent of the word below it or of the next word.
enum ParserFeatures {
    /// Grows when features change: models of another version are refused.
    static let version = 2

    /// Writes the features of a configuration.
    static func emit(_ state: borrowing Configuration, into list: inout FeatureList) {
        list.removeAll()
        let nodes = state.nodes
        let top = state.top(0), second = state.top(1), next = state.ahead(0)
        let s0 = nodes[top], s1 = nodes[second], s2 = nodes[state.top(2)]
        let n0 = nodes[next], n1 = nodes[state.ahead(1)], n2 = nodes[state.ahead(2)]
        words(s0, s1, s2, n0, n1, n2, &list)
        pairs(s0, s1, s2, n0, n1, n2, &list)
        children(nodes, s0, s1, n0, &list)
        classes(s0, s1, n0, n1, nodes[Int(s0.left)], &list)
        shapes(s0, s1, n0, near: distance(top, next), far: distance(second, top), &list)
    }

    @inline(__always)
    private static func words(_ s0: Node, _ s1: Node, _ s2: Node, _ n0: Node, _ n1: Node, _ n2: Node, _ list: inout FeatureList) {
        list.add(0, w(s0), t(s0))
        list.add(1, w(s0))
        list.add(2, t(s0))
        list.add(3, w(s1), t(s1))
        list.add(4, w(s1))
        list.add(5, t(s1))
        list.add(6, w(s2), t(s2))
        list.add(7, t(s2))
        list.add(8, w(n0), t(n0))
        list.add(9, w(n0))
        list.add(10, t(n0))
        list.add(11, w(n1), t(n1))
        list.add(12, w(n1))
        list.add(13, t(n1))
        list.add(14, w(n2), t(n2))
        list.add(15, t(n2))
    }

    @inline(__always)
    private static func pairs(_ s0: Node, _ s1: Node, _ s2: Node, _ n0: Node, _ n1: Node, _ n2: Node, _ list: inout FeatureList) {
        list.add(16, w(s0) << 8 | t(s0), w(n0) << 8 | t(n0))
        list.add(17, w(s0), w(n0))
        list.add(18, w(s0) << 8 | t(s0), t(n0))
        list.add(19, t(s0), w(n0) << 8 | t(n0))
        list.add(20, t(s0), t(n0))
        list.add(21, t(n0), t(n1))
        list.add(22, w(s1) << 8 | t(s1), w(s0) << 8 | t(s0))
        list.add(23, w(s1), w(s0))
        list.add(24, w(s1) << 8 | t(s1), t(s0))
        list.add(25, t(s1), w(s0) << 8 | t(s0))
        list.add(26, t(s1), t(s0))
        list.add(27, t(s1), t(n0))
        list.add(28, w(s1), w(n0))
        list.add(29, t(n0), t(n1), t(n2))
        list.add(30, t(s0), t(n0), t(n1))
        list.add(31, t(s1), t(s0), t(n0))
        list.add(32, t(s2), t(s1), t(s0))
        list.add(33, w(s0), t(n0), t(n1))
        list.add(34, t(s1), w(s0), t(n0))
        list.add(35, w(s1), t(s0), t(n0))
        list.add(36, t(s1), t(s0), w(n0))
        list.add(37, w(s1), t(s0), w(n0))
        list.add(38, t(s0), t(n0), w(n1))
        list.add(39, t(s2) << 8 | t(s1), t(s0), t(n0))
        list.add(40, t(s1) << 8 | t(s0), t(n0), t(n1))
    }

    @inline(__always)
    private static func children(_ nodes: UnsafeMutablePointer<Node>, _ s0: Node, _ s1: Node, _ n0: Node, _ list: inout FeatureList) {
        let l0 = nodes[Int(s0.left)], r0 = nodes[Int(s0.right)], l1 = nodes[Int(s1.left)], r1 = nodes[Int(s1.right)]
        let ln = nodes[Int(n0.left)]
        list.add(41, w(l0), l(l0))
        list.add(42, t(l0), l(l0))
        list.add(43, w(r0), l(r0))
        list.add(44, t(r0), l(r0))
        list.add(45, w(l1), l(l1))
        list.add(46, t(l1), l(l1))
        list.add(47, w(r1), l(r1))
        list.add(48, t(r1), l(r1))
        list.add(49, w(ln), l(ln))
        list.add(50, t(ln), l(ln))
        list.add(51, t(s0), t(l0), t(n0))
        list.add(52, t(s0), t(r0), t(n0))
        list.add(53, t(s0), t(n0), t(ln))
        list.add(54, t(s1), t(r1), t(s0))
        list.add(55, t(s1), t(s0), t(l0))
        list.add(56, t(s1), t(s0), t(r0))
        list.add(57, t(s1), t(l1), t(s0))
        // A preposition and what it hangs on: "agreed … with", "talks … with".
        list.add(58, w(s1), w(l0), t(s0))
        list.add(59, t(s1), w(l0), t(s0))
        list.add(60, w(s0), w(l0), t(s1))
        let l02 = nodes[Int(s0.left2)], r02 = nodes[Int(s0.right2)], ln2 = nodes[Int(n0.left2)]
        list.add(61, t(l02), l(l02), t(s0))
        list.add(62, t(r02), l(r02), t(s0))
        list.add(63, t(ln2), l(ln2), t(n0))
    }

    @inline(__always)
    private static func shapes(_ s0: Node, _ s1: Node, _ n0: Node, near: UInt64, far: UInt64, _ list: inout FeatureList) {
        list.add(64, w(s0), near)
        list.add(65, t(s0), near, t(n0))
        list.add(66, w(n0), near)
        list.add(67, t(s1), far, t(s0))
        list.add(68, w(s1), far)
        list.add(69, w(s0), far)
        list.add(70, w(s0), UInt64(s0.rightCount), UInt64(s0.leftCount))
        list.add(71, t(s0), UInt64(s0.rightCount), UInt64(s0.leftCount))
        list.add(72, w(n0), UInt64(n0.leftCount))
        list.add(73, t(n0), UInt64(n0.leftCount))
        list.add(74, t(s1), UInt64(s1.rightCount), UInt64(s1.leftCount))
        list.add(75, t(s0), s0.rightLabels)
        list.add(76, t(s0), s0.leftLabels)
        list.add(77, w(s0), s0.leftLabels)
        list.add(78, t(n0), n0.leftLabels)
        list.add(79, t(s1), s1.rightLabels, t(s0))
        list.add(80, w(s1), s1.rightLabels)
        list.add(81, t(s1), s1.leftLabels, t(s0))
        list.add(82, t(s1), t(s0), s0.leftLabels)
        list.add(83, w(s1), t(s0), s0.leftLabels)
        list.add(84, s1.rightLabels, t(s1), s0.leftLabels &+ t(s0) << 56)
    }

    @inline(__always)
    private static func classes(_ s0: Node, _ s1: Node, _ n0: Node, _ n1: Node, _ l0: Node, _ list: inout FeatureList) {
        list.add(85, f(s0), t(s0))
        list.add(86, f(s1), t(s1))
        list.add(87, f(n0), t(n0))
        list.add(88, f(n1), t(n1))
        list.add(89, f(s0), f(n0))
        list.add(90, f(s1), f(s0))
        list.add(91, c(s0), c(n0), t(s0))
        list.add(92, c(s1), c(s0), t(n0))
        list.add(93, f(s1), t(s0), t(n0))
        list.add(94, t(s1), f(s0), t(n0))
        list.add(95, f(s0), t(n0), t(n1))
        list.add(96, t(s0), f(n0), t(n1))
        // What kind of word takes such a preposition with such a noun.
        list.add(97, f(s1), w(l0), t(s0))
        list.add(98, c(s1), w(l0), c(s0))
    }

    @inline(__always) private static func f(_ node: Node) -> UInt64 { UInt64(node.fine) }
    @inline(__always) private static func c(_ node: Node) -> UInt64 { UInt64(node.coarse) }
    @inline(__always) private static func w(_ node: Node) -> UInt64 { UInt64(node.form) }
    @inline(__always) private static func t(_ node: Node) -> UInt64 { UInt64(node.tag) }
    @inline(__always) private static func l(_ node: Node) -> UInt64 { UInt64(node.label) }

    /// How far apart two words are, coarser with the distance.
    @inline(__always)
    private static func distance(_ a: Int, _ b: Int) -> UInt64 {
        switch abs(b - a) {
        case 0...4: UInt64(abs(b - a))
        case 5...6: 5
        case 7...10: 6
        case 11...20: 7
        default: 8
        }
    }
}
