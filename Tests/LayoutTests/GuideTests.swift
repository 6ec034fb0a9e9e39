import Foundation
import Testing

/// The code that `CONTRIBUTING.md` shows is code that stands in a file and compiles.
@Suite struct GuideTests {
    /// The blocks between code fences of a language.
    static func blocks(of language: String, in text: String) -> [String] {
        text.components(separatedBy: "\n```\(language)\n").dropFirst().compactMap { $0.components(separatedBy: "\n```").first }
    }

    @Test func guideShowsCodeThatCompiles() throws {
        let sources = try Tree.files(under: ["Tests/Fixtures/ExampleStage", "Plugins"], endings: ["swift"]).map(Tree.text)
        let blocks = Self.blocks(of: "swift", in: try Tree.text("CONTRIBUTING.md"))
        #expect(blocks.count >= 4)
        for block in blocks {
            #expect(sources.contains { $0.contains(block) }, "no source file holds this any more:\n\(block)")
        }
    }

    @Test func filesThatTheGuideNamesExist() throws {
        let guide = try Tree.text("CONTRIBUTING.md")
        let named = guide.matches(of: /`((?:Sources|Plugins|Tests|pipelines)\/[A-Za-z0-9_.\/-]+)`/).map { String($0.1) }
        #expect(named.count > 5)
        for path in named {
            #expect(FileManager.default.fileExists(atPath: Tree.root.appending(path: path).path), "there is no \(path)")
        }
    }

    @Test func blocksAreFound() {
        #expect(Self.blocks(of: "swift", in: "a\n```swift\nlet a = 1\n```\n```yaml\nx\n```\n") == ["let a = 1"])
    }
}
