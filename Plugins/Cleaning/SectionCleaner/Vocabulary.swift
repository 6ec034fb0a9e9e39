internal import UTF8Bytes

/// Words with a meaning for cleaning, looked up by the hash of their folded scalars without making a string.
///
/// A 64-bit hash stands for the word: a false hit has odds of 1 in 10¹⁶, and would nudge one score.
struct Vocabulary: Sendable {
    /// What a word tells of its line. A word may have several.
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt32
        /// `the`, `und`, `је`: prose has many, menus few.
        static let stop = Flags(rawValue: 1)
        /// `I`, `we`, `our`.
        static let first = Flags(rawValue: 2)
        /// `you`, `your`.
        static let second = Flags(rawValue: 4)
        /// Starts a question: `what`, `could`.
        static let asking = Flags(rawValue: 8)
        /// Starts an answer: `yes`, `well`.
        static let replying = Flags(rawValue: 16)
        /// Part of a date or time: `November`, `pm`.
        static let dating = Flags(rawValue: 32)
        /// Names a speaker by role: `Q`, `President`.
        static let role = Flags(rawValue: 64)
        /// Moves an interviewer on: `turning`, `let's`.
        static let steering = Flags(rawValue: 128)
        /// Of a report about what was said: `reported`, `agency`.
        static let reporting = Flags(rawValue: 256)
        /// Names of the one who asks: `Q`, `Interviewer`.
        static let asker = Flags(rawValue: 512)
        /// Names whose picture it is: `Photo`, `Image`.
        static let picture = Flags(rawValue: 1024)
        /// Third person: `he`, `said`.
        static let third = Flags(rawValue: 2048)
        /// Of the readers' comments below an article.
        static let commenting = Flags(rawValue: 4096)
        /// `yes`, `no`: answers, however short.
        static let affirming = Flags(rawValue: 8192)
        /// `I`, `my`: those who ask say it seldom.
        static let singular = Flags(rawValue: 16384)
        /// Asks for words: `tell`, `explain`.
        static let telling = Flags(rawValue: 1 << 15)
        /// Whom they are for: `us`, `me`.
        static let listener = Flags(rawValue: 1 << 16)
        /// `want`, `like`: with ``learning`` a question that has no mark.
        static let wishing = Flags(rawValue: 1 << 17)
        /// `know`, `ask`.
        static let learning = Flags(rawValue: 1 << 18)
        /// `wonder`, `curious`.
        static let wondering = Flags(rawValue: 1 << 19)
        /// Opens an indirect question: `whether`.
        static let whether = Flags(rawValue: 1 << 20)
        /// Of a date on which a page was changed: `Updated`.
        static let changing = Flags(rawValue: 1 << 21)
    }

    /// Open addressing, the size a power of two and at most a quarter full. A dictionary would hash the hash again.
    private var keys: [UInt64]
    private var values: [UInt32]

    init(_ lists: [(Flags, String)]) {
        var table: [UInt64: UInt32] = [:]
        for (flags, list) in lists {
            for word in list.split(whereSeparator: \.isWhitespace) {
                table[Vocabulary.hash(word), default: 0] |= flags.rawValue
            }
        }
        var size = 64
        while size < table.count * 4 { size *= 2 }
        keys = Array(repeating: 0, count: size)
        values = Array(repeating: 0, count: size)
        for (key, value) in table {
            let place = place(key)
            keys[place] = key
            values[place] = value
        }
    }

    subscript(hash: UInt64) -> Flags { Flags(rawValue: values[place(hash)]) }

    /// Where a key is, or would be.
    private func place(_ hash: UInt64) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: hash ^ hash >> 29) & mask
        while keys[place] != hash, keys[place] != 0 { place = (place + 1) & mask }
        return place
    }

    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// One step of FNV-1a.
    @inline(__always)
    static func extend(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { extend(hash, folded: Scalar.folded(scalar)) }

    /// The same for a scalar that is in lower case already.
    @inline(__always)
    static func extend(_ hash: UInt64, folded scalar: UInt32) -> UInt64 { (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }

    static func hash(_ word: Substring) -> UInt64 {
        word.unicodeScalars.reduce(seed) { extend($0, $1.value) }
    }
}
