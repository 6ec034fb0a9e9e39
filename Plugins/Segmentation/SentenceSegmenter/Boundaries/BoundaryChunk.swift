internal import UTF8Bytes

/// What features know of one run of bytes between blanks.
struct BoundaryChunk {
    /// A hash of its bytes in small letters.
    var word: UInt64 = 1
    /// A hash of its kinds of characters, runs collapsed: `Xx`, `0/0/0`.
    var shape: UInt64 = 2
    /// The same of its first two kinds.
    var head: UInt64 = 3
    /// A hash of its last three bytes in small letters.
    var tail: UInt64 = 4
    var first: UInt8 = 0
    var last: UInt8 = 0

    /// Longer runs count by their beginning.
    static let longest = 64
    static let lower: UInt8 = 0x78, upper: UInt8 = 0x58

    /// What stands before the text or behind it.
    init() {}

    init(_ bytes: Bytes, _ start: Int, _ end: Int) {
        var word = BoundaryHash.seed, shape = BoundaryHash.seed
        var kinds = 0
        var previous: UInt8 = 0
        for at in start..<min(end, start + BoundaryChunk.longest) {
            let byte = bytes.base[at]
            word = BoundaryHash.extend(word, BoundaryChunk.folded(byte))
            let kind = byte >= 0x80 ? BoundaryChunk.lower : BoundaryChunk.kind(byte)
            if kind != previous, kinds < 8 {
                shape = BoundaryHash.extend(shape, kind)
                kinds += 1
                if kinds <= 2 { head = shape }
            }
            previous = kind
        }
        self.word = word
        self.shape = shape
        tail = (max(start, end - 3)..<end).reduce(BoundaryHash.seed) { BoundaryHash.extend($0, BoundaryChunk.folded(bytes.base[$1])) }
        first = BoundaryChunk.edge(bytes.base[start], bytes.kind(at: start))
        last = BoundaryChunk.edge(bytes.base[end - 1], bytes.kind(before: end))
    }

    /// Whether it could belong to a name, a heading or a date: it does not start with a small letter.
    static func isProud(_ bytes: Bytes, _ start: Int) -> Bool {
        let byte = bytes.base[start]
        return byte < 0x80 ? byte &- 0x61 >= 26 : bytes.kind(at: start) != .lower
    }

    private static func folded(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    private static func kind(_ byte: UInt8) -> UInt8 {
        if byte &- 0x61 < 26 { return lower }
        if byte &- 0x41 < 26 { return upper }
        return byte &- 0x30 < 10 ? 0x30 : byte
    }

    private static func edge(_ byte: UInt8, _ kind: ScalarKind) -> UInt8 {
        if byte < 0x80 { return self.kind(byte) }
        return kind == .upper ? upper : kind.isLetter ? lower : 0x80 + kind.rawValue
    }
}

/// Hashes of features: FNV-1a over bytes, mixed once where a feature is made.
enum BoundaryHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// A feature of a template and its parts; the upper bits are good.
    @inline(__always)
    static func feature(_ template: UInt64, _ a: UInt64, _ b: UInt64 = 0, _ c: UInt64 = 0, _ d: UInt64 = 0) -> UInt64 {
        join(join(join(join(template &* 0x9E37_79B9_7F4A_7C15, a), b), c), d) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    private static func join(_ hash: UInt64, _ part: UInt64) -> UInt64 {
        let product = (hash ^ part) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }
}
