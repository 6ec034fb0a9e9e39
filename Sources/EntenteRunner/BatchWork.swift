public import EntenteKit
public import EntentePipelines

/// A few documents that one task takes through the whole plan. Batches of about 64 KB make the cost of handing work
/// over vanish (0.2 µs a document instead of 3).
struct Batch: Sendable {
    static let targetBytes = 64 << 10

    var number = 0
    var items: [RecordStream.Item] = []
    var bytes = 0
}

/// What came of a batch.
struct BatchResult: Sendable {
    var number: Int
    var output: OutputEncoding.Bytes
    var documents = 0
    var bytes: Int
    var failures: [DocumentFailure] = []
}

/// The work of a task: parse, run the stages, encode. Pure, so that any thread may do it.
struct BatchWork: Sendable {
    let plan: Plan
    let reader: any Reader
    let encoding: OutputEncoding
    /// Whether the first failure ends the batch.
    let stopsAtFailure: Bool
    private let scan: SharedScan?

    init(plan: Plan, reader: any Reader, encoding: OutputEncoding, stopsAtFailure: Bool) {
        self.plan = plan
        self.reader = reader
        self.encoding = encoding
        self.stopsAtFailure = stopsAtFailure
        scan = SharedScan(plan)
    }

    func run(_ batch: Batch) -> BatchResult {
        var result = BatchResult(number: batch.number, output: encoding.empty, bytes: batch.bytes)
        for item in batch.items {
            do throws(DocumentFailure) {
                try run(item, into: &result.output)
                result.documents += 1
            } catch {
                result.failures.append(error)
                if stopsAtFailure { break }
            }
        }
        return result
    }

    private func run(_ item: RecordStream.Item, into output: inout OutputEncoding.Bytes) throws(DocumentFailure) {
        let record: Record
        switch item {
        case .failure(let failure): throw failure
        case .record(let found): record = found
        }
        var id: String?
        var stage: String?
        do throws(StageError) {
            var document = try reader.document(from: record)
            id = document.id
            try plan.process(&document, scan) { stage = $0 }
            stage = nil
            try encoding.append(document, to: &output)
        } catch {
            throw DocumentFailure(id: id, record: record, stage: stage, error: error)
        }
    }
}

extension Plan {
    /// Takes a document through every stage.
    ///
    /// - Parameters:
    ///   - scan: the scan that the plan's stages share; without one each scans for itself.
    ///   - willRun: told each stage's name before it runs.
    public func process(
        _ document: inout Document, _ scan: SharedScan? = nil, willRun: (String) -> Void = { _ in }
    ) throws(StageError) {
        let clock = ContinuousClock()
        let deadline = clock.now + .seconds(limits.seconds)
        var hits = SharedScan.Hits()
        for (index, step) in steps.enumerated() {
            // What came with the document is left alone.
            let provides = step.descriptor.provides
            if !provides.isEmpty, provides.allSatisfy({ $0.isSegmentation && document.layers.contains($0) }) { continue }
            willRun(step.name)
            let isDone = if let scan { try hits.process(&document, step: index, of: self, scan) } else { false }
            if !isDone { try step.stage.process(&document) }
            document.layers.formUnion(provides)
            if clock.now > deadline {
                throw StageError(
                    .limit, "the document took longer than \(limits.seconds) seconds",
                    hint: "raise limits.seconds in the pipeline, or look at this document's text")
            }
        }
    }
}
