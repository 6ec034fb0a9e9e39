internal import JSON

/// Writes documents as document JSONL, the format of the contract: one object a line, only layers that are there.
public enum DocumentEncoder {
    /// Appends one line. O(document); positions are UTF-8 byte offsets.
    public static func append(_ document: borrowing Document, to bytes: inout [UInt8]) {
        // About what it will be: a document with many candidates has ten times the bytes of its text.
        var writer = JSONWriter(
            capacity: document.text.count * 2 + document.tokens.count * 12 + document.mentions.count * 192
                + document.relations.count * 160 + 4096)
        writer.beginObject()
        writer.key(plain: "id")
        writer.string(document.id)
        writer.key(plain: "text")
        document.text.withBytes { writer.string($0) }
        if !document.meta.isEmpty {
            writer.key(plain: "meta")
            writer.value(.object(document.meta))
        }
        writeLayers(of: document, to: &writer)
        writer.endObject()
        writer.newline()
        writer.withBytes { bytes.append(contentsOf: $0) }
    }

    private static func writeLayers(of document: borrowing Document, to writer: inout JSONWriter) {
        if document.layers.contains(.sections) { write(document.sections, to: &writer) }
        if document.layers.contains(.sentences) { write(document.sentences, "sentences", to: &writer) }
        if document.layers.contains(.tokens) { write(document.tokens, "tokens", to: &writer) }
        if document.layers.contains(.syntax) { write(document.syntax, to: &writer) }
        if document.layers.contains(.mentions) { writeMentions(of: document, to: &writer) }
        if document.layers.contains(.entities) { write(document.entities, to: &writer) }
        if document.layers.contains(.relations) { write(document.relations, to: &writer) }
    }

    private static func write(_ sections: [Section], to writer: inout JSONWriter) {
        writer.key(plain: "sections")
        writer.beginArray()
        for section in sections {
            writer.beginObject()
            writeBounds(section.range, to: &writer)
            writer.key(plain: "kind")
            writer.string(section.kind.rawValue)
            if let speaker = section.speaker {
                writer.key(plain: "speaker")
                writer.string(speaker)
            }
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(_ ranges: [TextRange], _ name: StaticString, to writer: inout JSONWriter) {
        writer.key(plain: name)
        writer.beginArray()
        for range in ranges { write(range, to: &writer) }
        writer.endArray()
    }

    /// A token is `[head, relation, part of speech, verb form]`.
    private static func write(_ syntax: Syntax, to writer: inout JSONWriter) {
        writer.key(plain: "syntax")
        writer.beginArray()
        for token in 0..<syntax.count {
            writer.beginArray()
            writer.number(Int(syntax.heads[token]))
            writer.string(syntax.relations[token].rawValue)
            writer.string(syntax.tags[token].rawValue)
            writer.string(syntax.forms[token].rawValue)
            writer.endArray()
        }
        writer.endArray()
    }

    private static func write(_ range: TextRange, to writer: inout JSONWriter) { writer.pair(range.start, range.end) }

    /// Most mentions and nearly all candidates have no attributes.
    private static func write(attributes: JSONObject, to writer: inout JSONWriter) {
        writer.fragment(",\"attributes\":")
        if attributes.isEmpty {
            writer.beginObject()
            writer.endObject()
        } else {
            writer.value(.object(attributes))
        }
    }

    private static func writeBounds(_ range: TextRange, to writer: inout JSONWriter) {
        writer.key(plain: "start")
        writer.number(Int(range.start))
        writer.key(plain: "end")
        writer.number(Int(range.end))
    }

    /// Mentions and relations make up most of the output, hence ready-made pieces between their values.
    private static func writeMentions(of document: borrowing Document, to writer: inout JSONWriter) {
        writer.key(plain: "mentions")
        writer.beginArray()
        let mentions = document.mentions
        document.text.withBytes { text in
            // Read in place: a copy of a mention counts the references of all its fields.
            for index in mentions.indices {
                let range = mentions[index].range
                writer.beginObject()
                writer.fragment("\"id\":")
                writer.string(mentions[index].id)
                writer.fragment(",\"start\":")
                writer.number(Int(range.start))
                writer.fragment(",\"end\":")
                writer.number(Int(range.end))
                writer.fragment(",\"label\":")
                writer.string(mentions[index].label)
                writer.fragment(",\"text\":")
                writer.string(UnsafeBufferPointer(rebasing: text[Int(range.start)..<Int(range.end)]))
                if let entity = mentions[index].entity {
                    writer.fragment(",\"entity\":")
                    writer.string(entity)
                }
                write(attributes: mentions[index].attributes, to: &writer)
                writer.fragment(",\"score\":")
                writer.number(mentions[index].score)
                writer.fragment(",\"by\":")
                writer.string(mentions[index].by)
                writer.endObject()
            }
        }
        writer.endArray()
    }

    private static func write(_ entities: [Entity], to writer: inout JSONWriter) {
        writer.key(plain: "entities")
        writer.beginArray()
        for entity in entities {
            writer.beginObject()
            writer.key(plain: "id")
            writer.string(entity.id)
            writer.key(plain: "label")
            writer.string(entity.label)
            writer.key(plain: "name")
            writer.string(entity.name)
            writer.endObject()
        }
        writer.endArray()
    }

    private static func write(_ relations: [Relation], to writer: inout JSONWriter) {
        writer.key(plain: "relations")
        writer.beginArray()
        for index in relations.indices {
            writer.beginObject()
            writer.fragment("\"id\":")
            writer.string(relations[index].id)
            writer.fragment(",\"label\":")
            if let label = relations[index].label { writer.string(label) } else { writer.null() }
            writer.fragment(",\"arguments\":")
            writer.beginObject()
            for argument in relations[index].arguments.indices {
                writer.key(relations[index].arguments[argument].role)
                writer.string(relations[index].arguments[argument].mention)
            }
            writer.endObject()
            if let trigger = relations[index].trigger {
                writer.fragment(",\"trigger\":")
                write(trigger, to: &writer)
            }
            if let sentence = relations[index].sentence {
                writer.fragment(",\"sentence\":")
                writer.number(sentence)
            }
            write(attributes: relations[index].attributes, to: &writer)
            if let score = relations[index].score {
                writer.fragment(",\"score\":")
                writer.number(score)
            }
            writer.fragment(",\"by\":")
            writer.string(relations[index].by)
            writer.endObject()
        }
        writer.endArray()
    }
}
