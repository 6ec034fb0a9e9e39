internal import CByteBlocks

/// Checks the whole input at once, which is much faster than string by string; runs of ASCII 64 bytes at a time.
func validateUTF8(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    guard let base = bytes.baseAddress else { return }
    var at = 0
    while true {
        at = ByteScan.nextBeyondASCII(base, at, bytes.count)
        if at == bytes.count { return }
        // Beyond ASCII words are runs: a block a scalar would be dear.
        while at < bytes.count, base[at] >= 0x80 {
            let length = scalarLength(base + at, bytes.count - at)
            guard length > 0 else { throw JSONError(.invalidUTF8, offset: at) }
            at += length
        }
    }
}

/// The length of the well-formed sequence beyond ASCII at the start of some bytes (The Unicode Standard, table 3-7); 0 if
/// none stands there.
private func scalarLength(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    let first = bytes[0]
    func follows(_ place: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
        place < count && bytes[place] >= low && bytes[place] <= high
    }
    switch first {
    case 0xC2...0xDF: return follows(1) ? 2 : 0
    // No overlong forms, no surrogates, nothing beyond U+10FFFF.
    case 0xE0...0xEF: return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0
    case 0xF0...0xF4: return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0
    default: return 0
    }
}

extension ByteScan {
    /// The first byte beyond ASCII from `start` on, or `end`.
    static func nextBeyondASCII(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var at = start
        while at &+ 64 <= end {
            let found = entente_byte_block_at(base + at).beyond_ascii
            if found != 0 { return at &+ found.trailingZeroBitCount }
            at &+= 64
        }
        while at < end, base[at] < 0x80 { at &+= 1 }
        return at
    }
}
