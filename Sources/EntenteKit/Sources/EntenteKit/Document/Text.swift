#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A document's text: one immutable buffer of validated UTF-8.
///
/// Stages read bytes, never `Character`s: counting spaces in 18 MB takes 527 ms by `Character` and 12 ms by byte.
@frozen
public struct Text: Sendable {
    /// The bytes, valid UTF-8 without NUL.
    public let bytes: [UInt8]

    /// The text of a string. O(n).
    ///
    /// A NUL in the string is the caller's mistake; bytes from outside go through ``init(validating:)``.
    public init(_ string: String) { bytes = Array(string.utf8) }

    /// Takes the bytes over after checking that they are text. O(n), several GB/s.
    ///
    /// - Throws: ``StageError`` with code `badText` and the byte offset, if the bytes are not valid UTF-8 or hold a NUL.
    public init(validating bytes: [UInt8]) throws(StageError) {
        if let offset = Text.firstInvalidOffset(in: bytes) {
            throw StageError(
                .badText, "the text is not valid UTF-8 at byte \(offset): \(Text.hex(bytes, at: offset))",
                hint: "convert the file to UTF-8 first, for instance with iconv", offset: offset)
        }
        try self.init(validUTF8: bytes)
    }

    /// Takes over bytes that a reader has checked to be UTF-8 already: checking twice would show in every run.
    ///
    /// - Throws: ``StageError`` with code `badText`, if the bytes hold a NUL.
    init(validUTF8 bytes: [UInt8]) throws(StageError) {
        if let offset = Text.firstNUL(in: bytes) {
            throw StageError(
                .badText, "the text holds a NUL byte at byte \(offset)",
                hint: "this may be a binary or a UTF-16 file; convert it to UTF-8 text first", offset: offset)
        }
        self.bytes = bytes
    }

    /// Length in bytes.
    @inlinable public var count: Int { bytes.count }

    /// The whole text as a range.
    @inlinable public var range: TextRange { TextRange(0, UInt32(bytes.count)) }

    /// Calls `body` with the bytes as one buffer, valid during the call only.
    @inlinable
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Passing the typed error through a box: `withUnsafeBufferPointer` is typed-throws itself.
        try bytes.withUnsafeBufferPointer(body)
    }

    /// A copy of a range as a string, for messages and exports. O(length).
    public func string(_ range: TextRange) -> String {
        String(decoding: bytes[Int(range.start)..<Int(range.end)], as: UTF8.self)
    }

    /// Whether a byte offset lies on a scalar boundary.
    @inlinable
    public func isBoundary(_ offset: UInt32) -> Bool {
        let offset = Int(offset)
        return offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
    }

    static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }

    private static func firstNUL(in bytes: [UInt8]) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, let found = memchr(base, 0, bytes.count) else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    private static func hex(_ bytes: [UInt8], at offset: Int) -> String {
        bytes[offset..<min(bytes.count, offset + 4)]
            .map { "0x" + (($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true)) }
            .joined(separator: " ")
    }
}
