internal import EntenteKit
internal import EntentePipelines
internal import Glibc

/// Everything a run writes: turns documents into bytes (any thread), writes the bytes in order (one thread).
///
/// Reference type because it owns open files; only the run's own task touches it.
final class OutputSet {
    private enum Target {
        case file(AtomicFile)
        case standardOutput
    }

    /// The part that tasks share.
    let encoding: OutputEncoding
    private var targets: [Target] = []
    /// Set when the reader of standard output has gone away: nobody wants the rest.
    private(set) var isClosed = false

    /// The paths of the files to be written.
    var files: [String] {
        targets.compactMap { target in
            if case .file(let file) = target { file.path } else { nil }
        }
    }

    init(plan: Plan, output: RunOptions.Output) throws(RunError) {
        encoding = OutputEncoding(plan: plan, output: output)
        switch output {
        case .standardOutput: targets = [.standardOutput]
        case .file(let path): targets = [.file(try AtomicFile(path))]
        case .folder(let folder):
            try openExporters(plan, below: folder.hasSuffix("/") ? folder : folder + "/")
        case .exporters:
            let folder = AtomicFile.folder(of: plan.definition.path)
            try openExporters(plan, below: folder == "." ? "" : folder + "/")
        }
        if targets.isEmpty {
            throw RunError(
                "the pipeline \(plan.definition.path) exports nothing, so its results would be lost",
                hint: "give --output - for document JSONL on standard output, or add export: to the pipeline")
        }
        for (index, header) in encoding.headers().enumerated() { try write(header, to: index) }
    }

    /// Writes a batch's bytes.
    func write(_ bytes: OutputEncoding.Bytes) throws(RunError) {
        for (index, output) in bytes.joined().enumerated() { try write(output, to: index) }
    }

    /// Finishes every file and lets it appear under its name; returns the names.
    func commit() throws(RunError) -> [String] {
        for (index, footer) in encoding.footers().enumerated() { try write(footer, to: index) }
        var names: [String] = []
        for case .file(let file) in targets {
            try file.commit()
            names.append(file.path)
        }
        return names
    }

    private func openExporters(_ plan: Plan, below folder: String) throws(RunError) {
        var seen: Set<String> = []
        for path in plan.sinks.flatMap(\.exporter.outputs) {
            if path == "-" {
                targets.append(.standardOutput)
                continue
            }
            let full = path.hasPrefix("/") ? path : folder + path
            guard seen.insert(full).inserted else {
                throw RunError("two exporters write the same file \(full)", hint: "give one of them another path:")
            }
            targets.append(.file(try AtomicFile(full)))
        }
    }

    private func write(_ bytes: [UInt8], to index: Int) throws(RunError) {
        guard !bytes.isEmpty, !isClosed else { return }
        switch targets[index] {
        case .file(let file): try file.write(bytes)
        case .standardOutput:
            do { try AtomicFile.writeAll(bytes, to: STDOUT_FILENO, "standard output") } catch {
                // A closed pipe is the reader's way of saying that it has enough.
                guard error.kind == .closed else { throw error }
                isClosed = true
            }
        }
    }
}

/// Documents to bytes, the same on every thread.
struct OutputEncoding: Sendable {
    /// The bytes of a batch: an array an exporter, in it an array an output.
    typealias Bytes = [[[UInt8]]]

    private let exporters: [any Exporter]
    private let isDocumentJSON: Bool

    init(plan: Plan, output: RunOptions.Output) {
        switch output {
        case .standardOutput, .file:
            exporters = []
            isDocumentJSON = true
        case .folder, .exporters:
            exporters = plan.sinks.map(\.exporter)
            isDocumentJSON = false
        }
    }

    /// Nothing yet.
    var empty: Bytes {
        isDocumentJSON ? [[[]]] : exporters.map { Array(repeating: [], count: $0.outputs.count) }
    }

    /// Appends a document to each output; on a throw the outputs are as before.
    func append(_ document: borrowing Document, to bytes: inout Bytes) throws(StageError) {
        if isDocumentJSON {
            DocumentEncoder.append(document, to: &bytes[0][0])
            return
        }
        let lengths = bytes.map { $0.map(\.count) }
        do throws(StageError) {
            for index in exporters.indices { try exporters[index].append(document, to: &bytes[index]) }
        } catch {
            for (group, counts) in lengths.enumerated() {
                for (index, count) in counts.enumerated() { bytes[group][index].removeSubrange(count...) }
            }
            throw error
        }
    }

    func headers() -> [[UInt8]] { exporters.flatMap { exporter in exporter.outputs.indices.map { exporter.header(of: $0) } } }
    func footers() -> [[UInt8]] { exporters.flatMap { exporter in exporter.outputs.indices.map { exporter.footer(of: $0) } } }
}
