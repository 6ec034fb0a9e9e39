/// Writes JSON into a growing byte buffer of its own.
///
/// Commas and colons are put in as needed; what is written is well-formed as
/// long as `begin` and `end` calls pair up and every key gets one value.
/// The buffer is raw memory rather than an array, which saves the uniqueness
/// and bounds checks of every small append.
public struct JSONWriter: ~Copyable {
    @usableFromInline var storage: UnsafeMutablePointer<UInt8>
    @usableFromInline var capacity: Int
    /// Bytes written so far.
    @usableFromInline var used = 0
    /// Whether the next value or key follows another.
    @usableFromInline var needsComma = false

    /// An empty writer with room for `capacity` bytes.
    public init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        storage = .allocate(capacity: self.capacity)
    }

    deinit { storage.deallocate() }

    /// Number of bytes written.
    @inlinable public var count: Int { used }

    /// A copy of the bytes written.
    public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: storage, count: used)) }

    /// Lends the bytes written.
    @inlinable
    public borrowing func withBytes<Result, Failure: Error>(
        _ body: (UnsafeBufferPointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeBufferPointer(start: storage, count: used))
    }

    /// Starts over; keeps the memory.
    @inlinable
    public mutating func removeAll() {
        used = 0
        needsComma = false
    }

    /// Ends a line, so that the next value begins a new JSON text.
    @inlinable
    public mutating func newline() {
        put(0x0A)
        needsComma = false
    }

    /// What `body` writes, as a string.
    public static func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter(capacity: 256)
        body(&writer)
        return writer.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    // MARK: Structure

    /// `{`
    @inlinable public mutating func beginObject() { open(0x7B) }
    /// `}`
    @inlinable public mutating func endObject() { close(0x7D) }
    /// `[`
    @inlinable public mutating func beginArray() { open(0x5B) }
    /// `]`
    @inlinable public mutating func endArray() { close(0x5D) }

    @inlinable @inline(__always)
    mutating func open(_ byte: UInt8) {
        separate()
        put(byte)
        needsComma = false
    }

    @inlinable @inline(__always)
    mutating func close(_ byte: UInt8) {
        put(byte)
        needsComma = true
    }

    /// A comma if one is due; afterwards one is.
    @inlinable @inline(__always)
    mutating func separate() {
        if needsComma { put(0x2C) }
        needsComma = true
    }

    // MARK: Memory

    /// Makes room for `extra` more bytes.
    @inlinable @inline(__always)
    mutating func reserve(_ extra: Int) {
        if used &+ extra > capacity { grow(extra) }
    }

    @usableFromInline @inline(never)
    mutating func grow(_ extra: Int) {
        let larger = max(2 * capacity, used + extra)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        moved.moveInitialize(from: storage, count: used)
        storage.deallocate()
        storage = moved
        capacity = larger
    }

    @inlinable @inline(__always)
    mutating func put(_ byte: UInt8) {
        reserve(1)
        storage[used] = byte
        used &+= 1
    }

    @inlinable @inline(__always)
    mutating func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress else { return }
        reserve(bytes.count)
        (storage + used).update(from: source, count: bytes.count)
        used &+= bytes.count
    }
}
