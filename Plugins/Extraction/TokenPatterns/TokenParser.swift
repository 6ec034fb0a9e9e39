internal import EntenteKit
internal import YAML

/// What the parsers of one rule share: words and captures found so far, and what there is to name.
struct TokenScope {
    let lists: WordLists
    let macros: [String: Node]
    var words = WordSets()
    /// Names of the captures of the rule at hand, in order.
    var captures: [String] = []
    /// Macros that are being put in, outermost first.
    var open: [String] = []
    static let captureLimit = 32
    static let macroDepth = 16
}

/// Reads a token pattern: `a=@COUNTRY (and|with) b=@COUNTRY ..4 <lower:signed|signs>`.
///
/// Recursive descent; the notation stands in `pipelines/rules/README.md`. A mistake points at its place in the file.
struct TokenParser {
    let node: Node
    let bytes: [UInt8]
    var at = 0
    var scope: TokenScope
    private var depth = 0
    private static let depthLimit = 64

    private init(_ node: Node, _ scope: TokenScope) {
        self.node = node
        bytes = Array((node.scalar ?? "").utf8)
        self.scope = scope
    }

    /// The tree of a pattern.
    ///
    /// - Throws: ``Diagnostics`` at the first mistake.
    static func parse(_ node: Node, _ scope: inout TokenScope) throws(Diagnostics) -> TokenSyntax {
        guard node.scalar != nil, !node.isNull else {
            throw Diagnostics("expected a token pattern, found \(node.kindName)", at: node)
        }
        var parser = TokenParser(node, scope)
        let syntax = try parser.alternation()
        if parser.at < parser.bytes.count {
            throw parser.error("a closing parenthesis too many", from: parser.at, hint: "write \")\" for the sign itself")
        }
        scope = parser.scope
        return syntax
    }

    // MARK: Structure

    mutating func alternation() throws(Diagnostics) -> TokenSyntax {
        depth += 1
        defer { depth -= 1 }
        if depth > Self.depthLimit { throw error("more than \(Self.depthLimit) groups in one another", from: at) }
        var branches = [try sequence()]
        while peek() == UInt8(ascii: "|") {
            at += 1
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() throws(Diagnostics) -> TokenSyntax {
        var parts: [TokenSyntax] = []
        skipBlanks()
        let start = at
        while let byte = peek(), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
            parts.append(try repeated())
            skipBlanks()
        }
        if parts.isEmpty { throw error("something is missing here", from: start, hint: "write ? behind a group that may be absent") }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// An item with its name and its repetition: `a=(…)?`
    private mutating func repeated() throws(Diagnostics) -> TokenSyntax {
        let start = at
        guard let name = captureName() else { return try repetition(of: try item(), from: start) }
        if scope.captures.contains(name) { throw error("a second capture is called \"\(name)\"", from: start, hint: "rename one of the two") }
        if scope.captures.count == TokenScope.captureLimit {
            throw error("more than \(TokenScope.captureLimit) captures", from: start)
        }
        let number = scope.captures.count
        scope.captures.append(name)
        guard let byte = peek(), byte > 0x20, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") else {
            throw error("nothing follows \(name)=", from: start, hint: "write \(name)=@LABEL or \(name)=(…), without a blank")
        }
        let body = try item()
        // The name binds closer than the repetition, so that `a=@COUNTRY?` is a capture that may be absent.
        return try repetition(of: .capture(number, body), from: start)
    }

    /// `name=`, where a name stands before the sign.
    private mutating func captureName() -> String? {
        var end = at
        while end < bytes.count, bytes[end].isNameByte { end += 1 }
        guard end > at, end < bytes.count, bytes[end] == UInt8(ascii: "=") else { return nil }
        defer { at = end + 1 }
        return String(decoding: bytes[at..<end], as: UTF8.self)
    }

    private mutating func repetition(of body: TokenSyntax, from start: Int) throws(Diagnostics) -> TokenSyntax {
        let place = at
        let bounds: (Int, Int?)
        switch peek() {
        case UInt8(ascii: "?"): bounds = (0, 1)
        case UInt8(ascii: "*"): bounds = (0, nil)
        case UInt8(ascii: "+"): bounds = (1, nil)
        case UInt8(ascii: "{") where at + 1 < bytes.count && bytes[at + 1] != UInt8(ascii: "{"): bounds = try counts()
        default: return body
        }
        if bytes[place] != UInt8(ascii: "{") { at += 1 }
        if bounds.1 == nil, body.isNullable {
            throw error("what repeats here can match nothing", from: start, hint: "drop the inner ? or *")
        }
        if let next = peek(), [UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "+")].contains(next) {
            throw error("a repetition of a repetition", from: at, hint: "put the inner one into parentheses")
        }
        return .repetition(body, minimum: bounds.0, maximum: bounds.1, isLazy: false)
    }

    /// `{2}`, `{1,3}`, `{2,}`
    private mutating func counts() throws(Diagnostics) -> (Int, Int?) {
        let start = at
        at += 1
        let minimum = number()
        var maximum = minimum
        if peek() == UInt8(ascii: ",") {
            at += 1
            maximum = number()
        }
        guard let minimum, peek() == UInt8(ascii: "}"), minimum <= maximum ?? .max, maximum != 0 else {
            throw error("this is no repetition", from: start, hint: "write {2}, {1,3} or {2,}")
        }
        at += 1
        return (minimum, maximum)
    }

    // MARK: Reading

    /// A number of up to four digits.
    mutating func number() -> Int? {
        let start = at
        while at < bytes.count, at - start < 4, bytes[at].isDigit { at += 1 }
        return Int(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    mutating func skipBlanks() {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
    }

    func peek() -> UInt8? { at < bytes.count ? bytes[at] : nil }

    /// An error that points at a part of the pattern.
    func error(_ message: String, from start: Int, to end: Int? = nil, hint: String? = nil) -> Diagnostics {
        let place = Diagnostic.Place(
            node.source, node.mark(atContentOffset: start), node.mark(atContentOffset: max(end ?? at, start + 1)))
        return Diagnostics([Diagnostic(.error, message, hint: hint, keyPath: "find", at: place)])
    }
}
