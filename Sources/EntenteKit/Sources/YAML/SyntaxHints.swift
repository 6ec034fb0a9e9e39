// The recognisers of usual mistakes inside one value, each returning nil if it does not apply.
extension SyntaxProblem {
    var unclosedQuote: YAMLError? {
        guard context == "while scanning a quoted scalar", let contextMark,
            problem.contains("end of stream") || problem.contains("document indicator")
        else { return nil }
        let single = byte(at: contextMark) == UInt8(ascii: "'")
        return make(
            "this quote is never closed",
            single
                ? "close it with `'`; an apostrophe inside single quotes is written twice: `''`"
                : "close it with `\"`; a quote inside double quotes is written `\\\"`",
            at: contextMark)
    }

    func tabIndentation(on line: Int) -> YAMLError? {
        let blanks = bytes(ofLine: line).prefix { $0.isBlank }
        guard let tab = blanks.firstIndex(of: 0x09) else { return nil }
        return make(
            "there is a tab in the indentation",
            "YAML is indented by spaces; this line begins with a tab", at: mark(line: line, byte: tab))
    }

    var unknownEscape: YAMLError? {
        if problem == "found unknown escape character" {
            // libyaml's mark is the backslash or the character after it, by version.
            let next = byte(at: mark) == UInt8(ascii: "\\") ? mark.offset + 1 : mark.offset
            let tail = source.bytes[min(next, source.bytes.count)...].prefix(4)
            let name = String(decoding: tail, as: UTF8.self).unicodeScalars.first.map(String.init) ?? ""
            return make(
                "`\\\(name)` is no escape of double-quoted text",
                "use single quotes: in them a backslash is just a backslash")
        }
        guard problem.contains("hexdecimal") || problem.contains("Unicode character escape") else { return nil }
        return make("this escape lacks its hexadecimal digits", "write `\\x41`, `\\u0041` or `\\U0001F600`")
    }

    /// A plain text that begins with a character reserved by YAML.
    var oddStart: YAMLError? {
        if context == "while scanning a directive", let contextMark {
            return make("a text cannot begin with `%`", "put it in quotes", at: contextMark)
        }
        guard problem.contains("cannot start any token"), let first = byte(at: mark) else { return nil }
        if first == 0x09 {
            return make("a tab cannot stand before a value", "use spaces")
        }
        let name = String(UnicodeScalar(first))
        return make("a text cannot begin with `\(name)`", "put it in quotes: '\(name)…'")
    }

    /// `*.txt`, `&co`, `!x`: meant as text, read as alias, anchor or tag.
    var badReference: YAMLError? {
        if context == "while scanning an alias" || context == "while scanning an anchor" {
            let name = context == "while scanning an alias" ? "*" : "&"
            return make(
                "`\(name)` at the start of a value has a meaning in YAML",
                "a text that begins with `\(name)` needs quotes: '\(name)…'", at: contextMark)
        }
        guard context?.contains(" tag") == true || problem.contains("tag handle") || problem.contains(" tag ")
        else { return nil }
        return make(
            "tags (`!name`) are not read", "a text that begins with `!` needs quotes", code: .tag,
            at: contextMark)
    }

    var textAfterQuote: YAMLError? {
        guard problem.hasPrefix("did not find expected"), let quote = byteBefore, let next = byte(at: mark),
            quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\""), !next.isLineBreak
        else { return nil }
        let single = quote == UInt8(ascii: "'")
        return make(
            "text follows the closing quote",
            single
                ? "an apostrophe inside single quotes is written twice: `''`"
                : "put the whole value in single quotes")
    }

    /// `[a] b` as a text.
    var textAfterBracket: YAMLError? {
        guard problem.hasPrefix("did not find expected"), let bracket = byteBefore, let next = byte(at: mark),
            bracket == UInt8(ascii: "]") || bracket == UInt8(ascii: "}"),
            !next.isLineBreak, !next.isFlowIndicator
        else { return nil }
        return make(
            "text follows the closing `\(UnicodeScalar(bracket))`",
            "put the whole value in quotes if it is text, or a comma between two values")
    }

    /// `]` or `,` where a value should begin.
    var missingValue: YAMLError? {
        guard problem == "did not find expected node content" else { return nil }
        let name = byte(at: mark).map { $0.isBlankOrBreak ? "the end of the line" : "`\(UnicodeScalar($0))`" }
        return make(
            "expected a value before \(name ?? "the end of the file")",
            "a text that begins with one of `[]{},` needs quotes")
    }

    /// `{{name}} …` without quotes reads as a map within a map.
    var braces: YAMLError? {
        guard problem.hasPrefix("did not find expected") else { return nil }
        let line = bytes(ofLine: mark.line)
        let brace = UInt8(ascii: "{")
        guard let at = line.indices.dropLast().first(where: { line[$0] == brace && line[$0 + 1] == brace }) else {
            return nil
        }
        let before = line[..<at].last { !$0.isBlank }
        let startsValue = before == nil || before == UInt8(ascii: ":") || before == UInt8(ascii: "-")
            || before?.isFlowIndicator == true
        guard startsValue else { return nil }
        return make(
            "a text cannot begin with `{{`", "put the whole text in quotes: '{{…'",
            at: mark(line: mark.line, byte: at))
    }

    var blockHeader: YAMLError? {
        guard context == "while scanning a block scalar" else { return nil }
        if problem.contains("tab character") {
            return make("there is a tab in the indentation", "YAML is indented by spaces")
        }
        return make("text cannot stand behind `|` or `>`", "begin it on the next line, indented")
    }
}
