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
        var position = start
        while true {
            position = starts.hasShort
                ? skip(text, position, count, short: true) : skip(text, position, count, short: false)
            guard position + 8 <= count else { return position }
            let word = UInt64(littleEndian: UnsafeRawPointer(text).loadUnaligned(fromByteOffset: position, as: UInt64.self))
            if starts.mayBegin(with: word) { return position }
            position += 1
        }
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

    /// One automaton. It runs from a promising position for as long as a literal may have begun there. What may have begun
    /// since then is a few bytes, and goes back to the filter: in running text some literal always might, and the filter
    /// is several times faster than the automaton.
    @inlinable
    func scan(
        _ automaton: Automaton, _ text: UnsafePointer<UInt8>, _ count: Int,
        _ body: (_ literal: Int, _ end: Int) -> Bool
    ) {
        let rows = UnsafePointer(automaton.rows), classes = UnsafePointer(automaton.classes)
        let near = automaton.near.2, matching = automaton.matching
        // Ends up to `seen` have been reported: bytes that went back to the filter may come again.
        var position = 0, seen = 0
        while position < count {
            position = skip(text, position, count)
            let begin = position
            var state: UInt32 = 0
            while position < count {
                state = rows[Int(state &+ classes[Int(text[position])])]
                position += 1
                if state >= matching {
                    if position > seen, !report(automaton, state, text, count, position, body) { return }
                } else if state <= near, case let depth = automaton.depth(ofNear: state), position - begin > depth {
                    seen = max(seen, position)
                    position -= depth
                    break
                }
            }
        }
    }

    /// Both automata in step; back to the filter when neither holds what began where they started.
    @inlinable
    func scanBoth(_ text: UnsafePointer<UInt8>, _ count: Int, _ body: (_ literal: Int, _ end: Int) -> Bool) {
        let (rowsA, classesA) = (UnsafePointer(exact.rows), UnsafePointer(exact.classes))
        let (rowsB, classesB) = (UnsafePointer(folded.rows), UnsafePointer(folded.classes))
        let (nearA, matchingA) = (exact.near.2, exact.matching)
        let (nearB, matchingB) = (folded.near.2, folded.matching)
        var position = 0, seen = 0
        while position < count {
            position = skip(text, position, count)
            let begin = position
            var (stateA, stateB): (UInt32, UInt32) = (0, 0)
            while position < count {
                let byte = Int(text[position])
                stateA = rowsA[Int(stateA &+ classesA[byte])]
                stateB = rowsB[Int(stateB &+ classesB[byte])]
                position += 1
                if position > seen {
                    if stateA >= matchingA, !report(exact, stateA, text, count, position, body) { return }
                    if stateB >= matchingB, !report(folded, stateB, text, count, position, body) { return }
                }
                guard stateA <= nearA, stateB <= nearB else { continue }
                let depth = max(exact.depth(ofNear: stateA), folded.depth(ofNear: stateB))
                if position - begin > depth {
                    seen = max(seen, position)
                    position -= depth
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
