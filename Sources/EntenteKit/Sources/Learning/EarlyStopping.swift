/// Puts a share of the examples aside, to see when a training has learnt enough.
enum HeldOut {
    /// The rest and the share, each in the order given; nothing is held out of hardly any examples. O(n log n).
    static func divide<Element>(_ all: [Element], labels: [Int], share: Double, seed: UInt64) -> (rest: [Element], held: [Element]) {
        guard share > 0 else { return (all, []) }
        let parts = max(2, Int((1 / share).rounded()))
        guard all.count >= 4 * parts else { return (all, []) }
        let folds = Folds.stratified(labels: labels, folds: parts, seed: seed)
        return (all.indices.filter { folds[$0] != 0 }.map { all[$0] }, all.indices.filter { folds[$0] == 0 }.map { all[$0] })
    }
}

/// Watches the loss on held-out examples and remembers the best weights.
struct EarlyStopping {
    private(set) var best: [Float]?
    private let problem: LogisticProblem
    private let validation: [Example]
    private let patience: Int
    private var bestLoss = Double.infinity
    private var stepsSince = 0

    init(problem: LogisticProblem, validation: [Example], patience: Int) {
        self.problem = problem
        self.validation = validation
        self.patience = patience
    }

    mutating func keepGoing(_ parameters: [Float]) -> Bool {
        guard !validation.isEmpty else { return true }
        let loss = problem.meanLoss(parameters, of: validation)
        if loss < bestLoss {
            bestLoss = loss
            best = parameters
            stepsSince = 0
        } else {
            stepsSince += 1
        }
        return stepsSince < patience
    }
}

extension LogisticProblem {
    /// Mean loss of examples outside the training. O(active features × classes).
    func meanLoss(_ parameters: [Float], of examples: [Example]) -> Double {
        let k = classCount
        var scores = [Float](repeating: 0, count: k)
        var loss = 0.0
        for example in examples {
            for c in 0..<k { scores[c] = parameters[features.count * k + c] }
            for (feature, value) in zip(example.features.indices, example.features.values) {
                guard let row = row(of: feature) else { continue }
                for c in 0..<k { scores[c] += value * parameters[row * k + c] }
            }
            let target = Double(scores[example.label])
            loss += scores.withUnsafeMutableBufferPointer { Elementary.softmax($0) } - target
        }
        return loss / Double(examples.count)
    }
}
