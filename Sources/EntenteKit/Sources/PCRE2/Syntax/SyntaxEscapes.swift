extension SyntaxParser {
    /// An item after its backslash, outside a class.
    mutating func escape() throws(UnsupportedSyntax) -> SyntaxNode {
        if let scalar = try escapedScalar() { return literal(scalar) }
        let kind = try next()
        switch kind {
        case "b", "B", "A", "Z", "z": return .empty
        case "d", "s", "w": return .unknown(maxLength: unicode ? 4 : 2)
        case "D", "S", "W", "h", "H", "v", "V", "N": return .unknown(maxLength: 4)
        case "R": return .unknown(maxLength: 4)
        case "X": return .unknown(maxLength: nil)
        case "p", "P":
            try property()
            return .unknown(maxLength: 4)
        case "1"..."9":
            // Two digits may be an octal code, depending on the number of groups.
            guard peek()?.decimal == nil else { throw UnsupportedSyntax() }
            return .unknown(maxLength: nil)
        case "k", "g": return try backreference(kind)
        default: throw UnsupportedSyntax()
        }
    }

    /// The inside of a class after its backslash: nil means "many scalars".
    mutating func classEscape() throws(UnsupportedSyntax) -> Unicode.Scalar? {
        if accept("b") { return "\u{8}" }
        if let scalar = try escapedScalar() { return scalar }
        switch try next() {
        case "d", "D", "s", "S", "w", "W", "h", "H", "v", "V": return nil
        case "p", "P":
            try property()
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
    private mutating func property() throws(UnsupportedSyntax) {
        if accept("{") { try skip(past: "}") } else { _ = try next() }
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
