@testable import YAML

func source(_ text: String) -> SourceFile {
    SourceFile(path: "test.yaml", bytes: Array(text.utf8))
}

func read(_ text: String, limits: YAMLLimits = .default) throws -> Node {
    guard let node = try YAMLReader.parse(source(text), limits: limits) else { throw Missing() }
    return node
}

struct Missing: Error {}

/// The errors of a text, empty if it is read.
func errors(_ text: String, limits: YAMLLimits = .default) -> [YAMLError] {
    do throws(YAMLErrors) {
        _ = try YAMLReader.parse(source(text), limits: limits)
        return []
    } catch {
        return error.errors
    }
}

/// A node written as one line, to compare trees.
func show(_ node: Node?) -> String {
    switch node?.value {
    case nil: "nil"
    case .scalar(let text): text
    case .list(let items): "[" + items.map(show).joined(separator: ", ") + "]"
    case .map(let entries): "{" + entries.map { show($0.key) + ": " + show($0.value) }.joined(separator: ", ") + "}"
    }
}

/// A generator with a fixed seed: SplitMix64.
struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}
