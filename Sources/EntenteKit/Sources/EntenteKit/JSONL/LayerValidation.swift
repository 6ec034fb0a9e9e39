/// The promises that every layer keeps. Checked for documents from outside and, in tests, behind every stage.
public enum LayerValidation {
    /// Checks a document whole.
    ///
    /// - Throws: ``StageError`` that names the layer, the index and the byte. O(document).
    public static func check(_ document: Document) throws(StageError) {
        try check(document, mentions: document.mentions, relations: document.relations)
    }

    static func check(_ document: Document, mentions: [Mention], relations: [Relation]) throws(StageError) {
        try column(document.sections.map(\.range), "sections", document.text)
        try column(document.sentences, "sentences", document.text)
        try column(document.tokens, "tokens", document.text)
        try trees(document)
        for (index, mention) in mentions.enumerated() {
            try bounds(mention.range, "mentions", index, document.text)
        }
        var ids: Set<String> = []
        for (index, mention) in mentions.enumerated() where !mention.id.isEmpty {
            guard ids.insert(mention.id).inserted else {
                throw StageError(.badInput, "mentions[\(index)] has the id \"\(mention.id)\" of another mention")
            }
        }
        for (index, relation) in relations.enumerated() {
            for argument in relation.arguments where !ids.contains(argument.mention) {
                throw StageError(
                    .badInput,
                    "relations[\(index)] names \"\(argument.mention)\" as \(argument.role), but no mention has this id")
            }
            if let trigger = relation.trigger { try bounds(trigger, "relations", index, document.text) }
            if let sentence = relation.sentence, sentence < 0 || document.layers.contains(.sentences),
                !document.sentences.indices.contains(sentence)
            {
                throw StageError(
                    .badInput, "relations[\(index)] names sentence \(sentence), but there are \(document.sentences.count)",
                    hint: "the first sentence is 0")
            }
        }
    }

    /// Ordered, disjoint, inside the text, on scalar boundaries.
    private static func column(_ ranges: [TextRange], _ layer: String, _ text: Text) throws(StageError) {
        var end: UInt32 = 0
        for (index, range) in ranges.enumerated() {
            try bounds(range, layer, index, text)
            if range.start < end {
                throw StageError(
                    .badInput, "\(layer)[\(index)] begins at byte \(range.start), before its predecessor ends at \(end)",
                    offset: Int(range.start))
            }
            end = range.end
        }
    }

    /// One entry a token, every head a token of the same sentence, no cycles.
    private static func trees(_ document: Document) throws(StageError) {
        let (syntax, tokens) = (document.syntax, document.tokens)
        guard syntax.count > 0 else { return }
        guard syntax.count == tokens.count else {
            throw StageError(.badInput, "syntax has \(syntax.count) entries, but there are \(tokens.count) tokens")
        }
        for token in tokens.indices where syntax.heads[token] != -1 {
            let head = Int(syntax.heads[token])
            guard tokens.indices.contains(head),
                document.sentence(at: tokens[head].start) == document.sentence(at: tokens[token].start)
            else {
                throw StageError(.badInput, "syntax[\(token)] depends on \(head), which is no token of its sentence")
            }
        }
        try noCycle(syntax.heads.map(Int.init))
    }

    /// Walks every way to a root once. O(n).
    private static func noCycle(_ heads: [Int]) throws(StageError) {
        var reachesRoot = [Bool](repeating: false, count: heads.count)
        for token in heads.indices {
            var way: [Int] = []
            var place = token
            while place >= 0, !reachesRoot[place] {
                guard way.count < heads.count else { throw StageError(.badInput, "syntax[\(token)] depends on itself") }
                way.append(place)
                place = heads[place]
            }
            for index in way { reachesRoot[index] = true }
        }
    }

    private static func bounds(_ range: TextRange, _ layer: String, _ index: Int, _ text: Text) throws(StageError) {
        guard range.end <= UInt32(text.count) else {
            throw StageError(
                .badInput, "\(layer)[\(index)] ends at byte \(range.end), but the text has \(text.count)", offset: Int(range.end))
        }
        guard text.isBoundary(range.start), text.isBoundary(range.end) else {
            throw StageError(
                .badInput, "\(layer)[\(index)] [\(range.start), \(range.end)) cuts a UTF-8 character in two",
                hint: "positions are UTF-8 byte offsets, not characters", offset: Int(range.start))
        }
    }
}
