import Testing
import UTF8Bytes

/// A block says of every byte what the byte itself says.
@Suite struct ByteBlockTests {
    /// Every byte at every place of a block, behind and before other bytes.
    @Test func everyByteEverywhere() {
        let all = (0..<700).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 256) } + (0...255).map(UInt8.init)
        all.withUnsafeBufferPointer { buffer in
            let bytes = Bytes(buffer)!
            for start in 0..<all.count {
                let block = bytes.block(at: start)
                for place in 0..<64 {
                    let byte = bytes[start + place]
                    let has = { (set: UInt64) in set >> UInt64(place) & 1 == 1 }
                    #expect(has(block.letters) == (0x41...0x5A ~= byte || 0x61...0x7A ~= byte))
                    #expect(has(block.capitals) == (0x41...0x5A ~= byte))
                    #expect(has(block.digits) == (0x30...0x39 ~= byte))
                    #expect(has(block.blanks) == (byte <= 0x20 || byte == 0x7F))
                    #expect(has(block.spaces) == (byte == 0x20))
                    #expect(has(block.breaks) == (0x0A...0x0D ~= byte))
                    #expect(has(block.stops) == ([0x21, 0x29, 0x2E, 0x2F, 0x3E, 0x3F, 0xCD].contains(byte) || byte < 0x10 || byte >= 0xD6))
                    #expect(has(block.wordEnds) == (byte >= 0x30))
                    #expect(has(block.beyondASCII) == (byte >= 0x80))
                }
            }
        }
    }

    @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 65, 300]) func countsScalars(length: Int) {
        let text = String("aщ€😀 — ß".unicodeScalars.reduce(into: "") { $0 += String(repeating: String($1), count: 1 + length % 5) })
        let bytes = Array(String(repeating: text, count: 1 + length / 10).utf8)
        bytes.withUnsafeBufferPointer { buffer in
            let view = Bytes(buffer)!
            for start in 0..<min(bytes.count, 40) {
                let end = min(bytes.count, start + length)
                #expect(view.scalars(start, max(start, end)) == bytes[start..<max(start, end)].count { $0 & 0xC0 != 0x80 })
            }
        }
    }
}
