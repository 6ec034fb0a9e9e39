import EntenteKit
import YAML

/// YAML in a test's own text.
enum SourceText {
    static func node(_ text: String) throws -> Node? {
        try Diagnostics.reading(SourceFile(path: "test", bytes: Array(text.utf8)))
    }
}
