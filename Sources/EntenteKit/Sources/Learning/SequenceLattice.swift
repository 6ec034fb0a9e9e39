/// Forward and backward sums over all labellings of a sequence that begins and ends outside (class 0).
///
/// Each position's sums are scaled to 1, so that nothing underflows however long the sequence is.
struct SequenceLattice {
    private let k: Int
    /// exp of the transition scores; 0 where forbidden.
    private let arcs: [Double]
    /// Scores in, one row of classes a position.
    var scores: [Float]
    private var local: [Double]
    private var alpha: [Double]
    private var beta: [Double]
    private var scales: [Double]

    init(classCount: Int, longest: Int, arcs: [Double]) {
        k = classCount
        self.arcs = arcs
        let size = max(1, longest) * classCount
        scores = [Float](repeating: 0, count: size)
        local = [Double](repeating: 0, count: size)
        alpha = local
        beta = local
        scales = [Double](repeating: 1, count: max(1, longest) + 1)
    }

    /// Sums over the labellings of `n` positions; the result is the logarithm of the whole.
    mutating func run(_ n: Int) -> Double {
        var logZ = 0.0
        for i in 0..<n {
            var top = scores[i * k]
            for c in 1..<k where scores[i * k + c] > top { top = scores[i * k + c] }
            logZ += Double(top)
            for c in 0..<k { local[i * k + c] = Elementary.exp(Double(scores[i * k + c] - top)) }
            logZ += Elementary.log(forward(i))
        }
        var end = 0.0
        for c in 0..<k { end += alpha[(n - 1) * k + c] * arcs[c * k] }
        for c in 0..<k { beta[(n - 1) * k + c] = arcs[c * k] / end }
        for i in stride(from: n - 2, through: 0, by: -1) { backward(i) }
        return logZ + Elementary.log(end)
    }

    /// Column `i` of the forward sums, scaled to 1; its scale.
    private mutating func forward(_ i: Int) -> Double {
        var sum = 0.0
        for c in 0..<k {
            var into = 0.0
            if i == 0 { into = arcs[c] } else {
                for p in 0..<k { into += alpha[(i - 1) * k + p] * arcs[p * k + c] }
            }
            alpha[i * k + c] = into * local[i * k + c]
            sum += alpha[i * k + c]
        }
        for c in 0..<k { alpha[i * k + c] /= sum }
        scales[i] = sum
        return sum
    }

    private mutating func backward(_ i: Int) {
        for p in 0..<k {
            var sum = 0.0
            for c in 0..<k { sum += arcs[p * k + c] * local[(i + 1) * k + c] * beta[(i + 1) * k + c] }
            beta[i * k + p] = sum / scales[i + 1]
        }
    }

    /// The probability of a class at a position, after ``run(_:)``.
    @inline(__always)
    func marginal(_ i: Int, _ c: Int) -> Double { alpha[i * k + c] * beta[i * k + c] }

    /// Adds the expected number of each transition, times `weight`.
    func addArcMarginals(_ n: Int, weight: Double, to sums: inout [Double]) {
        for c in 0..<k {
            sums[c] += weight * marginal(0, c)
            sums[c * k] += weight * marginal(n - 1, c)
        }
        for i in 1..<max(1, n) {
            for c in 0..<k {
                let right = local[i * k + c] * beta[i * k + c] / scales[i] * weight
                for p in 0..<k { sums[p * k + c] += alpha[(i - 1) * k + p] * arcs[p * k + c] * right }
            }
        }
    }
}
