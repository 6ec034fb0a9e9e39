/// Dense products of row-major matrices of `Float`.
///
/// The order of the sums is fixed and there is no fused multiply-add, so that a network trained twice, or on another
/// machine, has the same bits.
enum MatrixProduct {
    typealias Floats = UnsafePointer<Float>
    typealias MutableFloats = UnsafeMutablePointer<Float>

    /// c += a · b, with `a` of rows × depth, `b` of depth × columns; `columns` is a multiple of 8. O(rows × depth × columns).
    static func add(_ a: Floats, _ b: Floats, to c: MutableFloats, rows: Int, depth: Int, columns: Int) {
        precondition(columns % 8 == 0, "columns come in blocks of eight")
        var row = 0
        while row + 4 <= rows {
            for column in stride(from: 0, to: columns, by: 8) { block(a + row * depth, b + column, c + row * columns + column, depth, columns) }
            row += 4
        }
        while row < rows {
            for column in stride(from: 0, to: columns, by: 8) { line(a + row * depth, b + column, c + row * columns + column, depth, columns) }
            row += 1
        }
    }

    /// Four rows by eight columns: the sums stay in registers while the depth is walked once.
    @inline(__always)
    private static func block(_ a: Floats, _ b: Floats, _ c: MutableFloats, _ depth: Int, _ columns: Int) {
        var (sum0, sum1, sum2, sum3) = (SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero, SIMD8<Float>.zero)
        var right = b
        for k in 0..<depth {
            let values = load(right)
            sum0 += values * a[k]
            sum1 += values * a[depth + k]
            sum2 += values * a[2 * depth + k]
            sum3 += values * a[3 * depth + k]
            right += columns
        }
        store(load(c) + sum0, c)
        store(load(c + columns) + sum1, c + columns)
        store(load(c + 2 * columns) + sum2, c + 2 * columns)
        store(load(c + 3 * columns) + sum3, c + 3 * columns)
    }

    @inline(__always)
    private static func line(_ a: Floats, _ b: Floats, _ c: MutableFloats, _ depth: Int, _ columns: Int) {
        var sum = SIMD8<Float>.zero
        for k in 0..<depth { sum += load(b + k * columns) * a[k] }
        store(load(c) + sum, c)
    }

    @inline(__always)
    private static func load(_ p: Floats) -> SIMD8<Float> { UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Float>.self) }

    @inline(__always)
    private static func store(_ x: SIMD8<Float>, _ p: MutableFloats) { UnsafeMutableRawPointer(p).storeBytes(of: x, as: SIMD8<Float>.self) }

    /// The transpose of a matrix of rows × columns. O(rows × columns).
    static func transpose(_ a: Floats, rows: Int, columns: Int, into out: MutableFloats) {
        for row in 0..<rows {
            for column in 0..<columns { out[column * rows + row] = a[row * columns + column] }
        }
    }
}
