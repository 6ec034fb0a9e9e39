public import EntenteKit
public import EntentePipelines
internal import Logging

/// Runs a plan over a corpus: documents stream, batches go in parallel, output keeps the order of input, and memory is
/// bounded however large the corpus.
public struct Runner: Sendable {
    private let plan: Plan
    private let options: RunOptions
    private let catalogue: Catalogue

    /// A runner of a checked plan. The catalogue has the readers for `--input`.
    public init(plan: Plan, options: RunOptions, catalogue: Catalogue) {
        self.plan = plan
        self.options = options
        self.catalogue = catalogue
    }

    /// Reads, processes and writes everything.
    ///
    /// - Returns: the summary; ``RunSummary/signal`` is set if a signal ended it early, in which case no file appears
    ///   under its final name.
    /// - Throws: ``RunError`` if the run cannot go on; no file appears under its final name then.
    public func run() async throws(RunError) -> RunSummary {
        let corpus = try Corpus(plan: plan, options: options, catalogue: catalogue)
        let quarantine = try options.quarantine.map { path throws(RunError) in try AtomicFile(path) }
        let outputs = try OutputSet(plan: plan, output: options.output)
        if let path = options.quarantine, outputs.files.contains(path) {
            throw RunError("--quarantine \(path) is also where documents go", hint: "give it a file of its own")
        }
        Log.run.debug("begin", metadata: [
            "pipeline": "\(plan.definition.path)", "hash": "\(plan.hash)", "files": "\(corpus.files.count)", "jobs": "\(options.jobs)",
        ])
        var state = RunState(
            outputs: outputs, quarantine: quarantine, options: options,
            progress: ProgressReporter(options, totalBytes: corpus.totalBytes))
        let work = BatchWork(
            plan: plan, reader: corpus.reader, encoding: outputs.encoding, stopsAtFailure: quarantine == nil)
        var source = BatchSource(corpus.records(meta: options.meta, limit: plan.limits.documentBytes), limit: options.limit)
        do {
            try await Self.pump(&source, work, &state, jobs: max(1, options.jobs))
        } catch {
            state.progress.clear()
            // What was set aside so far is of use even if the run failed.
            try? quarantine?.commit()
            throw error
        }
        return try state.finish(signal: source.signal)
    }

    /// Keeps `jobs` batches at work, and emits results in order. At most twice as many batches are begun and not yet
    /// emitted, so that a slow batch at the head bounds how many results wait behind it.
    private static func pump(
        _ source: inout BatchSource, _ work: BatchWork, _ state: inout RunState, jobs: Int
    ) async throws(RunError) {
        let window = jobs * 2
        let result: Result<Void, RunError> = await withTaskGroup(of: BatchResult.self) { group in
            do throws(RunError) {
                var waiting: [Int: BatchResult] = [:]
                var next = 0
                var started = 0
                var running = 0
                var exhausted = false
                while true {
                    while !exhausted, running < jobs, started - next < window {
                        guard !state.outputs.isClosed, var batch = try source.next() else {
                            exhausted = true
                            break
                        }
                        batch.number = started
                        started += 1
                        running += 1
                        group.addTask { work.run(batch) }
                    }
                    guard let result = await group.next() else { return .success(()) }
                    running -= 1
                    waiting[result.number] = result
                    while let ready = waiting.removeValue(forKey: next) {
                        next += 1
                        try state.emit(ready)
                    }
                }
            } catch {
                group.cancelAll()
                return .failure(error)
            }
        }
        try result.get()
    }
}

/// Cuts the stream of records into batches.
private struct BatchSource {
    private var records: RecordStream
    private var left: Int
    /// The signal that ended reading.
    private(set) var signal: Int32?

    init(_ records: RecordStream, limit: Int?) {
        self.records = records
        left = limit ?? .max
    }

    mutating func next() throws(RunError) -> Batch? {
        var batch = Batch()
        while batch.bytes < Batch.targetBytes, left > 0 {
            signal = Signals.received
            guard signal == nil, let item = try record() else { break }
            left -= 1
            batch.items.append(item)
            // A failure ends the batch, so that a long row of them is no batch without end.
            guard case .record(let record) = item else { break }
            batch.bytes += record.bytes.count
        }
        return batch.items.isEmpty ? nil : batch
    }

    /// The next record; none when a signal came while waiting for it.
    private mutating func record() throws(RunError) -> RecordStream.Item? {
        do { return try records.next() } catch {
            signal = Signals.received
            if signal == nil { throw error }
            return nil
        }
    }
}

/// Counts, files and the progress line of a run; owned by the run's own task.
private struct RunState {
    let outputs: OutputSet
    let quarantine: AtomicFile?
    let options: RunOptions
    var progress: ProgressReporter
    var summary = RunSummary()
    private let start = ContinuousClock().now

    init(outputs: OutputSet, quarantine: AtomicFile?, options: RunOptions, progress: ProgressReporter) {
        self.outputs = outputs
        self.quarantine = quarantine
        self.options = options
        self.progress = progress
    }

    mutating func emit(_ result: BatchResult) throws(RunError) {
        try outputs.write(result.output)
        summary.documents += result.documents
        summary.bytes += result.bytes
        for failure in result.failures { try setAside(failure) }
        progress.update(summary)
    }

    private mutating func setAside(_ failure: DocumentFailure) throws(RunError) {
        guard let quarantine else {
            throw RunError(failure.description, hint: "--quarantine FILE sets such documents aside and goes on")
        }
        Log.run.debug("set aside", metadata: ["document": "\(failure.place)", "reason": "\(failure.error.message)"])
        try quarantine.write(failure.quarantineLine())
        summary.quarantined += 1
        if case .count(let most) = options.maxBad, summary.quarantined > most {
            throw RunError("\(summary.quarantined) documents failed, --max-bad allows \(most)", kind: .tooManyBad)
        }
    }

    mutating func finish(signal: Int32?) throws(RunError) -> RunSummary {
        progress.clear()
        summary.seconds = Double(seconds: start.duration(to: ContinuousClock().now))
        try quarantine?.commit()
        summary.signal = signal
        summary.isClosed = outputs.isClosed
        if signal == nil {
            let all = summary.documents + summary.quarantined
            if case .percent(let most) = options.maxBad, Double(summary.quarantined) * 100 > most * Double(all) {
                throw RunError("\(summary.quarantined) of \(all) documents failed, --max-bad allows \(most) %", kind: .tooManyBad)
            }
            summary.files = try outputs.commit()
        }
        return summary
    }
}

extension Double {
    /// A duration in seconds.
    init(seconds duration: Duration) {
        let parts = duration.components
        self = Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}
