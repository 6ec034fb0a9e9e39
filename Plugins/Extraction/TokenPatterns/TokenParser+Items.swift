internal import EntenteKit
internal import YAML

extension TokenParser {
    /// What stands between blanks: a word, a quotation, a mention, a list, a test, a gap, a group, a macro.
    mutating func item() throws(Diagnostics) -> TokenSyntax {
        let start = at
        switch bytes[at] {
        case UInt8(ascii: "("): return try group()
        case UInt8(ascii: "@"): return try mention()
        case UInt8(ascii: "<"): return .item(.token(try tokenTests()))
        case UInt8(ascii: "["): return try list()
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return .item(.words(scope.words.add([try quotation()], isExact: true)))
        case UInt8(ascii: "{"): return try macro()
        case UInt8(ascii: "."): return try gap()
        case UInt8(ascii: "^"):
            at += 1
            return .sentenceStart
        case UInt8(ascii: "$"):
            at += 1
            return .sentenceEnd
        default:
            let word = bareWord()
            if word.isEmpty {
                let sign = String(decoding: bytes[at...], as: UTF8.self).unicodeScalars.first.map { String($0) } ?? ""
                throw error(
                    "unexpected \(sign)", from: start, to: start + sign.utf8.count, hint: "write \"\(sign)\" in quotation marks for the sign itself")
            }
            return .item(.words(scope.words.add([word], isExact: false)))
        }
    }

    private mutating func group() throws(Diagnostics) -> TokenSyntax {
        let start = at
        at += 1
        let body = try alternation()
        guard peek() == UInt8(ascii: ")") else {
            throw error("a parenthesis that is not closed", from: start, to: start + 1)
        }
        at += 1
        return body
    }

    /// `..4`: up to four tokens; `..2-4`: two to four.
    private mutating func gap() throws(Diagnostics) -> TokenSyntax {
        let start = at
        while peek() == UInt8(ascii: ".") { at += 1 }
        let isTwo = at - start == 2
        let first = number()
        var second: Int?
        if first != nil, peek() == UInt8(ascii: "-") {
            at += 1
            second = number()
            if second == nil { throw error("this is no gap", from: start, hint: "write ..4 or ..2-4") }
        }
        guard isTwo, let first, first > 0 || second != nil, second ?? .max >= first else {
            throw error("this is no gap", from: start, hint: "write ..4 for at most four tokens, ..2-4 for two to four, <> for any one")
        }
        return .repetition(.item(.step), minimum: second == nil ? 0 : first, maximum: second ?? first, isLazy: true)
    }

    /// `[PACT]`: words of a list, one token or several.
    private mutating func list() throws(Diagnostics) -> TokenSyntax {
        let start = at
        at += 1
        var names: [String] = []
        repeat {
            if peek() == UInt8(ascii: "|") { at += 1 }
            let begin = at
            while let byte = peek(), byte.isNameByte { at += 1 }
            names.append(try known(list: String(decoding: bytes[begin..<at], as: UTF8.self), from: begin))
        } while peek() == UInt8(ascii: "|")
        guard peek() == UInt8(ascii: "]") else { throw error("a bracket that is not closed", from: start, hint: "write [LIST] or [LIST|LIST]") }
        at += 1
        return .item(.words(scope.words.add(names.flatMap { scope.lists.lists[$0] ?? [] }, isExact: false)))
    }

    /// The name of a list that is there.
    func known(list name: String, from start: Int) throws(Diagnostics) -> String {
        if scope.lists.lists[name] != nil { return name }
        let hint = Suggestion.hint(for: name, among: scope.lists.names, what: "lists")
        throw error("unknown list \"\(name)\"", from: start, to: start + max(1, name.utf8.count), hint: hint)
    }

    /// `{{name}}`, whose pattern is read in its own place.
    private mutating func macro() throws(Diagnostics) -> TokenSyntax {
        let start = at
        var end = at + 2
        while end < bytes.count, bytes[end].isNameByte { end += 1 }
        guard at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "{"), end + 1 < bytes.count, bytes[end] == UInt8(ascii: "}"),
            bytes[end + 1] == UInt8(ascii: "}")
        else { throw error("unexpected {", from: start, to: start + 1, hint: "a macro is written {{name}}, a repetition {1,3} stands right behind an item") }
        let name = String(decoding: bytes[(start + 2)..<end], as: UTF8.self)
        at = end + 2
        guard let macro = scope.macros[name] else {
            let hint = Suggestion.hint(for: name, among: scope.macros.keys, what: "macros")
            throw error("unknown macro {{\(name)}}", from: start, hint: hint)
        }
        guard !scope.open.contains(name), scope.open.count < TokenScope.macroDepth else {
            let cycle = (scope.open.drop { $0 != name } + [name]).joined(separator: " → ")
            throw error("the macro {{\(name)}} contains itself: \(cycle)", from: start)
        }
        scope.open.append(name)
        let syntax: TokenSyntax
        do throws(Diagnostics) { syntax = try TokenParser.parse(macro, &scope) } catch {
            // The mistake stands in the macro, whoever uses it.
            throw Diagnostics(error.all.map { finding in
                var finding = finding
                if finding.keyPath == "find" { finding.keyPath = "define.\(name)" }
                return finding
            })
        }
        scope.open.removeLast()
        return syntax
    }

    /// Letters, digits, marks, and hyphens and apostrophes among them.
    private mutating func bareWord() -> String {
        let start = at
        while at < bytes.count {
            let byte = bytes[at]
            let isInner = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "_")
            guard byte >= 0x80 || byte.isNameByte || (isInner && at > start) else { break }
            at += 1
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// `"…"` or `'…'`, as it is written in the text.
    mutating func quotation() throws(Diagnostics) -> String {
        let start = at, mark = bytes[at]
        at += 1
        let begin = at
        while let byte = peek(), byte != mark { at += 1 ; _ = byte }
        guard at < bytes.count else { throw error("a quotation mark that is not closed", from: start, to: start + 1) }
        defer { at += 1 }
        let text = String(decoding: bytes[begin..<at], as: UTF8.self)
        if NameForm.normalised(text.utf8, []).isEmpty { throw error("nothing stands in the quotation marks", from: start, to: at + 1) }
        return text
    }
}
