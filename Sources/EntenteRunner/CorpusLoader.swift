public import EntenteKit
public import EntentePipelines
internal import JSON

/// Reads whole corpora into memory and writes single files, for training and evaluation.
public enum CorpusLoader {
    /// All documents of some files, each taken through a plan if there is one. The first failure ends it.
    ///
    /// - Throws: ``RunError`` that names file and line.
    public static func documents(_ paths: [String], plan: Plan?, catalogue: Catalogue) throws(RunError) -> [Document] {
        var documents: [Document] = []
        for path in paths {
            for file in try FilePatterns.files(path) {
                let reader = try reader(for: file, catalogue)
                var stream = RecordStream(reader: reader, files: [file], meta: .init(), limit: Limits().documentBytes)
                while let item = try stream.next() {
                    documents.append(try document(item, reader, plan))
                }
            }
        }
        return documents
    }

    /// Writes a file so that it appears complete or not at all.
    public static func writeFile(_ bytes: [UInt8], to path: String) throws(RunError) {
        let file = try AtomicFile(path)
        try file.write(bytes)
        try file.commit()
    }

    private static func document(_ item: RecordStream.Item, _ reader: any Reader, _ plan: Plan?) throws(RunError) -> Document {
        guard case .record(let record) = item else {
            if case .failure(let failure) = item { throw RunError(failure.description) }
            preconditionFailure("an item is a record or a failure")
        }
        var stage: String?
        do throws(StageError) {
            var document = try reader.document(from: record)
            try plan?.process(&document) { stage = $0 }
            return document
        } catch {
            throw RunError(DocumentFailure(record: record, stage: stage, error: error).description)
        }
    }

    private static func reader(for file: String, _ catalogue: Catalogue) throws(RunError) -> any Reader {
        let name = file.hasSuffix(".tsv") ? "read.marked" : "read.jsonl"
        guard let entry = catalogue.reader(name) else { throw RunError("there is no reader \(name)") }
        do { return try make(entry.type) } catch {
            throw RunError(error.description)
        }
    }

    private static func make<R: Reader>(_ type: R.Type) throws(Diagnostics) -> any Reader { try R(settings: R.Settings()) }
}
