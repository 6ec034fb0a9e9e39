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
            files = found
        } else {
            var found: [String] = []
            for input in options.inputs { found += try FilePatterns.files(input) }
            files = found
            reader = try Corpus.reader(for: found, plan: plan, catalogue: catalogue)
        }
        if files.isEmpty { throw RunError("there is nothing to read", hint: "give --input PATH") }
        totalBytes = files.reduce(into: Int?.some(0)) { total, file in
            total = total.flatMap { sum in FileByteSource.size(of: file).map { sum + $0 } }
        }
    }

    func records(meta: JSONObject, limit: Int) -> RecordStream {
        RecordStream(reader: reader, files: files, meta: meta, limit: limit)
    }

    /// `--input` keeps the pipeline's reader; standard input is always document JSONL; without a reader in the
    /// pipeline the files' endings decide.
    private static func reader(for files: [String], plan: Plan, catalogue: Catalogue) throws(RunError) -> any Reader {
        let fromStandardInput = files.contains("-")
        if fromStandardInput, files.count > 1 { throw RunError("--input - cannot stand beside other inputs") }
        if !fromStandardInput, let source = plan.source { return source.reader }
        let names = files.map { fromStandardInput ? "read.jsonl" : readerName(for: $0) }
        if let other = names.firstIndex(where: { $0 != names[0] }) {
            throw RunError(
                "the inputs are of two formats, such as \(files[0]) and \(files[other])",
                hint: "run one after the other, or add read: to the pipeline")
        }
        let name = names.first ?? "read.text"
        guard let entry = catalogue.reader(name) else { throw RunError("there is no reader \(name)") }
        do { return try make(entry.type) } catch {
            throw RunError(error.description)
        }
    }

    private static func readerName(for file: String) -> String {
        if file.hasSuffix(".jsonl") { return "read.jsonl" }
        return file.hasSuffix(".html") || file.hasSuffix(".htm") ? "read.html" : "read.text"
    }

    private static func make<R: Reader>(_ type: R.Type) throws(Diagnostics) -> any Reader { try R(settings: R.Settings()) }
}
