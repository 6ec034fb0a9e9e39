/// A linear model of two classes as a table: how much each feature speaks for the second class and against the first.
///
/// For models of few bits whose features come one by one: a feature costs one load, where ``LinearModel`` looks it up first.
public struct LogOdds: Sendable {
    /// What features of no weight leave: the difference of the biases.
    public let bias: Float
    /// The difference of the two classes' weights for each of 2^bits features.
    public let weights: [Float]

    /// O(2^bits + features).
    ///
    /// - Precondition: the model has two classes.
    public init(_ model: LinearModel) {
        precondition(model.classes.count == 2, "log-odds are of two classes")
        var weights = [Float](repeating: 0, count: 1 << model.bits)
        for row in 0..<model.rows.count {
            weights[Int(model.rows.feature(row))] = model.rows.weight(row, 1) - model.rows.weight(row, 0)
        }
        self.weights = weights
        bias = model.biases[1] - model.biases[0]
    }
}
