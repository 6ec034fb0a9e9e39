extension ScanTables {
    /// Runs the automata that hold literals; stops when `body` returns false.
    @inlinable
    func scan(_ text: UnsafePointer<UInt8>, _ count: Int, _ body: (_ literal: Int, _ end: Int) -> Bool) {
        if folded.isEmpty {
            scan(exact, text, count, body)
        } else if exact.isEmpty {
            scan(folded, text, count, body)
        } else {
            scanBoth(text, count, body)
        }
    }

    /// The first position from `start` on where a literal may begin; each of
    /// the last three bytes, too few for the filter, counts as one.
    @inlinable @inline(__always)
    func skip(_ text: UnsafePointer<UInt8>, _ start: Int, _ count: Int) -> Int {
        starts.hasShort
            ? skip(text, start, count, short: true) : skip(text, start, count, short: false)
    }

    @inlinable @inline(__always)
    func skip(_ text: UnsafePointer<UInt8>, _ start: Int, _ count: Int, short: Bool) -> Int {
        let quads = UnsafePointer(starts.quads), pairs = UnsafePointer(starts.pairs), shift = starts.shift
        let raw = UnsafeRawPointer(text), fold = starts.fold
        @inline(__always) func mayBegin(_ at: Int) -> Bool {
            let word = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            let quad = Int(StartFilter.hash(word | fold) &>> shift)
            let found = quads[quad &>> 6] &>> UInt64(truncatingIfNeeded: quad & 63) & 1
            guard short else { return found != 0 }
            let pair = Int(word & 0xFFFF)
            return found | pairs[pair &>> 6] &>> UInt64(truncatingIfNeeded: pair & 63) & 1 != 0
        }
        var position = start
        // Four tests at a time: they do not depend on each other.
        while position + 7 <= count {
            if mayBegin(position) { return position }
            if mayBegin(position + 1) { return position + 1 }
            if mayBegin(position + 2) { return position + 2 }
            if mayBegin(position + 3) { return position + 3 }
            position += 4
        }
        while position + 4 <= count, !mayBegin(position) { position += 1 }
        return position
    }

    /// One automaton. It runs from a promising position until it is back at a
    /// shallow state; a state one byte deep hands that byte back to the filter.
    @inlinable
    func scan(
        _ automaton: Automaton, _ text: UnsafePointer<UInt8>, _ count: Int,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) {
        let rows = UnsafePointer(automaton.rows), classes = UnsafePointer(automaton.classes)
        let shallow = automaton.shallow, matching = automaton.matching
        var position = 0
        while position < count {
            position = skip(text, position, count)
            var state: UInt32 = 0
            // The first byte leads to a shallow state by definition, so the
            // test whether to leave comes after the second.
            let begin = position + 2
            while position < count {
                state = rows[Int(state &+ classes[Int(text[position])])]
                position += 1
                if state >= matching {
                    if !report(automaton, state, text, count, position, body) { return }
                } else if state <= shallow, position >= begin {
                    if state != 0 { position -= 1 }
                    break
                }
            }
        }
    }

    /// Both automata in step; back to the filter when both are shallow.
    @inlinable
    func scanBoth(_ text: UnsafePointer<UInt8>, _ count: Int, _ body: (_ literal: Int, _ end: Int) -> Bool) {
        let (rowsA, classesA) = (UnsafePointer(exact.rows), UnsafePointer(exact.classes))
        let (rowsB, classesB) = (UnsafePointer(folded.rows), UnsafePointer(folded.classes))
        let (shallowA, matchingA) = (exact.shallow, exact.matching)
        let (shallowB, matchingB) = (folded.shallow, folded.matching)
        var position = 0
        while position < count {
            position = skip(text, position, count)
            var (stateA, stateB): (UInt32, UInt32) = (0, 0)
            let begin = position + 2
            while position < count {
                let byte = Int(text[position])
                stateA = rowsA[Int(stateA &+ classesA[byte])]
                stateB = rowsB[Int(stateB &+ classesB[byte])]
                position += 1
                if stateA >= matchingA, !report(exact, stateA, text, count, position, body) { return }
                if stateB >= matchingB, !report(folded, stateB, text, count, position, body) { return }
                if stateA <= shallowA, stateB <= shallowB, position >= begin {
                    if stateA | stateB != 0 { position -= 1 }
                    break
                }
            }
        }
    }

    /// Reports the literals ending here, after comparing what was cut off.
    @inlinable @inline(never)
    func report(
        _ automaton: Automaton, _ state: UInt32, _ text: UnsafePointer<UInt8>, _ count: Int, _ end: Int,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) -> Bool {
        automaton.forEachLiteral(in: state) { literal in
            guard tails[literal].bytes.isEmpty else {
                guard let whole = completed(literal, text, count, end) else { return true }
                return body(literal, whole)
            }
            return body(literal, end)
        }
    }
}
