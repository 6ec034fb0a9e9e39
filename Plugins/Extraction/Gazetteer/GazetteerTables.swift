internal import EntenteKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// All that a search for names needs, in one piece of memory: made from lists, or mapped from a file made before.
///
/// A header (magic, checksum of all behind it, key, and start and length of each part), then the parts, each at a
/// multiple of eight bytes, in the byte order of little-endian machines.
final class GazetteerTables: @unchecked Sendable {
    /// The parts in order. An index of names takes six: slots, names, starts, candidates, first candidates, pairs.
    enum Part: Int {
        case common, commonStarts, text, textStarts, records
        case exact
        case folded = 11
        static let count = 17

        /// The number of a part of an index.
        func offset(_ number: Int) -> Int { rawValue + number }
    }

    private static let magic: UInt64 = 0x0001_5A41_4754_4E45  // "ENTGAZ", then the version of the format
    static let headerBytes = 32 + Part.count * 16

    private let base: UnsafeRawPointer
    private let count: Int
    private let isMapped: Bool

    private init(_ base: UnsafeRawPointer, _ count: Int, isMapped: Bool) {
        (self.base, self.count, self.isMapped) = (base, count, isMapped)
    }

    /// Tables of parts just made. The bytes are those of a file, too.
    convenience init(_ bytes: [UInt8]) {
        let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 8), alignment: 8)
        bytes.withUnsafeBytes { memory.copyMemory(from: $0.baseAddress!, byteCount: $0.count) }
        self.init(memory, bytes.count, isMapped: false)
    }

    /// Maps a file; nil if there is none, or if it is not whole and about `key`. Nothing in it is trusted.
    convenience init?(mapping path: String, key: GazetteerKey) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size >= Self.headerBytes,
            status.st_size < 1 << 36, let memory = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0),
            memory != UnsafeMutableRawPointer(bitPattern: -1)
        else { return nil }
        self.init(memory, Int(status.st_size), isMapped: true)
        guard isSound(key) else { return nil }
    }

    deinit {
        let memory = UnsafeMutableRawPointer(mutating: base)
        if isMapped { munmap(memory, count) } else { memory.deallocate() }
    }

    private func isSound(_ key: GazetteerKey) -> Bool {
        guard word(0) == Self.magic, word(2) == key.first, word(3) == key.second,
            word(1) == GazetteerKey.checksum(UnsafeRawBufferPointer(start: base + 16, count: count - 16))
        else { return false }
        return (0..<Part.count).allSatisfy { part in
            let (start, length) = (word(4 + 2 * part), word(5 + 2 * part))
            return start % 8 == 0 && start >= Self.headerBytes && start <= count && length <= UInt64(count) - start
        }
    }

    private func word(_ number: Int) -> UInt64 { base.load(fromByteOffset: number * 8, as: UInt64.self) }

    // MARK: Parts

    func bytes(_ part: Int) -> UnsafeBufferPointer<UInt8> { typed(part) }
    func numbers(_ part: Int) -> UnsafeBufferPointer<UInt32> { typed(part) }
    func words(_ part: Int) -> UnsafeBufferPointer<UInt64> { typed(part) }

    private func typed<Element>(_ part: Int) -> UnsafeBufferPointer<Element> {
        let start = base + Int(word(4 + 2 * part))
        return UnsafeBufferPointer(
            start: start.assumingMemoryBound(to: Element.self), count: Int(word(5 + 2 * part)) / MemoryLayout<Element>.stride)
    }

    /// A file of parts.
    static func file(_ parts: [[UInt8]], key: GazetteerKey) -> [UInt8] {
        precondition(parts.count == Part.count)
        var places: [UInt64] = []
        var at = headerBytes
        for part in parts {
            places += [UInt64(at), UInt64(part.count)]
            at += (part.count + 7) & ~7
        }
        var bytes = raw([magic, 0, key.first, key.second] + places)
        bytes.reserveCapacity(at)
        for part in parts {
            bytes += part
            bytes += repeatElement(0, count: -part.count & 7)
        }
        let sum = bytes.withUnsafeBytes { GazetteerKey.checksum(UnsafeRawBufferPointer(rebasing: $0[16...])) }
        bytes.replaceSubrange(8..<16, with: raw([sum]))
        return bytes
    }

    /// Numbers as they stand in memory.
    static func raw<Element: BitwiseCopyable>(_ elements: [Element]) -> [UInt8] { elements.withUnsafeBytes { Array($0) } }

    /// Whether numbers are starts of stretches of `count` elements: from 0 to `count`, never falling.
    static func areStarts(_ starts: UnsafeBufferPointer<UInt32>, _ count: Int) -> Bool {
        guard let first = starts.first, let last = starts.last, first == 0, Int(last) == count else { return false }
        for at in 1..<max(1, starts.count) where starts[at - 1] > starts[at] { return false }
        return true
    }
}

/// What a compiled gazetteer is made from, as 128 bits: settings and the bytes of the lists.
///
/// Two multiplicative hashes: they tell apart versions of one's own lists, they are no seal against forgery.
struct GazetteerKey: Equatable {
    private(set) var first: UInt64 = 0x9E37_79B9_7F4A_7C15
    private(set) var second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    mutating func add(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { bytes in
            first = Self.mix(first, 0xD6E8_FEB8_6659_FD93, bytes)
            second = Self.mix(second, 0xA076_1D64_78BD_642F, bytes)
        }
    }

    /// 32 hexadecimal digits.
    var name: String {
        [first, second].map { word in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: 16 - hex.count) + hex
        }.joined()
    }

    static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 { mix(0x27D4_EB2F_1656_67C5, 0x9FB2_1C65_1E98_DF25, bytes) }

    private static func mix(_ seed: UInt64, _ factor: UInt64, _ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash = seed ^ UInt64(bytes.count)
        var at = 0
        while at + 8 <= bytes.count {
            hash = (hash ^ bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* factor
            hash ^= hash &>> 32
            at += 8
        }
        while at < bytes.count {
            hash = (hash ^ UInt64(bytes[at])) &* factor
            hash ^= hash &>> 32
            at += 1
        }
        return hash
    }
}
