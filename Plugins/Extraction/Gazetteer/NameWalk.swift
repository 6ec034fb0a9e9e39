/// Walks along a text in units — a word, or one scalar between words — and hashes what it passes.
///
/// Text is hashed in a normal form, so that a name is found however it is set: white space is one space, the
/// typographic apostrophe the plain one, and where case does not count letters are small.
struct NameWalk {
    private let text: UnsafePointer<UInt8>
    private let end: Int
    private let folds: Bool
    private let folding: Folding
    private let byWords: Bool
    private let tables: ScalarTables
    /// Where the walk is.
    private(set) var position: Int
    /// Hash of what it has passed: FNV-1a.
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    init(_ text: UnsafePointer<UInt8>, from start: Int, to end: Int, _ folding: Folding, byWords: Bool) {
        self.text = text
        self.end = end
        self.folding = folding
        folds = folding.contains(.case)
        self.byWords = byWords
        tables = ScalarTables.shared
        position = start
    }

    /// The hash with its bits mixed, as the table wants it.
    @inline(__always)
    var key: UInt64 {
        let mixed = (hash ^ hash &>> 32) &* 0x9E37_79B9_7F4A_7C15
        return mixed ^ mixed &>> 29
    }

    /// Passes a unit and any white space before it; false at the end, or where a paragraph ends.
    @inline(__always)
    mutating func step() -> Bool {
        if position < end, let blanks = blankLength(position) {
            guard blanks > 0, position + blanks < end else { return false }
            feed(0x20)
            position += blanks
        }
        guard position < end else { return false }
        guard byWords, isWord(position) else {
            pass()
            return true
        }
        // Words are ASCII for the most part: a loop over registers for that, scalar by scalar for the rest.
        let classes = tables.byteClass
        repeat {
            var (at, hash) = (position, self.hash)
            while at < end, classes[Int(text[at])] == 1 {
                let byte = text[at]
                hash = (hash ^ UInt64(folds && byte &- 0x41 < 26 ? byte | 0x20 : byte)) &* 0x100_0000_01B3
                at &+= 1
            }
            (position, self.hash) = (at, hash)
            guard at < end, classes[Int(text[at])] == 2, tables.isWord(decodeScalar(text, at).value) else { return true }
            passLong()
        } while true
    }

    /// Passes one scalar.
    @inline(__always)
    private mutating func pass() {
        let byte = text[position]
        if byte < 0x80 {
            feed(folds && byte &- 0x41 < 26 ? byte | 0x20 : byte)
            position += 1
        } else {
            passLong()
        }
    }

    private mutating func passLong() {
        let (value, length) = decodeScalar(text, position)
        ScalarForm.append(value, folding) { feed($0) }
        position += length
    }

    @inline(__always)
    private mutating func feed(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    @inline(__always)
    private func isWord(_ at: Int) -> Bool {
        let kind = tables.byteClass[Int(text[at])]
        return kind == 1 || (kind == 2 && tables.isWord(decodeScalar(text, at).value))
    }

    /// Length of the white space at a byte; 0 if it ends a paragraph, nil if there is none.
    @inline(__always)
    private func blankLength(_ start: Int) -> Int? {
        let byte = text[start]
        guard byte <= 0x20 || byte == 0xC2 || byte == 0xE2 else { return nil }
        var at = start
        var lines = 0
        while at < end {
            if text[at] == 0x20 || text[at] == 0x09 || text[at] == 0x0D {
                at += 1
            } else if text[at] == 0x0A {
                lines += 1
                at += 1
            } else if at + 1 < end, text[at] == 0xC2, text[at + 1] == 0xA0 {
                at += 2
            } else if at + 2 < end, text[at] == 0xE2, text[at + 1] == 0x80, text[at + 2] == 0xAF {
                at += 3
            } else {
                break
            }
        }
        if at == start { return nil }
        return lines > 1 ? 0 : at - start
    }
}

/// The normal form in which names are compared.
enum NameForm {
    /// A name in normal form, without white space at its ends.
    static func normalised(_ name: some Collection<UInt8>, _ folding: Folding) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(name.count)
        Array(name).withUnsafeBufferPointer { bytes in
            guard let base = bytes.baseAddress else { return }
            append(base, 0, bytes.count, folding) { out.append($0) ; return true }
        }
        while out.last == 0x20 { out.removeLast() }
        return out.first == 0x20 ? Array(out.dropFirst()) : out
    }

    /// Whether a stretch of text is a name.
    static func equals(
        _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ name: UnsafeBufferPointer<UInt8>, _ folding: Folding
    ) -> Bool {
        var at = 0
        let isEqual = append(text, start, end, folding) { byte in
            guard at < name.count, name[at] == byte else { return false }
            at += 1
            return true
        }
        return isEqual && at == name.count
    }

    /// Calls `body` with each byte of the normal form until it returns false.
    @discardableResult @inline(__always)
    private static func append(
        _ text: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ folding: Folding, _ body: (UInt8) -> Bool
    ) -> Bool {
        let folds = folding.contains(.case)
        var at = start
        var isBlank = false
        while at < end {
            let byte = text[at]
            if byte < 0x80 {
                at += 1
                if byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A {
                    if !isBlank, !body(0x20) { return false }
                    isBlank = true
                } else {
                    if !body(folds && byte &- 0x41 < 26 ? byte | 0x20 : byte) { return false }
                    isBlank = false
                }
                continue
            }
            let (value, length) = decodeScalar(text, at)
            at += length
            if value == 0xA0 || value == 0x202F {
                if !isBlank, !body(0x20) { return false }
                isBlank = true
                continue
            }
            isBlank = false
            var goesOn = true
            ScalarForm.append(value, folding) { if goesOn { goesOn = body($0) } }
            if !goesOn { return false }
        }
        return true
    }
}
