import EntenteKit
import EntenteTesting
import Glibc
import JSON
import YAML

@testable import Relations

/// A small world in which four verbs mean four relations and a list means none.
enum SmallWorld {
    static let verbs = [
        ("AID", "gave grain to"), ("ACCUSE", "accused"), ("CONSULT", "met"), ("SANCTION", "imposed sanctions on"),
        ("NONE", ", like"),
    ]
    static let names = ["Serbia", "Kazakhstan", "China", "Oman", "Chile", "Ghana", "Norway", "Peru"]

    /// Labelled pairs, both orders of the text.
    static var documents: [Document] {
        var documents: [Document] = []
        for (label, verb) in verbs {
            for (i, source) in names.enumerated() {
                let target = names[(i + 3) % names.count]
                documents.append(document("On Monday \(source) \(verb) \(target) again.", source, target, label))
            }
        }
        return documents
    }

    /// A document with one relation between two names; `nil` makes it a candidate.
    static func document(_ text: String, _ source: String, _ target: String, _ label: String?) -> Document {
        var document = Preparation.document(
            text, layers: [.sections, .sentences, .tokens],
            given: [(source, "COUNTRY \(source)"), (target, "COUNTRY \(target)")])
        func id(_ name: String) -> String { document.mentions.first { $0.entity == name }!.id }
        document.add(relations: [Relation(id: "r", label, [.init("source", id(source)), .init("target", id(target))], by: "gold")])
        return document
    }

    static func train(_ documents: [Document] = documents) throws -> TrainedModel {
        let node = try settings("{folds: 2, bits: 14, minimum_count: 1}")
        return try RelationTrainer(settings: RelationTrainer.Settings.read(node).settings).train(documents, TrainingRun())
    }
}

func settings(_ text: String) throws -> Node? { try Diagnostics.reading(SourceFile(path: "test", bytes: Array(text.utf8))) }

/// Calls `body` with a file that holds the bytes.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    var name = Array("/tmp/entente-relations-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    let path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return try body(path)
}

func classifier(_ model: [UInt8], _ options: String = "") throws -> RelationClassifier {
    try withFile(model) { path in
        try RelationClassifier(settings: RelationClassifier.Settings.read(settings("{model: \(path)\(options)}")).settings)
    }
}
