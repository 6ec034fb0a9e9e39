/// Trains a ``SequenceModel`` by L-BFGS on the exact gradient. Deterministic.
public enum SequenceTraining {
    /// Options of a training.
    public struct Settings: Sendable {
        /// Weight of the squared norm of all parameters.
        public var l2 = 1e-3
        /// Features at fewer positions than this are left out.
        public var minimumCount = 1
        /// Most optimiser steps.
        public var maximumIterations = 120
        /// Which transitions cannot be: a row of classes for each class before; empty if all can.
        public var forbidden: [Bool] = []
        /// Rows whose largest weight is below this are not saved.
        public var pruneBelow: Float = 0.01

        /// The defaults.
        public init() {}
    }

    /// Trains a model; class 0 is "outside".
    ///
    /// Time O(steps × (features × classes + positions × classes²)). Throws if there is nothing to learn from, a label
    /// without a class, or a feature beyond 2^bits.
    public static func train(
        _ examples: [SequenceExample], classes: [String], bits: Int, settings: Settings = Settings(),
        metadata: [String: String] = [:]
    ) throws(LearningError) -> SequenceModel {
        let k = classes.count
        var settings = settings
        if settings.forbidden.isEmpty { settings.forbidden = [Bool](repeating: false, count: k * k) }
        try check(examples, classes, bits, settings)
        let problem = SequenceProblem(examples, classCount: k, bits: bits, settings: settings)
        var parameters = [Float](repeating: 0, count: problem.parameterCount)
        var optimizer = LBFGS()
        optimizer.maximumIterations = settings.maximumIterations
        _ = optimizer.minimize(&parameters) { x, gradient in problem.evaluate(x, gradient: &gradient) }
        return quantised(parameters, problem, classes, bits, settings, metadata)
    }

    private static func check(
        _ examples: [SequenceExample], _ classes: [String], _ bits: Int, _ settings: Settings
    ) throws(LearningError) {
        let k = classes.count
        if !examples.contains(where: { $0.count > 0 }) { throw LearningError(message: "there are no sequences to learn from") }
        if !(2...SequenceModel.mostClasses).contains(k) || Set(classes).count != k {
            throw LearningError(message: "a tagger needs 2 to \(SequenceModel.mostClasses) different classes, not \(k)")
        }
        if !LinearModel.bitsRange.contains(bits) {
            throw LearningError(message: "hash bits must be within \(LinearModel.bitsRange), not \(bits)")
        }
        if settings.forbidden.count != k * k || settings.forbidden[0] {
            throw LearningError(message: "forbidden transitions need \(k * k) entries, the first of them false")
        }
        for (number, example) in examples.enumerated() {
            try check(example, number, k, bits, settings.forbidden)
        }
    }

    private static func check(
        _ example: SequenceExample, _ number: Int, _ k: Int, _ bits: Int, _ forbidden: [Bool]
    ) throws(LearningError) {
        if !(example.weight > 0 && example.weight.isFinite) {
            throw LearningError(message: "sequence \(number) has weight \(example.weight); it must be positive")
        }
        if example.features.contains(where: { Int($0) >> bits != 0 }) {
            throw LearningError(message: "sequence \(number) has a feature beyond 2^\(bits)")
        }
        var before = 0
        for label in example.labels + [0] {
            guard (0..<k).contains(label) else {
                throw LearningError(message: "sequence \(number) has label \(label), but there are \(k) classes")
            }
            if forbidden[before * k + label] {
                throw LearningError(message: "sequence \(number) has a transition that is forbidden: \(before) to \(label)")
            }
            before = label
        }
    }

    private static func quantised(
        _ parameters: [Float], _ problem: SequenceProblem, _ classes: [String], _ bits: Int, _ settings: Settings,
        _ metadata: [String: String]
    ) -> SequenceModel {
        let k = classes.count, biasStart = problem.features.count * k, arcStart = biasStart + k
        // The linear model's quantiser does the rows; it expects biases behind them.
        let linear = LinearModel(
            classes: classes, bits: bits, features: problem.features, parameters: Array(parameters[..<arcStart]),
            pruneBelow: settings.pruneBelow, metadata: [:])
        let transitions = (0..<(k * k)).map { settings.forbidden[$0] ? SequenceModel.forbidden : parameters[arcStart + $0] }
        return SequenceModel(
            classes: classes, bits: bits, metadata: metadata, rows: linear.rows, biases: linear.biases, transitions: transitions)
    }
}
