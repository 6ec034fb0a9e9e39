import Foundation
import Testing

/// A file under `Tests/Golden` that holds what came out once and was read and found right.
///
/// `ENTENTE_UPDATE_GOLDEN=1 swift test` writes the files anew; read the difference before committing it.
struct GoldenFile {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    let url: URL

    init(_ name: String) { url = Self.root.appendingPathComponent("Tests/Golden").appendingPathComponent(name) }

    /// Expects `actual` to be what stands in the file, and shows the first line that differs.
    func expect(_ actual: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        if ProcessInfo.processInfo.environment["ENTENTE_UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(actual.utf8).write(to: url)
            return
        }
        let expected = try String(contentsOf: url, encoding: .utf8)
        guard expected != actual else { return }
        let (old, new) = (expected.split(separator: "\n", omittingEmptySubsequences: false), actual.split(separator: "\n", omittingEmptySubsequences: false))
        let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        Issue.record(
            """
            \(url.lastPathComponent) differs from line \(line + 1) on
            expected: \(line < old.count ? old[line] : "(end)")
            actual:   \(line < new.count ? new[line] : "(end)")
            """, sourceLocation: sourceLocation)
    }
}
