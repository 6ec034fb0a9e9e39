public import EntenteKit

/// Names to parties: who acts for whom, and whom "we", "he" and "both sides" stand for.
public enum ResolutionPlugin: Plugin {
    public static let name = "Resolution"
    public static var stages: [any Stage.Type] { [ActorExtractor.self, ReferenceResolver.self] }
}
