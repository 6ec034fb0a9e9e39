/// What stands between pooled responses and scores, eight numbers at a time.
enum LastLayer {
    typealias Lanes = SIMD8<Float>

    /// The hyperbolic tangent in place, `count` a multiple of 8: to 1e-6, in plain arithmetic, the same on every machine.
    static func squash(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
        for at in stride(from: 0, to: count, by: 8) {
            let place = UnsafeMutableRawPointer(values + at)
            place.storeBytes(of: tanh(place.loadUnaligned(as: Lanes.self)), as: Lanes.self)
        }
    }

    /// A quotient of polynomials of degree 13 and 6, as the Eigen library has it (MathFunctionsImpl.h, `generic_fast_tanh_float`);
    /// the bounds are where it reaches 1.
    @inline(__always)
    static func tanh(_ x: Lanes) -> Lanes {
        let x = x.clamped(lowerBound: Lanes(repeating: -7.9988117), upperBound: Lanes(repeating: 7.9988117))
        let square = x * x
        var above = square * -2.76076847742355e-16 + 2.00018790482477e-13
        above = above * square + -8.60467152213735e-11
        above = above * square + 5.12229709037114e-08
        above = above * square + 1.48572235717979e-05
        above = above * square + 6.37261928875436e-04
        above = above * square + 4.89352455891786e-03
        var below = square * 1.19825839466702e-06 + 1.18534705686654e-04
        below = below * square + 2.26843463243900e-03
        below = below * square + 4.89352518554385e-03
        return above * x / below
    }

    /// sums += input · weights, of `depth` rows of `columns` (a multiple of 8); three vectors of sums stay in registers.
    static func add(_ input: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>, depth: Int, columns: Int) {
        var column = 0
        while column + 24 <= columns {
            var (a, b, c) = (load(sums + column), load(sums + column + 8), load(sums + column + 16))
            var row = weights + column
            for k in 0..<depth {
                let value = input[k]
                a += load(row) * value
                b += load(row + 8) * value
                c += load(row + 16) * value
                row += columns
            }
            store(a, sums + column)
            store(b, sums + column + 8)
            store(c, sums + column + 16)
            column += 24
        }
        while column < columns {
            var a = load(sums + column)
            for k in 0..<depth { a += load(weights + k * columns + column) * input[k] }
            store(a, sums + column)
            column += 8
        }
    }

    @inline(__always)
    private static func load(_ p: UnsafePointer<Float>) -> Lanes { UnsafeRawPointer(p).loadUnaligned(as: Lanes.self) }

    @inline(__always)
    private static func store(_ x: Lanes, _ p: UnsafeMutablePointer<Float>) { UnsafeMutableRawPointer(p).storeBytes(of: x, as: Lanes.self) }
}
