/// Adam: Kingma and Ba, "Adam: a method for stochastic optimization" (ICLR 2015).
struct Adam {
    private static let keepFirst: Float = 0.9
    private static let keepSecond: Float = 0.999
    private static let smallest: Float = 1e-8

    private var first: [Float]
    private var second: [Float]
    private var firstPower: Float = 1
    private var secondPower: Float = 1

    init(count: Int) {
        first = [Float](repeating: 0, count: count)
        second = first
    }

    /// Call it before the updates of each batch.
    mutating func beginStep() {
        firstPower *= Self.keepFirst
        secondPower *= Self.keepSecond
    }

    /// Moves `range` of the parameters against the gradient, whose first number belongs to the range's first. Ranges that
    /// a batch does not touch are left alone, as word vectors of other batches are (lazy Adam). O(range).
    mutating func update(_ parameters: inout [Float], _ range: Range<Int>, gradient: UnsafePointer<Float>, rate: Float) {
        let firstScale = 1 / (1 - firstPower), secondScale = 1 / (1 - secondPower)
        parameters.withUnsafeMutableBufferPointer { x in
            first.withUnsafeMutableBufferPointer { m in
                second.withUnsafeMutableBufferPointer { v in
                    precondition(range.lowerBound >= 0 && range.upperBound <= x.count)
                    for i in range {
                        let g = gradient[i - range.lowerBound]
                        m[i] = Self.keepFirst * m[i] + (1 - Self.keepFirst) * g
                        v[i] = Self.keepSecond * v[i] + (1 - Self.keepSecond) * g * g
                        x[i] -= rate * (m[i] * firstScale) / ((v[i] * secondScale).squareRoot() + Self.smallest)
                    }
                }
            }
        }
    }
}
