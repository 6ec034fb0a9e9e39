/// Says of every action in every configuration how many right arcs it makes unreachable.
///
/// The dynamic oracle of the arc-hybrid system: Goldberg and Nivre, "Training deterministic parsers with
/// non-deterministic oracles" (TACL 2013). It knows the best way on from a wrong turn too, so the parser can learn to
/// live with its own mistakes.
struct TreeOracle {
    /// Heads; the number of words for the root.
    let heads: [Int32]
    let labels: [UInt8]
    /// By word: its last dependent, or -1.
    private let last: [Int]

    /// - Parameter sentence: has a projective tree.
    init(_ sentence: GoldSentence) {
        heads = sentence.heads
        labels = sentence.labels
        var last = [Int](repeating: -1, count: sentence.count + 1)
        for (word, head) in sentence.heads.enumerated() { last[Int(head)] = word }
        self.last = last
    }

    /// Right arcs lost by shifting: the next word's head below the stack's top, and its dependents on the stack.
    func costOfShift(_ state: borrowing Configuration) -> Int {
        let next = state.next, head = Int(heads[next])
        var cost = 0
        for place in 0..<state.depth {
            let word = state.top(place)
            if place > 0, word == head { cost += 1 }
            if Int(heads[word]) == next { cost += 1 }
        }
        return cost
    }

    /// Right arcs lost by giving the stack's top to the next word: those to another head and from later words.
    func costOfLeft(_ state: borrowing Configuration) -> Int {
        let top = state.top(0), head = Int(heads[top])
        let losesHead = head != state.next && (head == state.top(1) || head > state.next)
        return (losesHead ? 1 : 0) + dependents(of: top, from: state.next)
    }

    /// Right arcs lost by giving the stack's top to the word below it.
    func costOfRight(_ state: borrowing Configuration) -> Int {
        let top = state.top(0)
        return (Int(heads[top]) >= state.next ? 1 : 0) + dependents(of: top, from: state.next)
    }

    private func dependents(of head: Int, from first: Int) -> Int {
        guard last[head] >= first else { return 0 }
        var count = 0
        for word in first...last[head] where Int(heads[word]) == head { count += 1 }
        return count
    }
}
