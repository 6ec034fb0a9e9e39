// The recognisers of usual mistakes in the layout: colons, brackets, indentation.
extension SyntaxProblem {
    /// `key:value`, noticed by libyaml only when a later line has a colon.
    var missingSpace: YAMLError? {
        let lines: [Int]
        switch problem {
        case "could not find expected ':'": lines = [contextMark?.line ?? mark.line]
        case "mapping values are not allowed in this context": lines = [mark.line - 1]
        case "did not find expected key": lines = [mark.line, mark.line - 1]
        default: return nil
        }
        for line in lines {
            if let colon = tightColon(on: line) {
                return make(
                    "a space is missing after this colon", "write `key: value`",
                    at: mark(line: line, byte: colon))
            }
        }
        return nil
    }

    /// Index of the colon in a line that looks like `key:value`.
    private func tightColon(on line: Int) -> Int? {
        let bytes = bytes(ofLine: line)
        var i = 0
        while i < bytes.count, bytes[i].isBlank || bytes[i] == UInt8(ascii: "-") { i += 1 }
        let start = i
        while i < bytes.count, isNameByte(bytes[i]) { i += 1 }
        guard i > start, i + 1 < bytes.count, bytes[i] == UInt8(ascii: ":") else { return nil }
        let next = bytes[i + 1]
        // `https://…` and `ns::name` are texts.
        return next.isBlank || next == UInt8(ascii: "/") || next == UInt8(ascii: ":") ? nil : i
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
            true
        default: false
        }
    }

    /// A second `: ` on a line, or a key under a value.
    var colonInText: YAMLError? {
        guard problem == "mapping values are not allowed in this context" else { return nil }
        let line = bytes(ofLine: mark.line)
        let lineStart = source.bytes(ofLine: mark.line)?.startIndex ?? 0
        let before = line.prefix(max(0, mark.offset - lineStart))
        let colon = before.indices.dropLast().last { before[$0] == UInt8(ascii: ":") && before[$0 + 1].isBlank }
        if colon != nil {
            return make("a second `: ` on this line", "a text that contains `: ` needs quotes")
        }
        return make(
            "a key cannot stand here",
            "either this line is indented too far, or the line above lacks its colon")
    }

    var listInPlace: YAMLError? {
        guard problem.hasPrefix("block sequence entries are not allowed") else { return nil }
        return make(
            "a list cannot begin here",
            "begin it on the next line, or write it as [a, b]; a text that begins with `- ` needs quotes")
    }

    var openBracket: YAMLError? {
        guard let contextMark, context == "while parsing a flow sequence" || context == "while parsing a flow mapping"
        else { return nil }
        let (open, close) = context == "while parsing a flow sequence" ? ("[", "]") : ("{", "}")
        return make(
            "expected `,` or `\(close)`",
            "close the `\(open)` of line \(contextMark.line), or quote a text that contains one of `[]{},`",
            other: contextMark)
    }

    var misplacedLine: YAMLError? {
        if problem == "did not find expected key", let contextMark {
            let first = bytes(ofLine: mark.line).first { !$0.isBlank }
            if byteBefore != nil {
                return make("this does not belong to the value before it", "quote the whole text", other: contextMark)
            }
            if mark.column != contextMark.column {
                return make(
                    "expected a key of the map that begins on line \(contextMark.line)",
                    "its keys begin in column \(contextMark.column), this in column \(mark.column)",
                    other: contextMark)
            }
            let isItem = first == UInt8(ascii: "-")
            return make(
                isItem ? "a list item cannot stand among the keys of a map" : "expected a key",
                "indent it to where it belongs", other: contextMark)
        }
        if problem == "did not find expected '-' indicator", let contextMark {
            return make(
                "expected an item of the list that begins on line \(contextMark.line)",
                "its items begin with `- ` in column \(contextMark.column)", other: contextMark)
        }
        if problem == "did not find expected <document start>" {
            return make(
                "this does not belong to the value above", "a file holds one map or list; check the indentation")
        }
        return nil
    }

    var missingColon: YAMLError? {
        guard problem == "could not find expected ':'" else { return nil }
        return make(
            "this line is no `key: value`", "add the colon, or indent it if it continues the line above",
            at: contextMark)
    }
}
