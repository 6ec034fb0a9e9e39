/// The immutable memory of a scanner: both automata, the start filter, the literals' tails.
@usableFromInline
final class ScanTables: Sendable {
    /// Case-sensitive literals.
    @usableFromInline let exact: Automaton
    /// ASCII-caseless literals.
    @usableFromInline let folded: Automaton
    /// Where a literal may begin.
    @usableFromInline let starts: StartFilter
    /// Bytes of the literals that are longer than their part in the automaton.
    @usableFromInline let tails: [Tail]
    let byteCount: Int

    /// What to compare after a hit of a literal that was cut short.
    @usableFromInline
    struct Tail: Sendable {
        @usableFromInline let bytes: [UInt8]
        @usableFromInline let isCaseless: Bool
    }

    init(_ literals: [LiteralScanner.Literal], budget: Int) throws(LiteralScanner.BuildError) {
        // Cut literals at ever fewer bytes until both tables fit.
        var cut = literals.reduce(1) { max($0, $1.bytes.count) }
        var builders = ScanTables.builders(literals, cut: cut)
        while builders.exact.tableBytes + builders.folded.tableBytes > budget {
            guard cut > 2 else { throw .tooManyLiterals(count: literals.count) }
            cut = cut > 64 ? 64 : max(2, cut * 3 / 4)
            builders = ScanTables.builders(literals, cut: cut)
        }
        exact = Automaton(builders.exact)
        folded = Automaton(builders.folded)
        tails = literals.map { literal in
            let tail = literal.bytes.dropFirst(cut)
            return Tail(
                bytes: literal.isCaseless ? tail.map(AutomatonBuilder.fold) : Array(tail),
                isCaseless: literal.isCaseless)
        }
        starts = StartFilter(literals)
        byteCount = exact.byteCount + folded.byteCount + starts.byteCount
    }

    private static func builders(
        _ literals: [LiteralScanner.Literal], cut: Int
    ) -> (exact: AutomatonBuilder, folded: AutomatonBuilder) {
        func build(caseless: Bool) -> AutomatonBuilder {
            AutomatonBuilder(
                literals.enumerated().filter { $0.element.isCaseless == caseless }
                    .map { (id: $0.offset, bytes: Array($0.element.bytes.prefix(cut))) },
                caseless: caseless)
        }
        return (build(caseless: false), build(caseless: true))
    }

    /// Whether the rest of a cut literal follows `end`; the literal's own end if so.
    @usableFromInline
    func completed(_ literal: Int, _ text: UnsafePointer<UInt8>, _ count: Int, _ end: Int) -> Int? {
        let length = tails[literal].bytes.count
        guard count - end >= length else { return nil }
        let caseless = tails[literal].isCaseless
        let equal = tails[literal].bytes.withUnsafeBufferPointer { tail in
            for index in 0..<length {
                let byte = text[end + index]
                guard (caseless ? AutomatonBuilder.fold(byte) : byte) == tail[index] else { return false }
            }
            return true
        }
        return equal ? end + length : nil
    }
}
