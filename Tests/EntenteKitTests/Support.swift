@testable import EntenteKit
import JSON
import YAML

/// YAML text as a node.
func yaml(_ text: String, path: String = "test.yaml") throws -> Node {
    try Diagnostics.reading(SourceFile(path: path, bytes: Array(text.utf8)))!
}

/// The findings that a call throws.
func findings<Value>(_ body: () throws(Diagnostics) -> Value) -> [Diagnostic] {
    do {
        _ = try body()
        return []
    } catch {
        return error.all
    }
}

/// The failure that a call throws.
func failure<Value>(_ body: () throws(StageError) -> Value) -> StageError? {
    do {
        _ = try body()
        return nil
    } catch {
        return error
    }
}

/// A document of one JSON line.
func decode(_ line: String) throws(StageError) -> Document {
    try DocumentDecoder.decode(Array(line.utf8), defaultID: "file#1")
}

/// The line that a document becomes, without its end.
func encode(_ document: Document) -> String {
    var bytes: [UInt8] = []
    DocumentEncoder.append(document, to: &bytes)
    return String(decoding: bytes.dropLast(), as: UTF8.self)
}

/// A repeatable source of numbers (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
