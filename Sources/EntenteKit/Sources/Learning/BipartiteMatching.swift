/// Pairs as many things of one side with things of the other as their edges allow.
///
/// Kuhn, "The Hungarian method for the assignment problem" (1955), without weights: augmenting paths. A greedy pairing
/// depends on the order of what it pairs; this count does not.
public enum BipartiteMatching {
    /// For each thing on the left, its partner on the right or `nil`; each partner serves once.
    ///
    /// - Parameter edges: for each thing on the left, the numbers (below `rightCount`) of those that may be its partner,
    ///   most wanted first. O(left × edges).
    public static func maximum(edges: [[Int]], rightCount: Int) -> [Int?] {
        var owner = [Int?](repeating: nil, count: rightCount)
        // Everybody takes the first free choice: what is left to augment is little.
        for left in edges.indices {
            if let right = edges[left].first(where: { owner[$0] == nil }) { owner[right] = left }
        }
        var isPlaced = [Bool](repeating: false, count: edges.count)
        for left in owner { if let left { isPlaced[left] = true } }
        for left in edges.indices where !isPlaced[left] { augment(from: left, edges, &owner) }
        var partner = [Int?](repeating: nil, count: edges.count)
        for (right, left) in owner.enumerated() { if let left { partner[left] = right } }
        return partner
    }

    /// Looks breadth-first for a free thing on the right, and shifts partners along the way back.
    private static func augment(from start: Int, _ edges: [[Int]], _ owner: inout [Int?]) {
        var cameFrom = [Int?](repeating: nil, count: owner.count)
        var waiting = [start], next = 0
        while next < waiting.count {
            let left = waiting[next]
            next += 1
            for right in edges[left] where cameFrom[right] == nil {
                cameFrom[right] = left
                if let other = owner[right] {
                    waiting.append(other)
                } else {
                    return shift(to: right, start, cameFrom, &owner)
                }
            }
        }
    }

    private static func shift(to free: Int, _ start: Int, _ cameFrom: [Int?], _ owner: inout [Int?]) {
        var right = free
        while let left = cameFrom[right] {
            let former = owner.firstIndex(of: left)
            owner[right] = left
            if left == start { return }
            right = former!
        }
    }
}
