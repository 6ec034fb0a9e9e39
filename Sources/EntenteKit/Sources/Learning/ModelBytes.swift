#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The bytes of a model file, or of a part of one: mapped from the file or held in memory, and never changed.
///
/// Models read their weights where they stand, so a mapped file costs the pages that are looked at, and processes that use
/// one file share them. Who replaces a model file while a program runs writes a new file and renames it, as
/// `entente train` does: a file that shrinks under its readers ends them.
public struct ModelBytes: Sendable {
    /// Bytes behind the last one that may be read, so that rows can be read eight at a time.
    static let padding = 16

    private let storage: Storage
    private let range: Range<Int>
    /// Whether a checksum over these bytes was right already.
    let isVerified: Bool

    /// Bytes in memory. O(n).
    public init(_ bytes: [UInt8]) {
        storage = Storage(bytes)
        range = 0..<bytes.count
        isVerified = false
    }

    /// The bytes of a file, mapped where it is a regular one. O(1) then.
    ///
    /// - Throws: ``LinearModelError`` with the code `unreadable`.
    public init(mapping path: String) throws(LinearModelError) {
        storage = try Storage(path)
        range = 0..<storage.count
        isVerified = false
    }

    private init(_ storage: Storage, _ range: Range<Int>, isVerified: Bool) {
        self.storage = storage
        self.range = range
        self.isVerified = isVerified
    }

    /// How many there are.
    public var count: Int { range.count }

    /// A part of these bytes, which stay alive with it. O(1).
    public subscript(part: Range<Int>) -> ModelBytes { slice(part, isVerified: false) }

    func slice(_ part: Range<Int>, isVerified: Bool) -> ModelBytes {
        precondition(part.lowerBound >= 0 && part.upperBound <= count, "a part of the bytes")
        return ModelBytes(storage, (range.lowerBound + part.lowerBound)..<(range.lowerBound + part.upperBound), isVerified: isVerified)
    }

    /// The bytes as a copy. O(n).
    public var array: [UInt8] { withBytes { Array($0) } }

    /// Whether the bytes begin with some others.
    public func starts(with prefix: [UInt8]) -> Bool { withBytes { $0.starts(with: prefix) } }

    /// Lends the bytes.
    @inline(__always)
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withExtendedLifetime(storage) { body(UnsafeRawBufferPointer(start: storage.base + range.lowerBound, count: range.count)) }
    }

    /// Where the first byte stands; valid as long as these bytes are held.
    var base: UnsafeRawPointer { storage.base + range.lowerBound }
}

/// Memory that is filled once and only read then, hence safe to share.
private final class Storage: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int
    private let isMapped: Bool

    init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + ModelBytes.padding, alignment: 16)
        bytes.withUnsafeBytes { if let start = $0.baseAddress { memory.copyMemory(from: start, byteCount: $0.count) } }
        (memory + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: ModelBytes.padding)
        base = UnsafeRawPointer(memory)
        count = bytes.count
        isMapped = false
    }

    convenience init(_ path: String) throws(LinearModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure() }
        defer { close(descriptor) }
        var status = stat()
        let isFile = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        if isFile, status.st_size > 0,
            let map = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), map != MAP_FAILED {
            self.init(mapped: map, count: Int(status.st_size))
        } else {
            self.init(try Self.read(descriptor))
        }
    }

    private init(mapped map: UnsafeMutableRawPointer, count: Int) {
        base = UnsafeRawPointer(map)
        self.count = count
        isMapped = true
    }

    deinit {
        let memory = UnsafeMutableRawPointer(mutating: base)
        if isMapped { munmap(memory, count) } else { memory.deallocate() }
    }

    /// What a pipe or another file that cannot be mapped holds.
    private static func read(_ descriptor: Int32) throws(LinearModelError) -> [UInt8] {
        var bytes: [UInt8] = []
        let chunk = 1 << 16
        while true {
            var got = 0
            let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                repeat { got = contents(descriptor, buffer.baseAddress!, chunk) } while got < 0 && errno == EINTR
                count = max(0, got)
            }
            if got < 0 { throw failure() }
            if got == 0 { return bytes }
            bytes += more
        }
    }

    private static func failure() -> LinearModelError {
        LinearModelError(code: .unreadable, message: "it cannot be read: \(String(cString: strerror(errno)))", offset: 0)
    }
}

/// `read(2)`, which a method shadows.
private func contents(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int { read(descriptor, buffer, count) }
