// The SDK brings no mathematics, and one logarithm is no reason to import Foundation.

/// eˣ to about nine digits, without Foundation: halves the argument, sums the series, squares back.
func exponential(_ x: Double) -> Double {
    let x = max(-60, min(60, x))
    let small = x / 1024
    var term = 1.0, sum = 1.0
    for n in 1...6 { term *= small / Double(n); sum += term }
    for _ in 0..<10 { sum *= sum }
    return sum
}

extension Double {
    /// The natural logarithm of a positive number to about nine digits.
    var logarithm: Double {
        // self = significand · 2^exponent, with the significand in 1..<2, where the artanh series converges fast.
        let y = (significand - 1) / (significand + 1)
        var power = y, sum = 0.0
        for n in stride(from: 1, through: 19, by: 2) { sum += power / Double(n); power *= y * y }
        return 2 * sum + Double(exponent) * 0.693147180559945
    }
}
