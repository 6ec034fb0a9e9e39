public import EntenteKit

/// Layers to files.
public enum ExportingPlugin: Plugin {
    public static let name = "Exporting"
    public static let exporters: [any Exporter.Type] = [
        JSONLExporter.self, CSVExporter.self, ReportExporter.self, ReviewExporter.self,
    ]
}
