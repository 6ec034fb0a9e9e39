/// A place in a source file.
public struct Mark: Sendable, Hashable {
    /// 1-based line. Lines end with LF, CRLF or a lone CR, as editors count them.
    public var line: Int
    /// 1-based column, in Unicode scalars; a tab counts as one.
    public var column: Int
    /// Distance from the start of the file in UTF-8 bytes, a byte order mark included.
    public var offset: Int

    /// Makes a mark from its parts, unchecked.
    public init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

/// Source text of one file, kept for caret lines.
///
/// Building one costs a pass over the bytes; afterwards every conversion between bytes, scalars and
/// lines is O(log n), whatever the length of a line, so that a hostile one-line file stays cheap.
public final class SourceFile: Sendable {
    /// The path as it shall appear in messages.
    public let path: String
    /// The file's bytes as read, with its byte order mark and line ends.
    public let bytes: [UInt8]

    /// Byte offset at which each line begins; never empty.
    private let lineStarts: [Int]
    /// Number of scalars that begin before byte `i << blockShift`.
    private let scalarsBefore: [Int]
    private static let blockShift = 6

    /// Indexes `bytes`, which need not be valid UTF-8. O(n).
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var before: [Int] = []
        before.reserveCapacity(bytes.count >> Self.blockShift + 1)
        var scalars = 0
        for i in bytes.indices {
            if i & (1 << Self.blockShift - 1) == 0 { before.append(scalars) }
            let byte = bytes[i]
            if byte & 0xC0 != 0x80 { scalars += 1 }
            let isBreak = byte == 0x0A || (byte == 0x0D && !(i + 1 < bytes.count && bytes[i + 1] == 0x0A))
            if isBreak { starts.append(i + 1) }
        }
        lineStarts = starts
        scalarsBefore = before
    }

    /// The text of a line without its line end, or nil if there is no such line.
    /// Invalid UTF-8 is shown as U+FFFD. `number` is 1-based.
    public func line(_ number: Int) -> String? {
        bytes(ofLine: number).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of a 1-based line without its line end.
    func bytes(ofLine number: Int) -> ArraySlice<UInt8>? {
        guard lineStarts.indices.contains(number - 1) else { return nil }
        let start = lineStarts[number - 1]
        var end = number < lineStarts.count ? lineStarts[number] : bytes.count
        while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
        return bytes[start..<end]
    }

    /// Length of the byte order mark, 0 or 3.
    var prefixLength: Int { lineStarts[0] }

    /// The mark of a byte, clamped to the file. O(log n).
    func mark(atByte offset: Int) -> Mark {
        let offset = min(max(offset, lineStarts[0]), bytes.count)
        var low = 0, high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = scalarIndex(ofByte: offset) - scalarIndex(ofByte: lineStarts[low])
        return Mark(line: low + 1, column: column + 1, offset: offset)
    }

    /// The byte at which the scalar of this 0-based index (counted after the byte order mark) begins.
    func byte(ofScalar index: Int) -> Int {
        let wanted = index + (prefixLength > 0 ? 1 : 0)
        var low = 0, high = scalarsBefore.count
        guard high > 0 else { return 0 }
        while high - low > 1 {
            let middle = (low + high) / 2
            if scalarsBefore[middle] <= wanted { low = middle } else { high = middle }
        }
        var scalars = scalarsBefore[low]
        var byte = low << Self.blockShift
        while byte < bytes.count {
            if bytes[byte] & 0xC0 != 0x80 {
                if scalars == wanted { return byte }
                scalars += 1
            }
            byte += 1
        }
        return bytes.count
    }

    /// Number of scalars that begin before a byte.
    private func scalarIndex(ofByte offset: Int) -> Int {
        guard !scalarsBefore.isEmpty else { return 0 }
        let block = min(offset >> Self.blockShift, scalarsBefore.count - 1)
        var count = scalarsBefore[block]
        for i in (block << Self.blockShift)..<offset where bytes[i] & 0xC0 != 0x80 { count += 1 }
        return count
    }
}
