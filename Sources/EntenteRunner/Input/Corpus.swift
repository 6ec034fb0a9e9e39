internal import EntenteKit
internal import EntentePipelines
internal import JSON

/// The files of a run and the reader for them.
struct Corpus {
    let reader: any Reader
    let files: [String]
    /// `nil` when a file's size is not known.
    let totalBytes: Int?

    /// Finds the files: those of `--input`, else those that the pipeline names.
    init(plan: Plan, options: RunOptions, catalogue: Catalogue) throws(RunError) {
        if options.inputs.isEmpty {
            guard let source = plan.source else {
                throw RunError(
                    "the pipeline \(plan.definition.path) names no reader, so there is nothing to read",
                    hint: "give --input PATH, or add read: to the pipeline")
            }
            reader = source.reader
            let folder = AtomicFile.folder(of: plan.definition.path)
            var found: [String] = []
            for path in source.reader.paths { found += try FilePatterns.files(path, in: folder == "." ? "" : folder + "/") }
            files = ReaderChoice.withoutCompanions(found, reader: reader, catalogue)
        } else {
            var found: [String] = []
            for input in options.inputs { found += try FilePatterns.files(input) }
            let chosen = found.contains("-") ? nil : options.reader ?? plan.source?.reader
            files = ReaderChoice.withoutCompanions(found, reader: chosen, catalogue)
            reader = if let chosen { chosen } else { try Corpus.reader(for: files, catalogue) }
        }
        if files.isEmpty { throw RunError("there is nothing to read", hint: "give --input PATH") }
        totalBytes = files.reduce(into: Int?.some(0)) { total, file in
            total = total.flatMap { sum in FileByteSource.size(of: file).map { sum + $0 } }
        }
    }

    func records(meta: JSONObject, limit: Int) -> RecordStream {
        RecordStream(reader: reader, files: files, meta: meta, limit: limit)
    }

    /// Standard input is always document JSONL; without a reader in the pipeline the files' endings decide.
    private static func reader(for files: [String], _ catalogue: Catalogue) throws(RunError) -> any Reader {
        if files.contains("-"), files.count > 1 { throw RunError("--input - cannot stand beside other inputs") }
        guard let first = files.first else { throw RunError("there is nothing to read", hint: "give --input PATH") }
        let reader = try ReaderChoice.forFile(first, catalogue)
        for file in files.dropFirst() where type(of: try ReaderChoice.forFile(file, catalogue)) != type(of: reader) {
            throw RunError(
                "the inputs are of two formats, such as \(first) and \(file)",
                hint: "run one after the other, or name the format with --reader")
        }
        return reader
    }
}
