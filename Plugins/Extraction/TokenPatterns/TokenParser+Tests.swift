internal import EntenteKit
internal import YAML

/// A test as written: `!key:value|value`.
private struct WrittenTest {
    var key: String
    var values: [(text: String, start: Int)]
    var isNegated: Bool
    var start: Int
}

extension TokenParser {
    private static let tokenKeys = ["text", "lower", "shape", "prefix", "suffix", "list", "inside"]
    private static let mentionKeys = ["label", "entity", "text", "lower", "list", "attributes.KEY"]

    /// `<lower:signed|signs !suffix:ing>`; `<>` is any token.
    mutating func tokenTests() throws(Diagnostics) -> [TokenTest] {
        var tests: [TokenTest] = []
        for written in try writtenTests() {
            let texts = written.values.map(\.text)
            let kind: TokenTest.Kind
            switch written.key {
            case "text": kind = .words(scope.words.add(texts, isExact: true))
            case "lower": kind = .words(scope.words.add(texts, isExact: false))
            case "list": kind = .words(try words(ofLists: written))
            case "prefix": kind = .prefix(texts.map { NameForm.normalised($0.utf8, .case) })
            case "suffix": kind = .suffix(texts.map { NameForm.normalised($0.utf8, .case) })
            case "inside": kind = .inside(texts)
            case "shape": kind = .shape(try shapes(written))
            default: throw unknown(written, Self.tokenKeys)
            }
            tests.append(TokenTest(kind: kind, isNegated: written.isNegated))
        }
        return tests
    }

    /// `@COUNTRY`, `@COUNTRY,DEMONYM`, `@PERSON<attributes.state:SRB>`; `@` is any mention.
    mutating func mention() throws(Diagnostics) -> TokenSyntax {
        at += 1
        var tests: [MentionTest] = []
        var labels: [String] = []
        var start = at
        while let byte = peek(), byte.isNameByte || byte >= 0x80 {
            while let byte = peek(), byte.isNameByte || byte >= 0x80 { at += 1 }
            labels.append(String(decoding: bytes[start..<at], as: UTF8.self))
            guard peek() == UInt8(ascii: ","), at + 1 < bytes.count, bytes[at + 1].isNameByte else { break }
            at += 1
            start = at
        }
        if !labels.isEmpty { tests.append(MentionTest(kind: .label(labels), isNegated: false)) }
        if peek() == UInt8(ascii: "<") {
            for written in try writtenTests() { tests.append(try mentionTest(written)) }
        }
        return .item(.mention(tests))
    }

    private mutating func mentionTest(_ written: WrittenTest) throws(Diagnostics) -> MentionTest {
        let texts = written.values.map(\.text)
        let kind: MentionTest.Kind
        switch written.key {
        case "label": kind = .label(texts)
        case "entity": kind = .entity(texts)
        case "text": kind = .words(scope.words.add(texts, isExact: true))
        case "lower": kind = .words(scope.words.add(texts, isExact: false))
        case "list": kind = .words(try words(ofLists: written))
        default:
            guard written.key.hasPrefix("attributes."), written.key.utf8.count > 11 else {
                throw unknown(written, Self.mentionKeys)
            }
            kind = .attribute(String(written.key.dropFirst(11)), texts)
        }
        return MentionTest(kind: kind, isNegated: written.isNegated)
    }

    private func unknown(_ written: WrittenTest, _ keys: [String]) -> Diagnostics {
        let hint = keys.contains("entity") && ["state", "value", "unit"].contains(written.key)
            ? "did you mean attributes.\(written.key)?" : Suggestion.hint(for: written.key, among: keys, what: "tests")
        return error("unknown test \"\(written.key)\"", from: written.start, to: written.start + written.key.utf8.count, hint: hint)
    }

    private mutating func words(ofLists written: WrittenTest) throws(Diagnostics) -> Int {
        var words: [String] = []
        for value in written.values { words += scope.lists.lists[try known(list: value.text, from: value.start)] ?? [] }
        return scope.words.add(words, isExact: false)
    }

    private func shapes(_ written: WrittenTest) throws(Diagnostics) -> [WordShape] {
        var shapes: [WordShape] = []
        for value in written.values {
            guard let shape = WordShape(value.text) else {
                throw error(
                    "no word has the shape \(value.text)", from: value.start, to: value.start + value.text.utf8.count,
                    hint: "X is one capital, XX several, x and xx small letters, 9 a number: Xxx, XX, X9, 9; a * ends a beginning")
            }
            shapes.append(shape)
        }
        return shapes
    }

    /// What stands between `<` and `>`.
    private mutating func writtenTests() throws(Diagnostics) -> [WrittenTest] {
        let open = at
        at += 1
        var tests: [WrittenTest] = []
        while true {
            skipBlanks()
            guard let byte = peek() else { throw error("a < that is not closed", from: open, to: open + 1) }
            if byte == UInt8(ascii: ">") {
                at += 1
                return tests
            }
            tests.append(try writtenTest(open))
        }
    }

    private mutating func writtenTest(_ open: Int) throws(Diagnostics) -> WrittenTest {
        let isNegated = peek() == UInt8(ascii: "!")
        if isNegated { at += 1 }
        let start = at
        while let byte = peek(), byte.isNameByte || byte == UInt8(ascii: ".") { at += 1 }
        let key = String(decoding: bytes[start..<at], as: UTF8.self)
        guard !key.isEmpty, peek() == UInt8(ascii: ":") else {
            throw error("expected a test", from: start, to: max(at, start + 1), hint: "write <lower:signed|signs>; tests: \(Self.tokenKeys.joined(separator: ", "))")
        }
        var test = WrittenTest(key: key, values: [], isNegated: isNegated, start: start)
        repeat {
            at += 1
            test.values.append(try value(of: key))
        } while peek() == UInt8(ascii: "|")
        return test
    }

    private mutating func value(of key: String) throws(Diagnostics) -> (text: String, start: Int) {
        let start = at
        if peek() == UInt8(ascii: "\"") || peek() == UInt8(ascii: "'") { return (try quotation(), start) }
        while let byte = peek(), byte > 0x20, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ">") { at += 1 }
        if at == start { throw error("a value is missing behind \(key):", from: start, to: start + 1) }
        return (String(decoding: bytes[start..<at], as: UTF8.self), start)
    }
}
