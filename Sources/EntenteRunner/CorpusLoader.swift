public import EntenteKit
public import EntentePipelines
internal import JSON

/// Reads whole corpora into memory and writes single files, for training and evaluation.
public enum CorpusLoader {
    /// A file with its documents.
    public struct File {
        /// As people wrote it, or found by a pattern.
        public var path: String
        public var documents: [Document]
    }

    /// All documents of some files, each taken through a plan if there is one. The first failure ends it.
    ///
    /// - Parameter reader: reads all files; without it each file's ending decides.
    /// - Throws: ``RunError`` that names file and line.
    public static func files(
        _ paths: [String], reader: (any Reader)? = nil, plan: Plan?, catalogue: Catalogue
    ) throws(RunError) -> [File] {
        var files: [File] = []
        for path in paths {
            let found = ReaderChoice.withoutCompanions(try FilePatterns.files(path), reader: reader, catalogue)
            for file in found {
                let reader = if let reader { reader } else { try ReaderChoice.forFile(file, catalogue) }
                files.append(File(path: file, documents: try documents(of: file, reader, plan)))
            }
        }
        return files
    }

    /// All documents of some files; see ``files(_:reader:plan:catalogue:)``.
    public static func documents(
        _ paths: [String], reader: (any Reader)? = nil, plan: Plan?, catalogue: Catalogue
    ) throws(RunError) -> [Document] {
        try files(paths, reader: reader, plan: plan, catalogue: catalogue).flatMap(\.documents)
    }

    private static func documents(of file: String, _ reader: any Reader, _ plan: Plan?) throws(RunError) -> [Document] {
        var documents: [Document] = []
        var stream = RecordStream(reader: reader, files: [file], meta: .init(), limit: Limits().documentBytes)
        while let item = try stream.next() { documents.append(try document(item, reader, plan)) }
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
}
