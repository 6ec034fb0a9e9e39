/// Limited-memory BFGS: Liu and Nocedal, "On the limited memory BFGS method for large scale
/// optimization" (1989); with an L1 term its orthant-wise variant, Andrew and Gao (ICML 2007).
///
/// Vectors are `Float`, to halve the memory of the history (2 × `memory` vectors); sums are `Double`.
struct LBFGS {
    /// Number of past steps that shape the direction.
    var memory = 5
    var maximumIterations = 200
    /// Stops when the gradient is below this fraction of its first length.
    var gradientTolerance = 1e-3
    /// Stops when three steps in a row improve the objective by less than this fraction.
    var improvementTolerance = 1e-5
    /// Weight of the L1 norm of the first `l1Count` coordinates.
    var l1 = 0.0
    var l1Count = 0

    struct Outcome {
        var iterations = 0
        var objective = 0.0
        var converged = false
    }

    private struct Step {
        var s: [Float]
        var y: [Float]
        var rho: Double
    }

    /// Minimises from `x`. `evaluate` writes the gradient and returns the objective without the L1
    /// term; `keepGoing` sees each accepted point and may end the search.
    func minimize(
        _ x: inout [Float],
        evaluate: ([Float], inout [Float]) -> Double,
        keepGoing: (Int, [Float]) -> Bool = { _, _ in true }
    ) -> Outcome {
        var gradient = [Float](repeating: 0, count: x.count)
        var nextX = gradient
        var nextGradient = gradient
        // Large arrays are made once: fresh ones cost a page fault for every 4 kB, at every step.
        var direction = gradient
        var history: [Step] = []
        var outcome = Outcome()
        outcome.objective = evaluate(x, &gradient) + penalty(x)
        var slope = pseudoGradient(x, gradient)
        let firstLength = VectorMath.dot(slope, slope).squareRoot()
        var slowSteps = 0
        guard firstLength > 0 else { return Outcome(objective: outcome.objective, converged: true) }
        while outcome.iterations < maximumIterations {
            setDirection(&direction, slope, history)
            if l1 > 0 { align(&direction, with: slope) }
            var descent = VectorMath.dot(direction, slope)
            if !(descent < 0) {
                // The history misleads (rounding): start afresh along the gradient.
                history = []
                setDirection(&direction, slope, history)
                descent = -VectorMath.dot(slope, slope)
            }
            var step = history.isEmpty ? 1 / VectorMath.dot(slope, slope).squareRoot() : 1
            var objective = 0.0
            var accepted = false
            for _ in 0..<30 {
                VectorMath.sum(x, Float(step), direction, into: &nextX)
                if l1 > 0 { project(&nextX, from: x, slope) }
                objective = evaluate(nextX, &nextGradient) + penalty(nextX)
                let expected = l1 > 0 ? progress(slope, x, nextX) : step * descent
                if objective <= outcome.objective + 1e-4 * expected {
                    accepted = true
                    break
                }
                step *= 0.5
            }
            // No descent at the smallest step: as far as single precision goes.
            guard accepted else {
                outcome.converged = true
                return outcome
            }
            remember(&history, x, nextX, gradient, nextGradient)
            let improvement = outcome.objective - objective
            swap(&x, &nextX)
            swap(&gradient, &nextGradient)
            slope = pseudoGradient(x, gradient)
            outcome.iterations += 1
            outcome.objective = objective
            slowSteps = improvement < improvementTolerance * max(abs(objective), 1e-12) ? slowSteps + 1 : 0
            let length = VectorMath.dot(slope, slope).squareRoot()
            if length <= gradientTolerance * firstLength || slowSteps >= 3 {
                outcome.converged = true
                return outcome
            }
            if !keepGoing(outcome.iterations, x) { return outcome }
        }
        return outcome
    }

    /// The two-loop recursion: minus the inverse Hessian's estimate times the gradient.
    private func setDirection(_ q: inout [Float], _ slope: [Float], _ history: [Step]) {
        VectorMath.sum(slope, 0, slope, into: &q)
        var alphas = [Double](repeating: 0, count: history.count)
        for i in history.indices.reversed() {
            alphas[i] = history[i].rho * VectorMath.dot(history[i].s, q)
            VectorMath.add(Float(-alphas[i]), history[i].y, to: &q)
        }
        if let last = history.last {
            VectorMath.scale(&q, by: Float(1 / (last.rho * VectorMath.dot(last.y, last.y))))
        }
        for i in history.indices {
            let beta = history[i].rho * VectorMath.dot(history[i].y, q)
            VectorMath.add(Float(alphas[i] - beta), history[i].s, to: &q)
        }
        VectorMath.scale(&q, by: -1)
    }

    private func remember(
        _ history: inout [Step], _ x: [Float], _ nextX: [Float], _ gradient: [Float], _ nextGradient: [Float]
    ) {
        // The oldest step's memory is used again.
        var step = Step(s: [], y: [], rho: 0)
        if history.count >= memory { step = history.removeFirst() }
        if step.s.count != x.count {
            step.s = [Float](repeating: 0, count: x.count)
            step.y = step.s
        }
        VectorMath.sum(nextX, -1, x, into: &step.s)
        VectorMath.sum(nextGradient, -1, gradient, into: &step.y)
        let curvature = VectorMath.dot(step.s, step.y)
        // Without positive curvature the estimate would lose its definiteness.
        let lengths = VectorMath.dot(step.y, step.y) * VectorMath.dot(step.s, step.s)
        guard curvature > 1e-10 * lengths.squareRoot() else { return }
        step.rho = 1 / curvature
        history.append(step)
    }
}
