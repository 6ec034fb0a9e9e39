internal import EntenteKit

/// The transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta, ACL 2011): `SHIFT` puts the next word
/// on the stack; `LEFT label` makes the next word the head of the stack's top, `RIGHT label` the word below it; both
/// take the top off.
struct ActionSet: Sendable {
    static let shift = 0

    /// Names of all actions: SHIFT, then those to the left, then those to the right.
    let names: [String]
    let left: Range<Int>
    let right: Range<Int>
    /// By action: the index of its relation in `Dependency.allCases`.
    let labels: [UInt8]

    /// Relations by number. 64 of them fit the sets in ``Node``.
    static let relations = Dependency.allCases
    static let root = number(of: .root)

    static func number(of relation: Dependency) -> UInt8 { UInt8(relations.firstIndex(of: relation)!) }

    /// Actions for the relations that occur in each direction, as numbers.
    init(left: Set<UInt8>, right: Set<UInt8>) {
        let (before, after) = (left.sorted(), right.sorted())
        names = ["SHIFT"] + before.map { "LEFT " + Self.relations[Int($0)].rawValue } + after.map { "RIGHT " + Self.relations[Int($0)].rawValue }
        self.left = 1..<(1 + before.count)
        self.right = self.left.upperBound..<(self.left.upperBound + after.count)
        labels = [0] + before + after
    }

    /// The actions of a model's classes; `nil` if they are none, or in another order.
    init?(classes: [String]) {
        var left: Set<UInt8> = [], right: Set<UInt8> = []
        for name in classes.dropFirst() {
            let words = name.split(separator: " ").map(String.init)
            guard words.count == 2, let relation = Dependency(rawValue: words[1]) else { return nil }
            if words[0] == "LEFT" { left.insert(Self.number(of: relation)) } else { right.insert(Self.number(of: relation)) }
        }
        self.init(left: left, right: right)
        // Without an action of each kind some sentences could not be finished.
        guard names == classes, !left.isEmpty, !right.isEmpty else { return nil }
    }

    /// The action of a direction and relation, if there is one.
    func action(_ range: Range<Int>, _ label: UInt8) -> Int? { range.first { labels[$0] == label } }

    /// The best-scored action that is allowed here; of equals the first.
    @inline(__always)
    func best(_ scores: UnsafeMutablePointer<Int32>, in configuration: borrowing Configuration) -> Int {
        var best = -1
        var top = Int32.min
        if configuration.canShift { (best, top) = (Self.shift, scores[Self.shift]) }
        if configuration.canLeft {
            for action in left where scores[action] > top || best < 0 { (best, top) = (action, scores[action]) }
        }
        if configuration.canRight {
            for action in right where scores[action] > top || best < 0 { (best, top) = (action, scores[action]) }
        }
        return best
    }
}
