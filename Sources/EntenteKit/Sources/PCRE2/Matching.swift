extension Matcher {
    /// Calls `body` with every non-overlapping match, from left to right.
    ///
    /// The bytes before `from` are visible to lookbehinds and `\b`; the bytes
    /// from `to` on are not: `to` is the end of the text as far as the pattern
    /// can tell. To look only near a literal, bound the start of matches with
    /// `startLimit` and leave `to` at the end of the sentence.
    ///
    /// After an empty match the search goes on at the same place, refusing
    /// only that empty match. This finds what PCRE2's manual recipe (retry
    /// anchored, then step one scalar) finds, in one call and within JIT.
    ///
    /// `body` must not use this matcher: it holds one match at a time.
    ///
    /// - Parameters:
    ///   - text: valid UTF-8, at most 4 GiB. Not checked: invalid UTF-8 is undefined behaviour.
    ///   - from: first byte a match may start at; on a scalar boundary.
    ///   - to: end of the visible text in bytes, on a scalar boundary; nil for all of it.
    ///   - startLimit: last byte a match may start at; nil for no limit.
    /// - Throws: ``MatchError`` when a limit is hit; matches before that were reported.
    @inlinable
    public func forEachMatch(
        of pattern: Pattern, in text: UnsafeBufferPointer<UInt8>, from: Int = 0, to: Int? = nil,
        startLimit: Int? = nil, body: (borrowing Match) throws(MatchError) -> Void
    ) throws(MatchError) {
        let end = to ?? text.count
        precondition(from >= 0 && from <= end && end <= text.count, "range outside the text")
        prepare(pattern, startLimit: startLimit ?? Int.max)
        let groupCount = pattern.groupCount
        try withBase(of: text) { base throws(MatchError) in
            var position = from
            var notEmptyAtStart = false
            while try search(pattern, base, end, position, notEmptyAtStart: notEmptyAtStart) {
                let offsets = self.offsets
                let (start, next) = (offsets[0], offsets[1])
                try body(Match(offsets: offsets, groupCount: groupCount))
                notEmptyAtStart = next == start
                position = next
                if let startLimit, position > startLimit { return }
            }
        }
    }

    /// The result of `body` on the leftmost match, or nil when there is none.
    ///
    /// Parameters and errors as for ``forEachMatch(of:in:from:to:startLimit:body:)``.
    @inlinable
    public func firstMatch<Result>(
        of pattern: Pattern, in text: UnsafeBufferPointer<UInt8>, from: Int = 0, to: Int? = nil,
        startLimit: Int? = nil, body: (borrowing Match) throws(MatchError) -> Result
    ) throws(MatchError) -> Result? {
        let end = to ?? text.count
        precondition(from >= 0 && from <= end && end <= text.count, "range outside the text")
        prepare(pattern, startLimit: startLimit ?? Int.max)
        let groupCount = pattern.groupCount
        return try withBase(of: text) { base throws(MatchError) in
            guard try search(pattern, base, end, from, notEmptyAtStart: false) else { return nil }
            return try body(Match(offsets: offsets, groupCount: groupCount))
        }
    }

    /// Whether `pattern` matches anywhere in `text`.
    ///
    /// Parameters and errors as for ``forEachMatch(of:in:from:to:startLimit:body:)``.
    @inlinable
    public func matches(
        _ pattern: Pattern, _ text: UnsafeBufferPointer<UInt8>, from: Int = 0, to: Int? = nil
    ) throws(MatchError) -> Bool {
        try firstMatch(of: pattern, in: text, from: from, to: to) { _ in true } ?? false
    }

    /// Lends a non-null base address, which PCRE2 wants even for an empty text.
    @inlinable
    func withBase<Result>(
        of text: UnsafeBufferPointer<UInt8>, _ body: (UnsafePointer<UInt8>) throws(MatchError) -> Result
    ) throws(MatchError) -> Result {
        if let base = text.baseAddress { return try body(base) }
        var none: UInt8 = 0
        return try withUnsafePointer(to: &none, body)
    }
}
