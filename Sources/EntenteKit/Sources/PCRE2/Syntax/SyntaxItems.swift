extension SyntaxParser {
    /// Skips what extended mode ignores and `(?#comments)`; true if anything was skipped.
    /// A quantifier after these still belongs to the item before them.
    mutating func skipIgnored(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "(", peek(1) == "?", peek(2) == "#" {
            guard let end = source[index...].firstIndex(of: ")") else { return false }
            index = end + 1
            return true
        }
        guard flags.extended else { return false }
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0x85, 0x200E, 0x200F, 0x2028, 0x2029:
            index += 1
            return true
        case 0x23:
            let end = source[index...].firstIndex(of: "\n")
            index = end.map { $0 + 1 } ?? source.count
            return true
        default: return false
        }
    }

    /// Reads `* + ? {n} {n,} {n,m}` with a lazy or possessive mark, or nothing.
    mutating func quantifier() throws(UnsupportedSyntax) -> (Int, Int?)? {
        let bounds: (Int, Int?)
        switch peek() {
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        case "?": bounds = (0, 1)
        case "{":
            guard let braces = try braces() else { return nil }
            bounds = braces
        default: return nil
        }
        index += 1
        if peek() == "?" || peek() == "+" { index += 1 }
        return bounds
    }

    /// Bounds in braces, stopping at `}`; nil when the brace is an ordinary character.
    private mutating func braces() throws(UnsupportedSyntax) -> (Int, Int?)? {
        // Newer PCRE2 reads {,n} and spaces as quantifiers, older ones as text.
        if let after = peek(1), after == "," || after == " " { throw UnsupportedSyntax() }
        var at = index + 1
        func number() -> Int? {
            var value: Int?
            while at < source.count, let digit = source[at].decimal {
                guard (value ?? 0) < 100_000 else { return nil }
                value = (value ?? 0) * 10 + digit
                at += 1
            }
            return value
        }
        guard let low = number(), at < source.count else { return nil }
        var high: Int? = low
        if source[at] == "," {
            at += 1
            high = number()
        }
        guard at < source.count else { return nil }
        if source[at] == " " { throw UnsupportedSyntax() }
        guard source[at] == "}" else { return nil }
        index = at
        return (low, high)
    }

    /// Handles `\Q…\E` and a stray `\E`; true if one was there.
    mutating func quotation(
        into items: inout [SyntaxNode], _ quantifiable: inout Bool
    ) throws(UnsupportedSyntax) -> Bool {
        if accept("\\E") { return true }
        guard accept("\\Q") else { return false }
        while index < source.count, !accept("\\E") {
            items.append(literal(try next()))
            quantifiable = true
        }
        return true
    }

    /// A group after its `(`; nil for a flag setting, which is not an item.
    mutating func group() throws(UnsupportedSyntax) -> SyntaxNode? {
        if peek() == "*" { throw UnsupportedSyntax() }
        guard accept("?") else { return try body() }
        if accept(":") || accept("|") || accept(">") { return try body() }
        if accept("=") || accept("!") || accept("<=") || accept("<!") || accept("*") || accept("<*") {
            _ = try body()
            return .empty
        }
        if accept("P=") {
            try skip(past: ")")
            return .unknown(maxLength: nil)
        }
        if accept("<") || accept("P<") {
            try skip(past: ">")
            return try body()
        }
        if accept("'") {
            try skip(past: "'")
            return try body()
        }
        return try inlineFlags()
    }

    /// The inside of a group and its `)`.
    private mutating func body() throws(UnsupportedSyntax) -> SyntaxNode {
        let node = try alternation()
        guard try next() == ")" else { throw UnsupportedSyntax() }
        return node
    }

    /// `(?i)`, `(?x-i)`, `(?^)` for the rest of the enclosing group, `(?i:…)` for a group.
    private mutating func inlineFlags() throws(UnsupportedSyntax) -> SyntaxNode? {
        var changed = flags
        var value = true
        if accept("^") { changed = Flags(caseless: false, extended: false) }
        while true {
            switch try next() {
            case "-": value = false
            case "i": changed.caseless = value
            case "x":
                // xx also ignores blanks inside classes.
                if peek() == "x" { throw UnsupportedSyntax() }
                changed.extended = value
            case "m", "s", "n", "J", "U": break
            case ")":
                flags = changed
                return nil
            case ":":
                let outer = flags
                flags = changed
                defer { flags = outer }
                return try body()
            default: throw UnsupportedSyntax()
            }
        }
    }
}

extension Unicode.Scalar {
    /// The value of an ASCII digit.
    var decimal: Int? { ("0"..."9").contains(self) ? Int(value - 48) : nil }
    /// Whether this is an ASCII letter or digit: after a backslash, such a scalar is special.
    var isAlphanumeric: Bool { isASCII && (properties.isAlphabetic || decimal != nil) }
}
