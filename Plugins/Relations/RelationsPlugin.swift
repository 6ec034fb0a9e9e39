public import EntenteKit
public import JSON

/// Mentions to relations: who does what to or with whom.
public enum RelationsPlugin: Plugin {
    public static let name = "Relations"
    public static var stages: [any Stage.Type] {
        [
            CandidateWriter.self, RelationRules.self, RelationClassifier.self, QuotationFinder.self, EventFinder.self,
            StatusFinder.self, RelationMerger.self,
        ]
    }
    public static var trainers: [any Trainer.Type] { [RelationTrainer.self, QuotationTrainer.self] }
    public static var evaluators: [any Evaluator.Type] { [RelationEvaluator.self, QuotationEvaluator.self] }
    public static var fileSchemas: [String: JSONObject] { ["relations": RelationRuleFile.schema, "events": FrameFile.schema] }
}
