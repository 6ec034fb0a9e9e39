public import EntenteKit

/// Raw text to sections.
public enum CleaningPlugin: Plugin {
    public static let name = "Cleaning"
    public static var stages: [any Stage.Type] { [SectionCleaner.self] }
}
