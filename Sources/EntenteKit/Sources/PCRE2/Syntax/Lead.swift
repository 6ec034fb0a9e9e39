/// What may stand between the start of a match and its literal: a regular language over bytes, a little too wide rather
/// than too narrow. It grows with the pattern only to a limit, then loses detail.
struct Lead: Sendable {
    indirect enum Node: Sendable {
        case empty
        case byte(ByteSet)
        case sequence(Lead, Lead)
        case alternation([Lead])
        case star(Lead)
    }

    /// So many single bytes a language may be made of.
    static let limit = 192

    let node: Node
    /// Number of `byte` nodes.
    let size: Int
    /// All bytes that occur in it.
    let bytes: ByteSet

    static let empty = Lead(node: .empty, size: 0, bytes: ByteSet())

    static func byte(_ bytes: ByteSet) -> Lead { Lead(node: .byte(bytes), size: 1, bytes: bytes) }

    /// Any number of these bytes.
    static func any(_ bytes: ByteSet) -> Lead { bytes.isEmpty ? .empty : star(byte(bytes)) }

    static func star(_ lead: Lead) -> Lead {
        if case .empty = lead.node { return .empty }
        return Lead(node: .star(lead), size: lead.size, bytes: lead.bytes)
    }

    /// One scalar whose bytes are among these.
    static func scalar(_ bytes: ByteSet) -> Lead {
        let high = bytes.intersection(.high), ascii = bytes.subtracting(.high)
        if high.isEmpty { return byte(ascii) }
        let long = byte(high).followed(by: star(byte(high)))
        return ascii.isEmpty ? long : alternation([byte(ascii), long])
    }

    /// One of a few spellings.
    static func spellings(_ spellings: [LiteralBytes]) -> Lead {
        alternation(spellings.map { spelling in
            spelling.bytes.reduce(Lead.empty) { lead, byte in
                var set = ByteSet(byte...byte)
                if spelling.caseless, ByteSet.letters.contains(byte) { set.insert(byte ^ 0x20) }
                return lead.followed(by: .byte(set))
            }
        })
    }

    static func alternation(_ leads: [Lead]) -> Lead {
        if leads.count == 1 { return leads[0] }
        let size = leads.reduce(0) { $0 + $1.size }
        let bytes = leads.reduce(ByteSet()) { $0.union($1.bytes) }
        return size > limit ? any(bytes) : Lead(node: .alternation(leads), size: size, bytes: bytes)
    }

    func followed(by next: Lead) -> Lead {
        if case .empty = node { return next }
        if case .empty = next.node { return self }
        let bytes = bytes.union(next.bytes)
        if size + next.size <= Self.limit { return Lead(node: .sequence(self, next), size: size + next.size, bytes: bytes) }
        // What stands next to the literal tells most.
        return next.size < Self.limit ? Self.any(self.bytes).followed(by: next) : Self.any(bytes)
    }

    func repeated(_ low: Int, _ high: Int?) -> Lead {
        if high == 0 { return .empty }
        guard let high else {
            let copies = low * size <= 24 ? low : min(low, 1)
            return Lead.star(self).preceded(by: self, times: copies)
        }
        guard high * size <= 48, low <= high else { return .star(self) }
        var lead = Lead.empty
        for _ in low..<high { lead = .alternation([.empty, followed(by: lead)]) }
        return lead.preceded(by: self, times: low)
    }

    private func preceded(by lead: Lead, times: Int) -> Lead {
        (0..<times).reduce(self) { result, _ in lead.followed(by: result) }
    }
}
