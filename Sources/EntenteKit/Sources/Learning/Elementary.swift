#if canImport(Glibc)
    // Links libm, to which the compiler may turn `squareRoot` and `rounded`: both are exact everywhere.
    internal import Glibc
#endif

/// exp and log in plain arithmetic: the C library picks variants by processor, whose last bits
/// differ, and a model trained twice must have the same bytes.
enum Elementary {
    /// e^x to about 1e-15 relative; 0 below -700, e^700 above 700.
    static func exp(_ x: Double) -> Double {
        if x < -700 { return 0 }
        let x = x > 700 ? 700 : x
        let k = (x * 1.4426950408889634).rounded(.toNearestOrEven)
        // ln 2 in two parts (Cody and Waite), the first with trailing zeros.
        let r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10
        var sum = 1.0 / 6_227_020_800
        sum = sum * r + 1.0 / 479_001_600
        sum = sum * r + 1.0 / 39_916_800
        sum = sum * r + 1.0 / 3_628_800
        sum = sum * r + 1.0 / 362_880
        sum = sum * r + 1.0 / 40_320
        sum = sum * r + 1.0 / 5_040
        sum = sum * r + 1.0 / 720
        sum = sum * r + 1.0 / 120
        sum = sum * r + 1.0 / 24
        sum = sum * r + 1.0 / 6
        sum = sum * r + 0.5
        sum = sum * r + 1
        sum = sum * r + 1
        return sum * Double(sign: .plus, exponent: Int(k), significand: 1)
    }

    /// Natural logarithm of a positive finite number, to about 1e-15 relative.
    static func log(_ x: Double) -> Double {
        guard x > 0 else { return -.infinity }
        var m = x.significand
        var e = Double(x.exponent)
        if m > 1.4142135623730951 {
            m *= 0.5
            e += 1
        }
        // log m = 2 atanh((m - 1) / (m + 1)), whose argument is below 0.172.
        let t = (m - 1) / (m + 1)
        let square = t * t
        var sum = 0.0
        var n = 23.0
        while n >= 1 {
            sum = sum * square + 1 / n
            n -= 2
        }
        return 2 * t * sum + e * 0.6931471805599453
    }

    /// Hyperbolic tangent, to about 1e-15 absolute. Odd to the last bit.
    static func tanh(_ x: Double) -> Double {
        if abs(x) > 20 { return x > 0 ? 1 : -1 }
        let e = exp(2 * abs(x))
        let y = (e - 1) / (e + 1)
        return x < 0 ? -y : y
    }

    /// Turns scores into probabilities in place, and returns log(sum(exp(scores))).
    /// Subtracts the largest first, so that nothing overflows.
    @discardableResult
    static func softmax(_ scores: UnsafeMutableBufferPointer<Float>, temperature: Double = 1) -> Double {
        guard !scores.isEmpty else { return 0 }
        var top = scores[0]
        for score in scores where score > top { top = score }
        var sum = 0.0
        for i in scores.indices {
            let e = exp(Double(scores[i] - top) / temperature)
            sum += e
            scores[i] = Float(e)
        }
        let scale = Float(1 / sum)
        for i in scores.indices { scores[i] *= scale }
        return Double(top) / temperature + log(sum)
    }
}
