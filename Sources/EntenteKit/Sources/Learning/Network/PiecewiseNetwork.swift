/// A convolutional network over the words round two mentions, with max pooling over three stretches of the sentence.
///
/// Zeng, Liu, Lai, Zhou and Zhao, "Relation classification via convolutional deep neural network" (COLING 2014), with
/// the piecewise pooling of Zeng, Liu, Chen and Zhao (EMNLP 2015). Differences: a distance has weights of its own for each
/// filter instead of a vector that is multiplied with them, so that scoring a pair of a sentence whose words are
/// projected once is a matter of additions.
public struct PiecewiseNetwork: Sendable {
    /// Sizes of a network.
    public struct Shape: Sendable, Hashable {
        /// Length of a word vector, a multiple of 8.
        public var dimensions: Int
        /// Number of filters, a multiple of 8.
        public var filters: Int
        /// Number of classes.
        public var classes: Int

        /// Sizes of a network.
        public init(dimensions: Int, filters: Int, classes: Int) {
            self.dimensions = dimensions
            self.filters = filters
            self.classes = classes
        }

        /// Words that a filter sees at once.
        static let window = 3
        /// Responses of all filters at all places of the window.
        var width: Int { Shape.window * filters }
        /// What the last layer reads: the pooled responses, then the vectors of the spots.
        var pooled: Int { PairSequence.stretches * filters + PairSequence.spots * dimensions }
        /// Classes, filled up to a multiple of 8 for ``MatrixProduct``.
        var columns: Int { (classes + 7) & ~7 }
    }

    /// Where each part begins among the parameters.
    struct Layout: Sendable {
        let convolution: Range<Int>
        let toSource: Range<Int>
        let toTarget: Range<Int>
        let filterBias: Range<Int>
        let output: Range<Int>
        let outputBias: Range<Int>

        init(_ shape: Shape) {
            var at = 0
            func part(_ count: Int) -> Range<Int> {
                defer { at += count }
                return at..<(at + count)
            }
            convolution = part(shape.dimensions * shape.width)
            toSource = part(PairSequence.distances * shape.width)
            toTarget = part(PairSequence.distances * shape.width)
            filterBias = part(shape.filters)
            output = part(shape.pooled * shape.columns)
            outputBias = part(shape.columns)
        }

        var count: Int { outputBias.upperBound }
    }

    /// Its sizes.
    public let shape: Shape
    /// Divides the scores before they are added to another model's or turned into probabilities. Positive and finite.
    public var temperature: Float = 1
    let layout: Layout
    var parameters: [Float]

    /// Parameters that were checked by the caller.
    init(shape: Shape, parameters: [Float]) {
        self.shape = shape
        layout = Layout(shape)
        precondition(parameters.count == layout.count, "parameters for this shape")
        self.parameters = parameters
    }

    /// Small random weights.
    init(shape: Shape, generator: inout SplitMix64) {
        self.shape = shape
        layout = Layout(shape)
        parameters = [Float](repeating: 0, count: layout.count)
        let inputs = Float(Shape.window * (shape.dimensions + 16))
        fill(layout.convolution, deviation: 1 / inputs.squareRoot(), &generator)
        fill(layout.toSource, deviation: 0.01, &generator)
        fill(layout.toTarget, deviation: 0.01, &generator)
        fill(layout.output, deviation: 0.05, &generator)
        for row in 0..<shape.pooled {
            for column in shape.classes..<shape.columns { parameters[layout.output.lowerBound + row * shape.columns + column] = 0 }
        }
    }

    /// Sums of uniform numbers, near enough to a normal distribution for a start.
    private mutating func fill(_ range: Range<Int>, deviation: Float, _ generator: inout SplitMix64) {
        for i in range {
            var sum: Float = 0
            for _ in 0..<3 { sum += Float(generator.next() >> 40) / Float(1 << 24) - 0.5 }
            parameters[i] = 2 * sum * deviation
        }
    }
}
