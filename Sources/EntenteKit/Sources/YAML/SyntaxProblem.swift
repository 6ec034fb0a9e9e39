/// What libyaml says about a syntax error, and its translation for people.
///
/// libyaml notices a mistake late and in the grammar's words; here the usual causes are recognised
/// from the text around, and the error is put where the repair has to be made.
struct SyntaxProblem {
    /// libyaml's `problem`, such as "did not find expected key".
    var problem: String
    /// libyaml's `context`, such as "while parsing a block mapping".
    var context: String?
    /// Where libyaml noticed it.
    var mark: Mark
    /// Where the thing named by `context` begins.
    var contextMark: Mark?
    var source: SourceFile

    /// The error to report: the first recogniser that knows the mistake, else libyaml's words.
    var error: YAMLError {
        unclosedQuote ?? tabIndentation(on: mark.line) ?? unknownEscape ?? oddStart ?? badReference
            ?? textAfterQuote ?? braces ?? textAfterBracket ?? missingValue
            ?? missingSpace ?? colonInText ?? listInPlace ?? blockHeader ?? openBracket
            ?? misplacedLine ?? missingColon ?? tabIndentation(on: mark.line - 1)
            ?? make([context, problem].compactMap(\.self).joined(separator: ", "), other: contextMark)
    }

    func make(
        _ message: String, _ hint: String? = nil, code: YAMLError.Code = .syntax, at place: Mark? = nil,
        other: Mark? = nil
    ) -> YAMLError {
        YAMLError(
            code: code, message: message, hint: hint, mark: place ?? mark,
            other: other == (place ?? mark) ? nil : other, source: source)
    }

    /// The bytes of a line, empty if there is none.
    func bytes(ofLine number: Int) -> [UInt8] {
        source.bytes(ofLine: number).map(Array.init) ?? []
    }

    /// The mark of the `index`th byte of a line.
    func mark(line: Int, byte index: Int) -> Mark {
        guard let slice = source.bytes(ofLine: line) else { return mark }
        return source.mark(atByte: slice.startIndex + index)
    }

    /// The byte at a mark, or nil at the end of the file.
    func byte(at place: Mark) -> UInt8? {
        source.bytes.indices.contains(place.offset) ? source.bytes[place.offset] : nil
    }

    /// The last byte before libyaml's mark that is no blank, if it is on the same line.
    var byteBefore: UInt8? {
        var i = min(mark.offset, source.bytes.count) - 1
        while i >= 0, source.bytes[i].isBlank { i -= 1 }
        return i >= 0 && !source.bytes[i].isLineBreak ? source.bytes[i] : nil
    }
}
