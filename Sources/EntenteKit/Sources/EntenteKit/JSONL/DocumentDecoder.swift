internal import JSON

/// Reads document JSONL strictly: every position is checked against the text, every reference against the mentions.
public struct DocumentDecoder {
    private var id: String?
    private var textBytes: [UInt8] = []
    private var hasText = false
    private var meta = JSONObject()
    private var sections: [Section] = []
    private var sentences: [TextRange] = []
    private var tokens: [TextRange] = []
    private var syntax = Syntax(count: 0)
    private var mentions: [Mention] = []
    private var entities: [Entity] = []
    private var relations: [Relation] = []
    private var layers: Set<Layer> = []
    /// The top-level key being read, for messages.
    private var key = ""

    /// Reads one JSON object.
    ///
    /// - Parameters:
    ///   - bytes: one line, without its end.
    ///   - defaultID: the id of a document that has none.
    /// - Throws: ``StageError`` with code `bad_input` and the byte offset in the line.
    public static func decode(_ bytes: [UInt8], defaultID: @autoclosure () -> String) throws(StageError) -> Document {
        var decoder = DocumentDecoder()
        let failure = bytes.withUnsafeBufferPointer { buffer -> StageError? in
            do throws(JSONError) {
                try decoder.read(buffer)
                return nil
            } catch {
                return decoder.stageError(error)
            }
        }
        if let failure { throw failure }
        return try decoder.document(defaultID)
    }

    private func document(_ defaultID: () -> String) throws(StageError) -> Document {
        guard hasText else {
            throw StageError(.badInput, "the document has no \"text\"", hint: "a line is {\"id\": …, \"text\": …, \"meta\": {…}}")
        }
        var document = Document(id: id ?? defaultID(), text: try Text(validUTF8: textBytes), meta: meta)
        document.sections = sections
        document.sentences = sentences
        document.tokens = tokens
        document.syntax = syntax
        document.entities = entities
        document.layers = layers
        try LayerValidation.check(document, mentions: mentions, relations: relations)
        document.add(mentions: mentions)
        document.add(relations: relations)
        return document
    }

    private mutating func read(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        var cursor = try JSONCursor(buffer)
        try readObject(&cursor)
        key = ""
        try cursor.finish()
    }

    private mutating func readObject(_ cursor: inout JSONCursor) throws(JSONError) {
        var seen: Set<String> = []
        try cursor.beginObject()
        while let key = try cursor.nextKey() {
            let name = key.string
            self.key = name
            guard seen.insert(name).inserted else { throw JSONError(.duplicateKey, offset: key.offset) }
            switch name {
            case "id": id = try cursor.readString()
            case "text":
                textBytes.reserveCapacity(1 << 12)
                try cursor.readString(appendingTo: &textBytes)
                hasText = true
            case "meta": meta = try Self.object(&cursor)
            case "sections": try readSections(&cursor)
            case "sentences":
                try Self.readRanges(&cursor, into: &sentences)
                layers.insert(.sentences)
            case "tokens":
                try Self.readRanges(&cursor, into: &tokens)
                layers.insert(.tokens)
            case "syntax": try readSyntax(&cursor)
            case "mentions": try readMentions(&cursor)
            case "entities": try readEntities(&cursor)
            case "relations": try readRelations(&cursor)
            // Further keys are somebody else's; they are not ours to judge.
            default: try cursor.skipValue()
            }
        }
    }

    private mutating func readSections(_ cursor: inout JSONCursor) throws(JSONError) {
        layers.insert(.sections)
        try Self.objects(&cursor) { object, offset throws(JSONError) in
            guard let kind = object["kind"]?.string.flatMap(Section.Kind.init(rawValue:)) else {
                throw JSONError(.wrongType, offset: offset)
            }
            sections.append(Section(try Self.range(object, offset), kind, speaker: object["speaker"]?.string))
        }
    }

    private mutating func readSyntax(_ cursor: inout JSONCursor) throws(JSONError) {
        layers.insert(.syntax)
        try cursor.beginArray()
        while try cursor.hasNext() {
            let offset = cursor.position
            guard case .array(let token) = try cursor.readValue(), token.count == 4,
                let head = token[0].int.flatMap(Int32.init(exactly:)), let relation = token[1].string.flatMap(Dependency.init(name:)),
                let tag = token[2].string.flatMap(PartOfSpeech.init(rawValue:)), let form = token[3].string.flatMap(VerbForm.init(rawValue:))
            else { throw JSONError(.wrongType, offset: offset) }
            syntax.heads.append(head)
            syntax.relations.append(relation)
            syntax.tags.append(tag)
            syntax.forms.append(form)
        }
    }

    private mutating func readMentions(_ cursor: inout JSONCursor) throws(JSONError) {
        layers.insert(.mentions)
        try Self.objects(&cursor) { object, offset throws(JSONError) in
            guard let label = object["label"]?.string else { throw JSONError(.wrongType, offset: offset) }
            mentions.append(Mention(
                id: object["id"]?.string ?? "", try Self.range(object, offset), label, entity: object["entity"]?.string,
                attributes: object["attributes"]?.object ?? [:], score: object["score"]?.double ?? 1,
                by: object["by"]?.string ?? "input"))
        }
    }

