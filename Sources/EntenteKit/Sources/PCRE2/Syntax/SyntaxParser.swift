/// Parses PCRE2 syntax far enough to know which text is certain.
///
/// Throws ``UnsupportedSyntax`` at anything it does not model. It never
/// reports syntax errors: PCRE2 compiles the pattern first and does that.
struct SyntaxParser {
    struct Flags {
        var caseless: Bool
        var extended: Bool
    }

    let source: [Unicode.Scalar]
    var index = 0
    var flags: Flags
    let unicode: Bool
    private var depth = 0

    init(_ source: String, _ options: Pattern.Options) {
        self.source = Array(source.unicodeScalars)
        flags = Flags(caseless: options.contains(.caseless), extended: options.contains(.extended))
        unicode = options.contains(.unicode)
    }

    /// The whole pattern.
    mutating func parse() throws(UnsupportedSyntax) -> SyntaxNode {
        let node = try alternation()
        guard index == source.count else { throw UnsupportedSyntax() }
        return node
    }

    /// Branches up to a closing parenthesis or the end. Inline flags reach into
    /// later branches and end with the group.
    mutating func alternation() throws(UnsupportedSyntax) -> SyntaxNode {
        guard depth < 100 else { throw UnsupportedSyntax() }
        depth += 1
        let outer = flags
        defer {
            depth -= 1
            flags = outer
        }
        var branches: [SyntaxNode] = []
        var items: [SyntaxNode] = []
        // Whether a quantifier here would apply to the last item.
        var quantifiable = false
        while let scalar = peek(), scalar != ")" {
            if skipIgnored(scalar) { continue }
            if scalar == "|" {
                index += 1
                branches.append(.sequence(items))
                items = []
                quantifiable = false
            } else if let (low, high) = try quantifier() {
                guard quantifiable, let last = items.popLast() else { throw UnsupportedSyntax() }
                items.append(.repetition(last, min: low, max: high))
                quantifiable = false
            } else if scalar == "(" {
                index += 1
                let group = try self.group()
                if let group { items.append(group) }
                quantifiable = group != nil
            } else if try !quotation(into: &items, &quantifiable) {
                items.append(try atom())
                quantifiable = true
            }
        }
        branches.append(.sequence(items))
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    /// A single item that is neither a group nor a quantifier.
    private mutating func atom() throws(UnsupportedSyntax) -> SyntaxNode {
        let scalar = try next()
        switch scalar {
        case "\\": return try escape()
        case "[": return try characterClass()
        case ".": return .unknown(maxLength: 4)
        case "^", "$": return .empty
        default: return literal(scalar)
        }
    }

    /// A scalar under the flags in force.
    func literal(_ scalar: Unicode.Scalar) -> SyntaxNode {
        guard flags.caseless else {
            return .scalar([LiteralBytes(bytes: Array(UTF8.encode(scalar)!), caseless: false)])
        }
        return CaseFolding.spellings(of: scalar).map(SyntaxNode.scalar) ?? .unknown(maxLength: 4)
    }

    // MARK: Reading

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        index + ahead < source.count ? source[index + ahead] : nil
    }

    mutating func next() throws(UnsupportedSyntax) -> Unicode.Scalar {
        guard index < source.count else { throw UnsupportedSyntax() }
        defer { index += 1 }
        return source[index]
    }

    /// Consumes `text` if it comes next.
    mutating func accept(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard source[index...].starts(with: scalars) else { return false }
        index += scalars.count
        return true
    }

    /// Everything before `terminator`, which is consumed too.
    @discardableResult
    mutating func skip(past terminator: Unicode.Scalar) throws(UnsupportedSyntax) -> [Unicode.Scalar] {
        guard let end = source[index...].firstIndex(of: terminator) else { throw UnsupportedSyntax() }
        defer { index = end + 1 }
        return Array(source[index..<end])
    }
}
