extension Node {
    /// Mark of the byte `offset` bytes into this scalar's *content*, for errors inside a scalar
    /// (a regular expression, say).
    ///
    /// Folded line ends, escapes and `''` are undone by walking the source again: O(length). For
    /// literal and folded block scalars the two texts are aligned, best effort. Offsets past the
    /// content give its end; a collection gives its start.
    public func mark(atContentOffset offset: Int) -> Mark {
        guard case .scalar(let text) = value else { return start }
        var walk = ScalarWalk(bytes: source.bytes, start: start.offset, end: end.offset, target: max(0, offset))
        let byte =
            switch style {
            case .quoted: walk.quoted()
            case .literal: walk.block(content: Array(text.utf8), folded: false)
            case .folded: walk.block(content: Array(text.utf8), folded: true)
            default: walk.plain()
            }
        return source.mark(atByte: byte)
    }
}
