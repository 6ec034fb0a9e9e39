@testable import EntenteRunner
import Foundation
import Testing

struct AtomicFileTests {
    private func problem(_ body: () throws(RunError) -> Void) -> String? {
        do throws(RunError) {
            try body()
            return nil
        } catch {
            return error.message
        }
    }

    @Test func theFileAppearsWithTheCommitAndReplacesTheOldOne() throws {
        let folder = try Folder(["x": "old"])
        let file = try AtomicFile(folder["x"])
        try file.write(Array("new".utf8))
        #expect(try folder.text("x") == "old")
        try file.commit()
        #expect(try folder.text("x") == "new" && folder.files == ["x"])
        try file.commit()
        #expect(try folder.text("x") == "new")
    }

    @Test func withoutACommitNothingStays() throws {
        let folder = try Folder(["x": "old"])
        do {
            let file = try AtomicFile(folder["x"])
            try file.write(Array("new".utf8))
        }
        #expect(try folder.text("x") == "old" && folder.files == ["x"])
    }

    @Test func aLeftoverOfAKilledRunWithTheSameNumberIsNoObstacle() throws {
        let folder = try Folder(["x.\(getpid()).partial": "half"])
        let file = try AtomicFile(folder["x"])
        try file.write(Array("new".utf8))
        try file.commit()
        #expect(try folder.text("x") == "new")
    }

    @Test func foldersOnTheWayAreMade() throws {
        let folder = try Folder()
        try AtomicFile(folder["a/b/c"]).commit()
        #expect(folder.files == ["a", "a/b", "a/b/c"])
    }

    @Test func whatCannotBeWrittenSaysWhy() throws {
        let folder = try Folder(["file": "", "sub/x": ""])
        #expect(problem { () throws(RunError) in _ = try AtomicFile(folder["file/x"]) }?.hasSuffix("file: it is a file, not a folder") == true)
        #expect(problem { () throws(RunError) in _ = try AtomicFile(folder["sub"]) }?.hasSuffix("it is a folder") == true)
        #expect(problem { () throws(RunError) in _ = try AtomicFile("/proc/entente/x") }?.contains("cannot create the folder") == true)
    }

    @Test func aDeviceIsNotReplaced() throws {
        let file = try AtomicFile("/dev/null")
        try file.write([1, 2, 3])
        try file.commit()
        var status = stat()
        #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
        let full = try AtomicFile("/dev/full")
        #expect(problem { () throws(RunError) in try full.write([1]) }?.contains("No space left") == true)
    }
}

struct Base64Tests {
    @Test func agreesWithFoundation() {
        for length in 0..<70 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255) }
            #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
        }
    }
}
