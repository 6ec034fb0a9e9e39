public import EntenteKit
public import JSON

/// Text to mentions: rules over characters, and lists of names.
public enum ExtractionPlugin: Plugin {
    public static let name = "Extraction"
    public static var stages: [any Stage.Type] {
        [
            PatternExtractor.self, DateExtractor.self, GazetteerExtractor.self, QuantityExtractor.self, TokenPatternExtractor.self,
        ]
    }
    public static var fileSchemas: [String: JSONObject] { ["rules": RuleFile.schema, "tokens": TokenRuleFile.schema] }
}
