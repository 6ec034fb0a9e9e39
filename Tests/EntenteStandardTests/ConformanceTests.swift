import EntenteKit
import EntenteStandard
@testable import EntenteTesting
import Foundation
import Testing

/// The project's folder.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// One example of one built-in stage.
struct CatalogueExample: Sendable, CustomTestStringConvertible {
    var stage: String
    var index: Int
    var testDescription: String { "\(stage) example \(index + 1)" }

    static let all = StandardCatalogue.make().stages.flatMap { entry in
        entry.descriptor.examples.indices.map { CatalogueExample(stage: entry.descriptor.name, index: $0) }
    }
}

@Suite struct StandardConformanceTests {
    private static let names = StandardCatalogue.make().stages.map(\.descriptor.name)
    /// Where the files lie that examples name in their settings.
    private static let folder = root.appending(path: "Tests/Fixtures/Examples").path

    @Test(arguments: names)
    func describesItself(_ name: String) throws {
        let stage = try #require(StandardCatalogue.make().stage(name))
        for failure in StageConformance.checkDescription(of: stage.type) { Issue.record("\(failure)") }
    }

    @Test(arguments: CatalogueExample.all)
    func keepsItsPromises(_ example: CatalogueExample) throws {
        let stage = try #require(StandardCatalogue.make().stage(example.stage))
        let failures = StageConformance.check(stage.type, example: example.index, folder: Self.folder)
        for failure in failures { Issue.record("\(failure)") }
    }

    @Test func readersAndExportersDescribeThemselves() {
        let catalogue = StandardCatalogue.make()
        for descriptor in catalogue.readers.map(\.descriptor) + catalogue.exporters.map(\.descriptor) {
            #expect(DescriptorRules.wording(of: descriptor) == [])
        }
        #expect(catalogue.readers.allSatisfy { $0.descriptor.name.hasPrefix("read.") })
        #expect(catalogue.exporters.allSatisfy { $0.descriptor.name.hasPrefix("export.") })
    }
}
