// What Andrew and Gao's method adds to L-BFGS: the L1 term has a kink at zero, so each step stays
// within one orthant.
extension LBFGS {
    /// l1 times the sum of absolute values.
    func penalty(_ x: [Float]) -> Double {
        guard l1 > 0 else { return 0 }
        var sum = 0.0
        for i in 0..<l1Count { sum += Double(abs(x[i])) }
        return l1 * sum
    }

    /// The gradient of the whole objective, at zero the subgradient nearest to zero.
    func pseudoGradient(_ x: [Float], _ gradient: [Float]) -> [Float] {
        guard l1 > 0 else { return gradient }
        var slope = gradient
        let weight = Float(l1)
        for i in 0..<l1Count {
            if x[i] > 0 {
                slope[i] += weight
            } else if x[i] < 0 {
                slope[i] -= weight
            } else if slope[i] + weight < 0 {
                slope[i] += weight
            } else if slope[i] - weight > 0 {
                slope[i] -= weight
            } else {
                slope[i] = 0
            }
        }
        return slope
    }

    /// Drops the parts of a direction that do not descend.
    func align(_ direction: inout [Float], with slope: [Float]) {
        for i in 0..<l1Count where direction[i] * slope[i] >= 0 { direction[i] = 0 }
    }

    /// Coordinates that left their orthant stop at zero.
    func project(_ next: inout [Float], from x: [Float], _ slope: [Float]) {
        for i in 0..<l1Count {
            let orthant = x[i] != 0 ? x[i] : -slope[i]
            if next[i] * orthant <= 0 { next[i] = 0 }
        }
    }

    /// First-order change of the objective between two points.
    func progress(_ slope: [Float], _ x: [Float], _ next: [Float]) -> Double {
        var sum = 0.0
        for i in x.indices { sum += Double(slope[i]) * Double(next[i] - x[i]) }
        return sum
    }
}
