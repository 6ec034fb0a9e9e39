import EntenteKit
import EntenteTesting
import Foundation
import JSON
import YAML

@testable import Resolution

/// The project's folder.
private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The stages with the word lists that come with entente.
enum Shipped {
    static let actors: ActorExtractor = try! ActorExtractor(settings: read("{files: [rules/actors.yaml], names: [gazetteers/countries.tsv]}"))
    static let references: ReferenceResolver = try! ReferenceResolver(settings: read("""
        {files: [rules/references.yaml], actors: [rules/actors.yaml],
         names: [gazetteers/countries.tsv, gazetteers/demonyms.tsv, gazetteers/leaders.tsv, gazetteers/organisations.tsv]}
        """))

    private static func read<S: StageSettings>(_ yaml: String) throws -> S {
        let source = SourceFile(path: root.appending(path: "pipelines/x.yaml").path, bytes: Array(yaml.utf8))
        return try S.read(try Diagnostics.reading(source)).settings
    }
}

/// A text with `⟦words|LABEL ENTITY STATE⟧` marks as a document, and what both stages make of it.
struct Resolved {
    var document: Document

    init(_ marked: String, meta: JSONObject = [:], prepare: (inout Document) -> Void = { _ in }) throws {
        var bytes: [UInt8] = [], mentions: [Mention] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦"), let close = rest.firstIndex(of: "⟧") {
            bytes += Array(rest[..<open].utf8)
            let parts = rest[rest.index(after: open)..<close].split(separator: "|").map(String.init)
            let kind = parts[1].split(separator: " ").map(String.init)
            let range = TextRange(bytes.count, bytes.count + parts[0].utf8.count)
            bytes += Array(parts[0].utf8)
            var attributes: JSONObject = kind.count > 2 ? ["state": .string(kind[2])] : [:]
            if kind[0] == "PLACE" { attributes["kind"] = "capital" }
            if kind[0] == "MEDIUM" { attributes = ["kind": "media", "home": .string(kind[2])] }
            mentions.append(Mention(
                range, kind[0] == "MEDIUM" ? "ORGANISATION" : kind[0], entity: kind.count > 1 ? kind[1] : nil, attributes: attributes, by: "given"))
            rest = rest[rest.index(after: close)...]
        }
        document = PlainDocument.make(bytes + Array(rest.utf8))
        document.meta = meta
        document.add(mentions: mentions)
        prepare(&document)
        try Shipped.actors.process(&document)
        try Shipped.references.process(&document)
    }

    /// `words=PARTY` of every new mention whose text is `words`, in text order.
    func parties(of words: String) -> [String] {
        document.mentions.filter { $0.by != "given" && document.text.string($0.range) == words }
            .map { $0.attributes["state"]?.string ?? $0.entity ?? "" }
    }

    /// The mentions by one of the two stages.
    var found: [String] {
        document.mentions.filter { $0.by != "given" }.map { "\(document.text.string($0.range))|\($0.label) \($0.attributes["state"]?.string ?? $0.entity ?? "")" }
    }
}
