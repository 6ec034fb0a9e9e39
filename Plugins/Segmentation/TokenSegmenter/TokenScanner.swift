import EntenteKit
import UTF8Bytes

/// Walks over sentences and cuts them into tokens.
struct TokenScanner {
    /// What a byte starts or continues.
    enum Class {
        static let blank: UInt8 = 0
        static let letter: UInt8 = 1
        static let digit: UInt8 = 2
        static let beyondASCII: UInt8 = 3
        static let mark: UInt8 = 4
        /// A mark that may join a word to what follows: `' . - @ / : & _`.
        static let joint: UInt8 = 5
    }

    let bytes: Bytes
    let classes: UnsafePointer<UInt8>
    let language: SentenceLanguage
    let options: TokenOptions
    /// The sentence.
    var start = 0
    var end = 0

    init(bytes: Bytes, classes: UnsafePointer<UInt8>, language: SentenceLanguage, options: TokenOptions) {
        self.bytes = bytes
        self.classes = classes
        self.language = language
        self.options = options
    }

    static func classTable() -> [UInt8] {
        (0...255).map { byte in
            switch byte {
            case 0...0x20, 0x7F: Class.blank
            case 0x30...0x39: Class.digit
            case 0x41...0x5A, 0x61...0x7A: Class.letter
            case 0x80...0xFF: Class.beyondASCII
            case 0x26, 0x27, 0x2A, 0x2D, 0x2E, 0x2F, 0x3A, 0x40, 0x5F, 0x24: Class.joint
            default: Class.mark
            }
        }
    }

    /// Appends the tokens of a sentence: 64 bytes at a time are read as sets of letters and blanks, and the loop goes from
    /// the start of one token to the next.
    mutating func scan(_ sentence: TextRange, into tokens: inout TokenColumn) {
        start = Int(sentence.start)
        end = Int(sentence.end)
        var at = start
        while at < end { at = scanBlock(at, &tokens) }
    }

    /// Appends the tokens that start in the 64 bytes from an offset, at which no token goes on. Returns where to go on:
    /// behind the block, or at the word that it cuts in two.
    @inline(__always)
    private func scanBlock(_ from: Int, _ tokens: inout TokenColumn) -> Int {
        let block = bytes.block(at: from)
        let (letters, visible) = (block.letters, ~block.blanks)
        let stop = min(from + 64, end)
        // A word starts at the first of its letters, anything else at each of its bytes.
        var starts = visible & ~(letters & letters << 1) & ~UInt64.bits(from: stop - from)
        while starts != 0 {
            let place = starts.trailingZeroBitCount
            let at = from &+ place
            let next: Int
            let length = (~(letters >> UInt64(place))).trailingZeroBitCount
            if length == 0 {
                next = unplain(at, &tokens)
            } else if at &+ length < stop, !options.splitsClitics {
                let isBeforeBlank = visible &>> UInt64(truncatingIfNeeded: place &+ length) & 1 == 0
                if isBeforeBlank || !isJoined(at + length) {
                    // Nearly every token. The next start is known without looking at this one's end.
                    tokens.append(TextRange(UInt32(truncatingIfNeeded: at), UInt32(truncatingIfNeeded: at &+ length)))
                    starts &= starts - 1
                    continue
                }
                next = word(at, at + length, &tokens)
            } else if at + length >= stop, stop < end, place > 0 {
                return at
            } else {
                next = letterWord(at, &tokens)
            }
            if next >= stop { return next }
            // The rules may have taken more than one start, or left off between two letters.
            starts = (starts & .bits(from: next - from)) | (visible & 1 << UInt64(next - from))
        }
        return stop
    }

    /// The token at a byte that is neither a letter nor a blank; returns where the next token may start.
    func unplain(_ at: Int, _ tokens: inout TokenColumn) -> Int {
        switch classes[Int(bytes.base[at])] {
        case Class.digit: number(at, &tokens)
        case Class.beyondASCII: beyondASCII(at, &tokens)
        default: mark(at, &tokens)
        }
    }

    /// The word, or the words, that start with an ASCII letter; returns where the next token may start.
    func letterWord(_ at: Int, _ tokens: inout TokenColumn) -> Int {
        var stop = at + 1
        while stop < end, classes[Int(bytes.base[stop])] == Class.letter { stop += 1 }
        if stop < end, isJoined(stop) { return word(at, stop, &tokens) }
        if options.splitsClitics, let seam = fusedSeam(at, stop) { return split(at, seam, stop, &tokens) }
        return emit(at, stop, &tokens)
    }

    /// Whether what stands at an offset may belong to the word before it.
    @inline(__always)
    private func isJoined(_ offset: Int) -> Bool {
        let kind = classes[Int(bytes.base[offset])]
        return kind != Class.blank && kind != Class.mark
    }

    private func beyondASCII(_ at: Int, _ tokens: inout TokenColumn) -> Int {
        let scalar = bytes.scalar(at: at)
        let stop = min(end, at + scalar.length)
        switch scalar.kind {
        case .space, .newline: return stop
        case .lower, .upper, .letter, .mark: return word(at, stop, &tokens)
        case .digit: return emit(at, nonASCIIDigits(at), &tokens)
        case .ideograph: return emit(at, marksEnd(stop), &tokens)
        case .terminator, .dash: return emit(at, repeatedEnd(at, scalar), &tokens)
        case .closer where scalar.value == 0x2019: return apostrophe(at, stop, &tokens)
        default: return emit(at, marksEnd(stop), &tokens)
        }
    }

    // MARK: Helpers of all rules

    /// Appends a token and returns its end.
    @inline(__always)
    func emit(_ from: Int, _ to: Int, _ tokens: inout TokenColumn) -> Int {
        tokens.append(TextRange(from, to))
        return to
    }

    /// The end of the same scalar repeated.
    func repeatedEnd(_ offset: Int, _ scalar: Scalar) -> Int {
        var at = offset
        while at < end, bytes.scalar(at: at).value == scalar.value { at += scalar.length }
        return min(at, end)
    }

    /// The end of combining marks, joiners and what joiners join: one emoji is one token.
    func marksEnd(_ offset: Int) -> Int {
        var at = offset
        while at < end {
            let scalar = bytes.scalar(at: at)
            guard scalar.kind == .mark else { break }
            at += scalar.length
            if scalar.value == 0x200D, at < end {
                let joined = bytes.scalar(at: at)
                if !joined.kind.isSpace { at += joined.length }
            }
        }
        return min(at, end)
    }

    private func nonASCIIDigits(_ offset: Int) -> Int {
        var at = offset
        while at < end, bytes.kind(at: at) == .digit { at += bytes.scalar(at: at).length }
        return min(at, end)
    }
}
