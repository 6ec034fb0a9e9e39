import EntenteKit
import EntenteStandard
import Foundation
import Testing

/// Finds components in source files, so that a stage file which no module lists does not lie unused.
enum ComponentScan {
    private static var declaration: Regex<(Substring, Substring, Substring)> { /(?:struct|class|enum|extension)\s+(\w+)\s*:\s*([^{\n]*)/ }
    private static let contracts: Set = ["Stage", "LiteralStage", "Reader", "Exporter", "Trainer", "Evaluator"]

    /// Types that conform to one of the contracts, in order.
    static func components(in text: String) -> [String] {
        text.matches(of: declaration).filter { match in
            let names = match.2.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
            return names.contains { contracts.contains($0) }
        }.map { String($0.1) }
    }

    /// Every Swift file of the plugins: its path, and the components in it.
    static func onDisk() throws -> [(path: String, components: [String])] {
        let folder = root.appending(path: "Plugins")
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return try all.filter { $0.pathExtension == "swift" }.map { url in
            (String(url.path.dropFirst(folder.path.count)), components(in: try String(contentsOf: url, encoding: .utf8)))
        }
    }
}

@Suite struct CatalogueTests {
    private static let listed: Set<String> = {
        let catalogue = StandardCatalogue.make()
        return Set(
            catalogue.stages.map { "\($0.type)" } + catalogue.readers.map { "\($0.type)" } + catalogue.exporters.map { "\($0.type)" }
                + catalogue.trainers.map { "\($0.type)" } + catalogue.evaluators.map { "\($0.type)" })
    }()

    @Test func everyComponentOnDiskIsListed() throws {
        let found = try ComponentScan.onDisk().flatMap(\.components)
        #expect(!found.isEmpty)
        #expect(Set(found).subtracting(Self.listed) == [], "add it to its module's list in Plugins/MODULE/MODULEPlugin.swift")
        #expect(Self.listed.subtracting(found) == [], "the catalogue lists it, but no file under Plugins declares it")
    }

    /// A component is one file of its name, so that people find it.
    @Test func fileHasItsComponentsName() throws {
        for (path, components) in try ComponentScan.onDisk() where !components.isEmpty {
            #expect(components.contains { path.hasSuffix("/\($0).swift") }, "\(path) declares \(components)")
        }
    }

    @Test func scanFindsWhatIsThere() {
        let text = """
            public struct A: Stage {
            final class B: Sendable, EntenteKit.Reader {
            struct C: StageSettings {}
            /// A Stage.
            extension D: Exporter {}
            enum E: Plugin { static var stages: [any Stage.Type] { [A.self] } }
            """
        #expect(ComponentScan.components(in: text) == ["A", "B", "D"])
    }
}
