import EntenteKit
import Testing
import YAML

@testable import Relations

/// What is wrong with a file of frames is said with its line and column.
struct FrameFileTests {
    @Test(arguments: [
        ("frames:\n  - {name: meet, verbs: [meet], status: planed}", 2, 41, "did you mean planned?"),
        ("frames:\n  - {name: meet, verbs: [meet], only: [done, dun]}", 2, 46, "did you mean done?"),
        ("frames:\n  - name: meet\n    verbs: [meet]\n    match: [{text: Peru met Chile., staus: done}]", 4, 37, "did you mean status?"),
    ])
    func framesSayWhere(body: String, line: Int, column: Int, hint: String) throws {
        let error = #expect(throws: Diagnostics.self) {
            let settings = try FrameFileSettings.read(node(body)).settings
            for frame in settings.frames { _ = try FrameSettings.read(frame, owner: frame) }
        }
        try expect(error, line, column, hint)
    }

    @Test func statusesSayWhere() throws {
        let error = #expect(throws: Diagnostics.self) {
            try StatusFileSettings.read(node("modals:\n  planed: [will]"))
        }
        try expect(error, 2, 3, "did you mean planned?")
    }

    private func node(_ text: String) throws -> Node? {
        try Diagnostics.reading(SourceFile(path: "frames.yaml", bytes: Array(text.utf8)))
    }

    private func expect(_ error: Diagnostics?, _ line: Int, _ column: Int, _ hint: String) throws {
        let finding = try #require(error?.all.first)
        #expect(finding.hint == hint)
        #expect(finding.place?.start.line == line && finding.place?.start.column == column, "\(finding)")
    }
}
