/// The actions of a configuration that lose least.
struct OracleActions {
    /// Whether each action is among them, by its number.
    private(set) var isBest: [Bool]
    private var kinds = (shift: Int.max, left: Int.max, right: Int.max)

    init(_ actions: ActionSet) { isBest = [Bool](repeating: false, count: actions.names.count) }

    /// Works out which actions lose least in a configuration that is not decided.
    mutating func find(_ state: borrowing Configuration, _ oracle: TreeOracle, _ actions: ActionSet) {
        kinds.shift = state.canShift ? oracle.costOfShift(state) : .max
        kinds.left = state.canLeft ? oracle.costOfLeft(state) : .max
        kinds.right = state.canRight ? oracle.costOfRight(state) : .max
        let least = min(kinds.shift, kinds.left, kinds.right)
        for action in isBest.indices { isBest[action] = false }
        let top = state.top(0)
        if kinds.shift == least { isBest[ActionSet.shift] = true }
        // The label is that of the word even under a wrong head: it is still the likeliest.
        if kinds.left == least { mark(actions.left, oracle.labels[top], actions) }
        if kinds.right == least { mark(actions.right, oracle.labels[top], actions) }
    }

    /// A label that never occurs in a direction leaves the direction open: any action of it will do.
    private mutating func mark(_ range: Range<Int>, _ label: UInt8, _ actions: ActionSet) {
        if let action = actions.action(range, label) {
            isBest[action] = true
        } else {
            for action in range { isBest[action] = true }
        }
    }

    /// The best-scored of them; of equals the first.
    func best(_ scores: UnsafeMutablePointer<Int32>) -> Int {
        var best = -1
        for action in isBest.indices where isBest[action] && (best < 0 || scores[action] > scores[best]) { best = action }
        return best
    }
}
