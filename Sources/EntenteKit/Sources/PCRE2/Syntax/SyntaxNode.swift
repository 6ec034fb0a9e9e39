/// A pattern reduced to what matters for literals and lengths.
indirect enum SyntaxNode: Sendable {
    /// One scalar, spelled as one of a few byte strings.
    case scalar([LiteralBytes])
    /// One scalar whose bytes are among `bytes`, of at most `maxLength` of them; any number of scalars if that is nil.
    case unknown(maxLength: Int?, bytes: ByteSet = .all)
    case sequence([SyntaxNode])
    case alternation([SyntaxNode])
    /// `max` nil means without bound.
    case repetition(SyntaxNode, min: Int, max: Int?)

    /// Matches without consuming text: anchors, assertions.
    static let empty = SyntaxNode.sequence([])
}

/// Bytes with a note whether their ASCII letters match in either case.
struct LiteralBytes: Sendable, Hashable {
    var bytes: [UInt8]
    var caseless: Bool

    static let empty = LiteralBytes(bytes: [], caseless: false)

    static func + (left: LiteralBytes, right: LiteralBytes) -> LiteralBytes {
        LiteralBytes(bytes: left.bytes + right.bytes, caseless: left.caseless || right.caseless)
    }

    /// As the automaton wants it: caseless letters in lower case.
    var normalised: LiteralBytes {
        caseless ? LiteralBytes(bytes: bytes.map { (65...90).contains($0) ? $0 | 32 : $0 }, caseless: true) : self
    }
}

/// The pattern uses syntax the reader does not model; PCRE2 may well accept it.
struct UnsupportedSyntax: Error {}
