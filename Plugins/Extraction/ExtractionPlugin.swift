public import EntenteKit
public import JSON

/// Text to mentions: rules over characters, lists of names, and names that a model finds.
public enum ExtractionPlugin: Plugin {
    public static let name = "Extraction"
    public static var stages: [any Stage.Type] {
        [
            PatternExtractor.self, DateExtractor.self, GazetteerExtractor.self, QuantityExtractor.self,
            EntityExtractor.self, TokenPatternExtractor.self,
        ]
    }
    public static var trainers: [any Trainer.Type] { [TaggerTrainer.self] }
    public static var evaluators: [any Evaluator.Type] { [EntityEvaluator.self] }
    public static var fileSchemas: [String: JSONObject] {
        ["rules": RuleFile.schema, "tokens": TokenRuleFile.schema, "quantities": QuantityFiles.schema]
    }
}
