/// Reads JSON by pulling: the caller says what it expects, nothing is built.
///
/// ```swift
/// var cursor = try JSONCursor(line)
/// try cursor.beginObject()
/// while let key = try cursor.nextKey() {
///     if key == "text" { try cursor.readString(appendingTo: &text) } else { try cursor.skipValue() }
/// }
/// try cursor.finish()
/// ```
///
/// Strict RFC 8259: whatever is pulled or skipped is validated. Only duplicate
/// keys are the caller's to notice, as the cursor keeps none. After an error
/// the cursor's position is unspecified. The input must outlive the cursor.
public struct JSONCursor: ~Copyable {
    @usableFromInline let base: UnsafePointer<UInt8>
    @usableFromInline let end: Int
    /// Bytes consumed so far.
    public internal(set) var position: Int {
        @inlinable get { at }
        set { at = newValue }
    }
    @usableFromInline var at: Int
    @usableFromInline var depth = 0
    @usableFromInline let maxDepth: Int
    /// Just after `[` or `{`: the next element needs no comma before it.
    @usableFromInline var fresh = false

    /// Starts at the beginning of `bytes`, which are checked to be UTF-8.
    ///
    /// A byte order mark at the very beginning is skipped.
    /// - Parameters:
    ///   - bytes: one JSON text; must stay valid while the cursor or its keys are used.
    ///   - maxDepth: deepest nesting accepted, at most 1024.
    ///   - maxSize: longest input accepted, in bytes.
    /// - Throws: `invalidUTF8` or `tooLarge`.
    /// - Complexity: O(n), several GB/s.
    public init(
        _ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 128, maxSize: Int = .max
    ) throws(JSONError) {
        guard bytes.count <= maxSize else { throw JSONError(.tooLarge, offset: maxSize) }
        try validateUTF8(bytes)
        self.init(validated: bytes, maxDepth: maxDepth)
    }

    /// Starts at the beginning of bytes already known to be valid UTF-8.
    public init(validated bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 128) {
        // Any non-null pointer will do for an empty input: it is never read.
        base = bytes.baseAddress ?? UnsafePointer(bitPattern: 8)!
        end = bytes.count
        self.maxDepth = min(maxDepth, 1024)
        at = end >= 3 && base[0] == 0xEF && base[1] == 0xBB && base[2] == 0xBF ? 3 : 0
    }

    /// The next byte that is not white space.
    @inlinable @inline(__always)
    mutating func peekByte() throws(JSONError) -> UInt8 {
        while at < end {
            let byte = base[at]
            if byte > 0x20 { return byte }
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else {
                throw JSONError(.unexpectedByte, offset: at)
            }
            at &+= 1
        }
        throw JSONError(.unexpectedEnd, offset: end)
    }

    /// Consumes white space and then `byte`.
    @inlinable @inline(__always)
    mutating func expect(_ byte: UInt8, _ code: JSONError.Code = .unexpectedByte) throws(JSONError) {
        guard try peekByte() == byte else { throw JSONError(code, offset: at) }
        at &+= 1
    }

    /// Checks that nothing but white space is left.
    public mutating func finish() throws(JSONError) {
        precondition(depth == 0, "an array or object is still open")
        while at < end {
            guard [0x20, 0x0A, 0x0D, 0x09].contains(base[at]) else { throw JSONError(.trailingContent, offset: at) }
            at += 1
        }
    }
}