    private mutating func readEntities(_ cursor: inout JSONCursor) throws(JSONError) {
        layers.insert(.entities)
        try Self.objects(&cursor) { object, offset throws(JSONError) in
            guard let id = object["id"]?.string else { throw JSONError(.wrongType, offset: offset) }
            entities.append(Entity(id: id, label: object["label"]?.string ?? "", name: object["name"]?.string ?? id))
        }
    }

    private mutating func readRelations(_ cursor: inout JSONCursor) throws(JSONError) {
        layers.insert(.relations)
        try Self.objects(&cursor) { object, offset throws(JSONError) in
            var relation = Relation(
                id: object["id"]?.string ?? "", object["label"]?.string, [], attributes: object["attributes"]?.object ?? [:],
                score: object["score"]?.double, by: object["by"]?.string ?? "input")
            for (role, value) in object["arguments"]?.object ?? [:] {
                guard let mention = value.string else { throw JSONError(.wrongType, offset: offset) }
                relation.arguments.append(.init(role, mention))
            }
            relation.sentence = object["sentence"]?.int
            if let pair = object["trigger"]?.array {
                guard let start = pair.first?.int, let end = pair.last?.int, pair.count == 2, 0 <= start, start <= end,
                    end <= UInt32.max
                else {
                    throw JSONError(.wrongType, offset: offset)
                }
                relation.trigger = TextRange(start, end)
            }
            relations.append(relation)
        }
    }

    // MARK: Parts

    private static func objects(
        _ cursor: inout JSONCursor, _ body: (JSONObject, Int) throws(JSONError) -> Void
    ) throws(JSONError) {
        try cursor.beginArray()
        while try cursor.hasNext() {
            let offset = cursor.position
            try body(try object(&cursor), offset)
        }
    }

    private static func object(_ cursor: inout JSONCursor) throws(JSONError) -> JSONObject {
        let offset = cursor.position
        guard case .object(let object) = try cursor.readValue() else { throw JSONError(.wrongType, offset: offset) }
        return object
    }

    private static func range(_ object: JSONObject, _ offset: Int) throws(JSONError) -> TextRange {
        guard let start = object["start"]?.int, let end = object["end"]?.int, 0 <= start, start <= end, end <= UInt32.max else {
            throw JSONError(.wrongType, offset: offset)
        }
        return TextRange(start, end)
    }

    private static func readRanges(_ cursor: inout JSONCursor, into ranges: inout [TextRange]) throws(JSONError) {
        try cursor.beginArray()
        while try cursor.hasNext() {
            let offset = cursor.position
            try cursor.beginArray()
            var pair = (0, 0)
            var count = 0
            while try cursor.hasNext() {
                let value = try cursor.readInt()
                if count == 0 { pair.0 = value } else { pair.1 = value }
                count += 1
            }
            guard count == 2, 0 <= pair.0, pair.0 <= pair.1, pair.1 <= UInt32.max else { throw JSONError(.wrongType, offset: offset) }
            ranges.append(TextRange(pair.0, pair.1))
        }
    }
}

// MARK: Messages

extension DocumentDecoder {
    /// What each key holds, in the words of the format.
    private static let shapes: [String: String] = [
        "": "an object {\"id\": …, \"text\": …, \"meta\": {…}}",
        "id": "text",
        "text": "text",
        "meta": "an object",
        "sections": "a list of {\"start\", \"end\", \"kind\"}; kinds are "
            + Section.Kind.allCases.map(\.rawValue).joined(separator: ", "),
        "sentences": "a list of [start, end]",
        "tokens": "a list of [start, end]",
        "syntax": "a list of [head, relation, part of speech, verb form], one a token",
        "mentions": "a list of {\"id\", \"start\", \"end\", \"label\"}",
        "entities": "a list of {\"id\", \"label\", \"name\"}",
        "relations": "a list of {\"id\", \"label\", \"arguments\": {role: mention id}, \"trigger\": [start, end]}",
    ]

    /// A failure in words: broken JSON by its place, sound JSON of the wrong shape by what should stand there.
    private func stageError(_ error: JSONError) -> StageError {
        switch error.code {
        case .wrongType, .notAnInteger, .numberOutOfRange:
            let subject = key.isEmpty ? "the line" : "\"\(key)\""
            return StageError(
                .badInput,
                "\(subject) is not in the format at byte \(error.offset) of the line: expected "
                    + (Self.shapes[key] ?? "another value"),
                hint: ["", "id", "text", "meta"].contains(key) ? nil : "positions are UTF-8 byte offsets, start before end", offset: error.offset)
        case .duplicateKey:
            return StageError(
                .badInput, "the key \"\(key)\" stands a second time at byte \(error.offset) of the line", offset: error.offset)
        default:
            return StageError(
                .badInput, "not valid JSON at byte \(error.offset) of the line: \(error.message)", offset: error.offset)
        }
    }
}
