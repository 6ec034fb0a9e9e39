import Foundation

@testable import JSON

struct Dice: RandomNumberGenerator {
    var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_F491_4F6C_DD1D
    }
    mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

    mutating func text() -> String {
        let pieces = [
            "a", "plain words ", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "中文", "😀", "\u{2028}", "\t",
            "z\u{301}", "12345678",
        ]
        return (0..<below(12)).map { _ in pieces[below(pieces.count)] }.joined()
    }

    mutating func value(_ depth: Int) -> JSONValue {
        switch below(depth > 0 ? 8 : 5) {
        case 0: return .null
        case 1: return .bool(below(2) == 0)
        case 2: return .init(Int(truncatingIfNeeded: next()) >> below(64))
        case 3: return .init(double())
        case 4: return .string(text())
        case 5, 6: return .array((0..<below(6)).map { _ in value(depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<below(24) { object[text()] = value(depth - 1) }
            return .object(object)
        }
    }

    mutating func double() -> Double {
        switch below(4) {
        case 0: return Double(below(2_000_000) - 1_000_000) / 1000
        case 1:
            let value = Double(bitPattern: next())
            return value.isFinite ? value : 0.5
        case 2: return Double(below(100)) / Double(1 + below(9))
        default: return Double(Int(truncatingIfNeeded: next()))
        }
    }
}

/// A value of Foundation's as one of ours; numbers as doubles.
func converted(_ any: Any) -> JSONValue {
    switch any {
    case is NSNull: return .null
    case let text as String: return .string(text)
    case let list as [Any]: return .array(list.map(converted))
    case let members as [String: Any]:
        var object = JSONObject()
        for (key, value) in members { object[key] = converted(value) }
        return .object(object)
    case let number as NSNumber:
        return CFGetTypeIDIsBoolean(number) ? .bool(number.boolValue) : .number(String(number.doubleValue))
    default: return .null
    }
}

func CFGetTypeIDIsBoolean(_ number: NSNumber) -> Bool { String(cString: number.objCType) == "c" }

/// Equal but for the last digits of numbers, which Foundation does not read exactly.
func agree(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.number, .number):
        guard let a = left.double, let b = right.double else { return false }
        return abs(a - b) <= 1e-13 * abs(a) + 1e-300
    case (.array(let a), .array(let b)):
        return a.count == b.count && zip(a, b).allSatisfy(agree)
    case (.object(let a), .object(let b)):
        return a.count == b.count && a.allSatisfy { member in b[member.key].map { agree(member.value, $0) } ?? false }
    default: return left == right
    }
}
