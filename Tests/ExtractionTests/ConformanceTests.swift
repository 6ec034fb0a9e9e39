import EntenteKit
import EntenteTesting
import Testing

@testable import Extraction

/// The suite that every stage passes: its description, and its examples as they stand and disturbed.
@Suite struct ConformanceTests {
    @Test(arguments: ["extract.patterns", "extract.dates", "extract.gazetteer", "extract.tokens"]) func conforms(_ name: String) throws {
        let stage = try #require(ExtractionPlugin.stages.first { $0.descriptor.name == name })
        #expect(StageConformance.check(stage).isEmpty)
    }
}
