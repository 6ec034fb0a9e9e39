extension SyntaxParser {
    /// Classes of at most this many scalars are spelled out.
    private static let expansionLimit = 4

    /// A class after its `[`: exactly one scalar.
    mutating func characterClass() throws(UnsupportedSyntax) -> SyntaxNode {
        // [[:<:]] and [[:>:]] are word boundaries, not classes.
        if accept("[:<") || accept("[:>") { throw UnsupportedSyntax() }
        let negated = accept("^")
        var members: Set<Unicode.Scalar> = []
        // May hold any scalar at all.
        var wide = negated
        // Holds too many to spell out, but none above `highest`.
        var many = false
        var highest: UInt32 = 0
        // Bytes of all members, and those of the ones that are certain.
        var bytes = ByteSet(), certain = ByteSet()
        var first = true
        while first || peek() != "]" {
            first = false
            guard let low = try classMember(&bytes) else {
                wide = true
                continue
            }
            var high = low
            if peek() == "-", let after = peek(1), after != "]" {
                index += 1
                guard let bound = try classMember(&bytes), bound >= low else { throw UnsupportedSyntax() }
                high = bound
            }
            highest = max(highest, high.value)
            if low.value < 0x80 { certain = certain.union(ByteSet(UInt8(low.value)...UInt8(min(high.value, 0x7F)))) }
            if high.value >= 0x80 { bytes = bytes.union(.high) }
            guard high.value - low.value < 16, members.count < 16 else {
                many = true
                continue
            }
            for value in low.value...high.value { Unicode.Scalar(value).map { _ = members.insert($0) } }
        }
        index += 1
        if !wide, !many, members.count <= Self.expansionLimit, let spelled = spellings(members) { return .scalar(spelled) }
        bytes = bytes.union(certain)
        if flags.caseless { bytes = bytes.caseClosed }
        if negated { bytes = ByteSet.all.subtracting(certain) }
        return .unknown(
            maxLength: wide || flags.caseless ? 4 : UTF8.width(Unicode.Scalar(highest) ?? "\u{10FFFF}"), bytes: bytes)
    }

    private func spellings(_ members: Set<Unicode.Scalar>) -> [LiteralBytes]? {
        var result: Set<LiteralBytes> = []
        for member in members {
            guard case .scalar(let spelled) = literal(member) else { return nil }
            result.formUnion(spelled.map(\.normalised))
        }
        return result.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// One scalar, or nil for something that stands for many.
    private mutating func classMember(_ bytes: inout ByteSet) throws(UnsupportedSyntax) -> Unicode.Scalar? {
        let scalar = try next()
        if scalar == "\\" { return try classEscape(&bytes) }
        guard scalar == "[", let mark = peek() else { return scalar }
        if mark == ":" {
            guard let end = source[index...].firstIndex(of: "]"), end > index + 1, source[end - 1] == ":" else {
                throw UnsupportedSyntax()
            }
            index = end + 1
            bytes = .all
            return nil
        }
        if mark == "." || mark == "=" { throw UnsupportedSyntax() }
        return scalar
    }
}
