internal import Cleaning
public import EntenteKit
internal import Exporting
internal import Extraction
internal import Parsing
internal import Reading
internal import Relations
internal import Resolution
internal import Segmentation

/// The components that come with entente, in the order in which text meets them.
public enum StandardCatalogue {
    private static var plugins: [any Plugin.Type] {
        [
            ReadingPlugin.self, CleaningPlugin.self, SegmentationPlugin.self, ParsingPlugin.self, ExtractionPlugin.self,
            ResolutionPlugin.self, RelationsPlugin.self, ExportingPlugin.self,
        ]
    }

    /// All built-in components.
    public static func make() -> Catalogue {
        var catalogue = Catalogue()
        for plugin in plugins {
            do { try catalogue.add(plugin) } catch {
                preconditionFailure("built-in components clash: \(error)")
            }
        }
        return catalogue
    }
}
