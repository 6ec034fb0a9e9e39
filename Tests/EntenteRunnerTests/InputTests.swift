import EntenteKit
@testable import EntenteRunner
@testable import Reading
import Testing

/// Bytes in memory, handed out in chunks of random size.
private final class Chunks: ByteSource {
    let path = "f"
    var size: Int? { nil }
    /// The most that was ever asked for beyond what a record may hold shows as memory, not here.
    private var bytes: ArraySlice<UInt8>
    private var dice: SystemRandomNumberGenerator = .init()
    private let largest: Int

    init(_ bytes: [UInt8], largest: Int) {
        self.bytes = bytes[...]
        self.largest = largest
    }

    func read(upTo count: Int) throws(StageError) -> [UInt8] {
        let piece = bytes.prefix(min(count, Int.random(in: 1...largest, using: &dice)))
        bytes = bytes.dropFirst(piece.count)
        return Array(piece)
    }
}

struct LineTests {
    private func lines(_ bytes: [UInt8], limit: Int = 1000, largest: Int) -> (records: [Record], failures: [RecordFailure]) {
        var cursor = LineCursor(file: Chunks(bytes, largest: largest), limit: limit)
        var records: [Record] = []
        var failures: [RecordFailure] = []
        while true {
            do {
                guard let record = try cursor.next() else { return (records, failures) }
                records.append(record)
            } catch {
                failures.append(error)
            }
        }
    }

    /// What anyone would write first: (line, offset, bytes) of lines that are not blank.
    private func naive(_ bytes: [UInt8]) -> [(line: Int, offset: Int, bytes: [UInt8])] {
        var offset = 0
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().compactMap { number, line in
            defer { offset += line.count + 1 }
            return line.contains { $0 > 0x20 } ? (number + 1, offset, Array(line)) : nil
        }
    }

    @Test(arguments: 0..<300)
    func linesAgreeWithANaiveSplit(_ round: Int) {
        let alphabet: [UInt8] = [0x61, 0x62, 0x0A, 0x0A, 0x0D, 0x20, 0xC3]
        let bytes = (0..<Int.random(in: 0...200)).map { _ in alphabet.randomElement()! }
        let found = lines(bytes, largest: Int.random(in: 1...40)).records
        let expected = naive(bytes)
        #expect(found.map(\.bytes) == expected.map(\.bytes))
        #expect(found.map(\.line) == expected.map(\.line))
        #expect(found.map(\.offset) == expected.map(\.offset))
    }

    @Test(arguments: 0..<100)
    func longLinesAreSkippedAndKeptAsAHead(_ round: Int) {
        let lengths = (0..<8).map { _ in [3, 10, 11, 5000].randomElement()! }
        let bytes = lengths.flatMap { Array(repeating: UInt8(ascii: "x"), count: $0) + [0x0A] }
        let (records, failures) = lines(bytes, limit: 10, largest: 700)
        #expect(records.map(\.bytes.count) == lengths.filter { $0 <= 10 })
        #expect(failures.map(\.record.line) == lengths.indices.filter { lengths[$0] > 10 }.map { $0 + 1 })
        for failure in failures {
            #expect(failure.error.code == .limit && failure.record.bytes.count <= 1024)
            #expect(failure.error.message.contains("limit is 10 bytes"))
        }
    }
}

struct FilePatternTests {
    private let folder: Folder

    init() throws {
        folder = try Folder([
            "a.txt": "", "b.txt": "", "b.meta.json": "{}", ".hidden.txt": "", "c.jsonl": "", "d[1].txt": "",
            "sub/e.txt": "", "sub/deep/f.txt": "", "sub/.git/g.txt": "", "empty/.keep": "",
        ])
    }

    @Test(arguments: [
        ("a.txt", ["a.txt"]),
        ("*.txt", ["a.txt", "b.txt", "d[1].txt"]),
        ("[ab].txt", ["a.txt", "b.txt"]),
        ("?.jsonl", ["c.jsonl"]),
        ("d[1].txt", ["d[1].txt"]),
        ("**/*.txt", ["a.txt", "b.txt", "d[1].txt", "sub/.git/g.txt", "sub/deep/f.txt", "sub/e.txt"]),
        ("sub/**", ["sub/.git/g.txt", "sub/deep/f.txt", "sub/e.txt"]),
        ("s*/*/*.txt", ["sub/deep/f.txt"]),
        ("sub", ["sub/e.txt"]),
        ("**/deep/**/*.txt", ["sub/deep/f.txt"]),
    ] as [(String, [String])])
    func patterns(_ pattern: String, _ expected: [String]) throws {
        let found = try FilePatterns.files(pattern, in: folder.path + "/").map { String($0.dropFirst(folder.path.count + 1)) }
        #expect(found.sorted() == expected)
        #expect(found.count == Set(found).count)
    }

    @Test(arguments: [
        ("none.txt", "cannot read"), ("none/*.txt", "no file matches"), ("empty", "holds no files"), ("*.html", "no file matches"),
        ("", "holds no files"),
    ])
    func nothingFoundIsAnError(_ pattern: String, _ expected: String) {
        do throws(RunError) {
            let found = try FilePatterns.files(pattern, in: folder.path + "/")
            #expect(pattern.isEmpty, "\(found)")
        } catch {
            #expect(error.message.contains(expected), "\(error.message)")
        }
    }
}
