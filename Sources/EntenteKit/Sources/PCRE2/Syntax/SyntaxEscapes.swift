extension SyntaxParser {
    /// An item after its backslash, outside a class.
    mutating func escape() throws(UnsupportedSyntax) -> SyntaxNode {
        if let scalar = try escapedScalar() { return literal(scalar) }
        let kind = try next()
        switch kind {
        case "b", "B", "A", "Z", "z": return .empty
        case "d", "s", "w": return .unknown(maxLength: unicode ? 4 : 2, bytes: shorthand(kind))
        case "D", "S", "W", "h", "H", "v", "V", "N": return .unknown(maxLength: 4)
        case "R":
            // A scalar, or two of them.
            return .alternation([.unknown(maxLength: 4), .sequence([.scalar([Self.carriageReturn]), .scalar([Self.lineFeed])])])
        case "X": return .unknown(maxLength: nil)
        case "p", "P":
            let name = try property()
            return .unknown(maxLength: 4, bytes: kind == "p" ? bytes(ofProperty: name) : .all)
        case "1"..."9":
            // Two digits may be an octal code, depending on the number of groups.
            guard peek()?.decimal == nil else { throw UnsupportedSyntax() }
            return .unknown(maxLength: nil)
        case "k", "g": return try backreference(kind)
        default: throw UnsupportedSyntax()
        }
    }

    /// The inside of a class after its backslash: nil means "many scalars".
    ///
    /// What the many are is added to `bytes`.
    mutating func classEscape(_ bytes: inout ByteSet) throws(UnsupportedSyntax) -> Unicode.Scalar? {
        if accept("b") { return "\u{8}" }
        if let scalar = try escapedScalar() { return scalar }
        let kind = try next()
        switch kind {
        case "d", "s", "w":
            bytes = bytes.union(shorthand(kind))
            return nil
        case "D", "S", "W", "h", "H", "v", "V":
            bytes = .all
            return nil
        case "p", "P":
            let name = try property()
            bytes = bytes.union(kind == "p" ? self.bytes(ofProperty: name) : .all)
            return nil
        default: throw UnsupportedSyntax()
        }
    }

    /// An escape that stands for one scalar, or nil with nothing consumed.
    private mutating func escapedScalar() throws(UnsupportedSyntax) -> Unicode.Scalar? {
        guard let scalar = peek() else { throw UnsupportedSyntax() }
        guard scalar.isAlphanumeric else {
            index += 1
            // PCRE2 takes any other scalar literally, but be sure only of ASCII.
            guard scalar.isASCII else { throw UnsupportedSyntax() }
            return scalar
        }
        let simple: [Unicode.Scalar: Unicode.Scalar] = [
            "a": "\u{7}", "e": "\u{1B}", "f": "\u{C}", "n": "\n", "r": "\r", "t": "\t",
        ]
        if let found = simple[scalar] {
            index += 1
            return found
        }
        if accept("x{") || accept("N{U+") { return try hexadecimal(try skip(past: "}")) }
        guard accept("x") else { return nil }
        var digits: [Unicode.Scalar] = []
        while digits.count < 2, let digit = peek(), digit.properties.isASCIIHexDigit {
            digits.append(digit)
            index += 1
        }
        return try hexadecimal(digits)
    }

    private func hexadecimal(_ digits: [Unicode.Scalar]) throws(UnsupportedSyntax) -> Unicode.Scalar {
        var text = ""
        text.unicodeScalars.append(contentsOf: digits)
        guard let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value) else {
            throw UnsupportedSyntax()
        }
        return scalar
    }

    /// The name after `\p`.
    private mutating func property() throws(UnsupportedSyntax) -> String {
        var name = ""
        name.unicodeScalars.append(contentsOf: accept("{") ? try skip(past: "}") : [try next()])
        return name
    }

    private static let carriageReturn = LiteralBytes(bytes: [0x0D], caseless: false)
    private static let lineFeed = LiteralBytes(bytes: [0x0A], caseless: false)

    /// The bytes of the scalars of `\d`, `\s` or `\w`.
    private func shorthand(_ kind: Unicode.Scalar) -> ByteSet {
        let ascii: ByteSet =
            switch kind {
            case "d": .digits
            case "s": .spaces
            default: ByteSet.letters.union(.digits).union(ByteSet(0x5F...0x5F))
            }
        return ascii.union(unicode ? .high : .latin)
    }

    /// The bytes of the scalars with a property; all for one that is not known here.
    private func bytes(ofProperty name: String) -> ByteSet {
        switch name {
        case "L", "L&": ByteSet.letters.union(.high)
        // Caseless matching takes either case for the other.
        case "Lu": (flags.caseless ? ByteSet.letters : .upper).union(.high)
        case "Ll": (flags.caseless ? ByteSet.letters : .lower).union(.high)
        case "M", "Mn", "Lo", "Lm": .high
        case "N", "Nd": ByteSet.digits.union(.high)
        default: .all
        }
    }

    /// `\k<n> \k'n' \k{n} \g{n} \gn \g-n`; `\g<n>` and `\g'n'` are calls.
    private mutating func backreference(_ kind: Unicode.Scalar) throws(UnsupportedSyntax) -> SyntaxNode {
        if accept("{") {
            try skip(past: "}")
        } else if kind == "k", accept("<") {
            try skip(past: ">")
        } else if kind == "k", accept("'") {
            try skip(past: "'")
        } else if kind == "g", peek() != "<", peek() != "'" {
            if peek() == "-" || peek() == "+" { index += 1 }
            guard peek()?.decimal != nil else { throw UnsupportedSyntax() }
            while peek()?.decimal != nil { index += 1 }
        } else {
            throw UnsupportedSyntax()
        }
        return .unknown(maxLength: nil)
    }
}
