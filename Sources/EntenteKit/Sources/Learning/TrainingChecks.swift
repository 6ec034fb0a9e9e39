/// Why a training cannot start.
public struct LearningError: Error, Sendable, CustomStringConvertible {
    /// What is wrong, as a sentence.
    public var message: String
    /// The message.
    public var description: String { message }
}

extension LogisticRegression {
    /// Throws the first reason why these examples cannot be learnt from. O(size).
    static func check(
        _ examples: [Example], classes: [String], bits: Int, settings: Settings
    ) throws(LearningError) {
        if examples.isEmpty { throw LearningError(message: "there are no examples to learn from") }
        if !(2...LinearModel.mostClasses).contains(classes.count) {
            throw LearningError(
                message: "a classifier needs 2 to \(LinearModel.mostClasses) classes, not \(classes.count)")
        }
        if Set(classes).count != classes.count { throw LearningError(message: "two classes have the same name") }
        if !LinearModel.bitsRange.contains(bits) {
            throw LearningError(message: "hash bits must be within \(LinearModel.bitsRange), not \(bits)")
        }
        if case .explicit(let weights) = settings.classWeights,
            weights.count != classes.count || !weights.allSatisfy({ $0.isFinite && $0 > 0 }) {
            throw LearningError(message: "class weights must be positive, one a class")
        }
        if !(settings.l1 >= 0 && settings.l2 >= 0 && settings.l1.isFinite && settings.l2.isFinite) {
            throw LearningError(message: "l1 and l2 must not be negative")
        }
        for (i, example) in examples.enumerated() {
            if !classes.indices.contains(example.label) {
                throw LearningError(
                    message: "example \(i) has label \(example.label), but there are \(classes.count) classes")
            }
            if !(example.weight > 0 && example.weight.isFinite) {
                throw LearningError(message: "example \(i) has weight \(example.weight); it must be positive")
            }
            if let last = example.features.indices.last, Int(last) >> bits != 0 {
                throw LearningError(message: "example \(i) has feature \(last), beyond 2^\(bits)")
            }
            if !example.features.values.allSatisfy(\.isFinite) {
                throw LearningError(message: "example \(i) has a feature value that is not finite")
            }
        }
    }
}
