/// Dense vector kernels. Sums run in eight fixed lanes, so that their bits never depend on the
/// compiler's mood.
enum VectorMath {
    typealias Lanes = SIMD8<Double>

    /// Dot product of the first `count` elements (all, if nil) in double precision. O(n).
    static func dot(_ a: [Float], _ b: [Float], count: Int? = nil) -> Double {
        let count = count ?? a.count
        precondition(count <= a.count && count <= b.count && (count < a.count || a.count == b.count))
        return a.withUnsafeBufferPointer { a in
            b.withUnsafeBufferPointer { b in
                var lanes = Lanes.zero
                let whole = count & ~7
                var i = 0
                while i < whole {
                    var x = SIMD8<Float>(), y = SIMD8<Float>()
                    for lane in 0..<8 {
                        x[lane] = a[i + lane]
                        y[lane] = b[i + lane]
                    }
                    lanes += Lanes(x) * Lanes(y)
                    i += 8
                }
                var sum = 0.0
                for lane in 0..<8 { sum += lanes[lane] }
                while i < count {
                    sum += Double(a[i]) * Double(b[i])
                    i += 1
                }
                return sum
            }
        }
    }

    /// y += factor * x. O(n).
    static func add(_ factor: Float, _ x: [Float], to y: inout [Float]) {
        precondition(x.count == y.count)
        x.withUnsafeBufferPointer { x in
            y.withUnsafeMutableBufferPointer { y in
                for i in 0..<x.count { y[i] += factor * x[i] }
            }
        }
    }

    /// out = x + factor * y. O(n).
    static func sum(_ x: [Float], _ factor: Float, _ y: [Float], into out: inout [Float]) {
        precondition(x.count == y.count && out.count == x.count)
        x.withUnsafeBufferPointer { x in
            y.withUnsafeBufferPointer { y in
                out.withUnsafeMutableBufferPointer { out in
                    for i in 0..<x.count { out[i] = x[i] + factor * y[i] }
                }
            }
        }
    }

    /// x *= factor. O(n).
    static func scale(_ x: inout [Float], by factor: Float) {
        x.withUnsafeMutableBufferPointer { x in
            for i in 0..<x.count { x[i] *= factor }
        }
    }
}
