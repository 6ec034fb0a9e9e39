import EntenteKit
import JSON
import YAML

@testable import Reading

/// A page or text as one document; `settings` is a YAML mapping.
func read<R: Reader>(_ reader: R.Type, _ bytes: [UInt8], _ settings: String = "{}") throws -> Document {
    let node = try YAMLReader.parse(SourceFile(path: "settings.yaml", bytes: Array(settings.utf8)))
    return try reader.init(settings: R.Settings.read(node).settings).document(from: Record(bytes: bytes, file: "page"))
}

func page(_ html: String, _ settings: String = "{}") throws -> Document { try read(HTMLReader.self, Array(html.utf8), settings) }

extension Document {
    var string: String { text.string(text.range) }
}

/// The same numbers on every run.
struct Dice {
    var state: UInt64
    mutating func roll(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
