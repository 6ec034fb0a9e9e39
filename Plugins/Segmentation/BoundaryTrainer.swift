public import EntenteKit
internal import Learning

/// Learns where English sentences end without a mark, from documents whose sentences were cut by hand.
///
/// The rules walk over each document as they do in `segment.sentences`; every place at which they would ask the model is
/// an example, and the document's own sentences say whether one starts there. Every tenth document is kept back to
/// measure, then all are learnt. Deterministic: the same documents and settings give the same bytes.
public struct BoundaryTrainer: Trainer {
    /// Options of `train boundaries`.
    public struct Settings: StageSettings {
        @Setting("How closely to follow the examples (the C of an SVM); less is smoother.", in: 0.001...10_000)
        public var strength = 1.0
        @Setting("Features in fewer examples than this are left out.", in: 1...100) public var minimumCount = 1
        @Setting("Most optimiser steps.", in: 1...10_000) public var steps = 200
        @Setting("Licence, for the model card.") public var licence = "not stated"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "boundaries", summary: "Learns where sentences end without a mark from documents with hand-cut sentences.",
        requires: [.sentences])

    let settings: Settings

    public init(settings: Settings) throws(Diagnostics) { self.settings = settings }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        var kept: [Learning.Example] = [], rest: [Learning.Example] = []
        for (index, document) in documents.enumerated() {
            let examples = BoundaryExamples.of(document)
            if index % 10 == 9 { kept += examples } else { rest += examples }
        }
        run.progress("\(kept.count + rest.count) places, \((kept + rest).count { $0.label == 1 }) of them boundaries")
        var report = BoundaryReport(places: kept.count + rest.count, documents: documents.count)
        if !kept.isEmpty { report.measure(try fit(rest, run), kept) }
        let model = try fit(rest + kept, run)
        report.features = model.featureCount
        return TrainedModel(bytes: model.encoded(), card: report.card(settings, run), summary: report.summary)
    }

    private func fit(_ examples: [Learning.Example], _ run: TrainingRun) throws(StageError) -> LinearModel {
        var options = LogisticRegression.Settings()
        options.l2 = 1 / (settings.strength * Double(max(1, examples.count)))
        options.minimumCount = settings.minimumCount
        options.maximumIterations = settings.steps
        let metadata = ["kind": "boundaries", "features": "\(BoundaryContext.version)", "language": "en", "licence": settings.licence]
        do {
            return try LogisticRegression.train(
                examples, classes: ["inside", "boundary"], bits: BoundaryModel.bits, settings: options, metadata: metadata).model
        } catch {
            throw StageError(
                .badInput, "cannot learn from \(examples.count) places: \(error)",
                hint: "give documents with `sentences`, some of which end without a full stop")
        }
    }
}
