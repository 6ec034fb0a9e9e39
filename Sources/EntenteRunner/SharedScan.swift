internal import EntenteKit
public import EntentePipelines
internal import Literals

/// One scan of a document for all stages of a plan that wait for literals.
public struct SharedScan: Sendable {
    private let scan: LiteralScan
    /// For each step of the plan its group in the scan.
    private let groups: [Int?]

    /// Nil if no stage of the plan waits for literals.
    public init?(_ plan: Plan) {
        var literals: [[LiteralScanner.Literal]] = []
        groups = plan.steps.map { step in
            guard let stage = step.stage as? any LiteralStage else { return nil }
            literals.append(stage.literals)
            return literals.count - 1
        }
        guard !literals.isEmpty else { return nil }
        scan = LiteralScan(literals)
    }

    /// A document's hits, found when they are first asked for.
    struct Hits {
        private var found: [[LiteralHit]]?

        /// Runs a step with its hits; false if it waits for none.
        mutating func process(
            _ document: inout Document, step: Int, of plan: Plan, _ shared: SharedScan
        ) throws(StageError) -> Bool {
            guard let group = shared.groups[step], let stage = plan.steps[step].stage as? any LiteralStage else { return false }
            if found == nil { found = shared.scan.hits(in: document.text) }
            try stage.process(&document, hits: found![group])
            return true
        }
    }
}
