public import EntenteKit

/// Tokens to syntax trees.
public enum ParsingPlugin: Plugin {
    public static let name = "Parsing"
    public static var stages: [any Stage.Type] { [DependencyParser.self] }
    public static var trainers: [any Trainer.Type] { [ParserTrainer.self] }
    public static var evaluators: [any Evaluator.Type] { [ParserEvaluator.self] }
}
