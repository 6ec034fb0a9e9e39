import EntenteKit
import Foundation
import JSON
import Testing

@testable import Extraction

/// The rule files that ship: they compile, and all their examples hold.
@Suite struct ShippedRulesTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../pipelines/rules").standardizedFileURL.path
    static let files = ["dates", "dates-joined", "times", "durations", "names"]
    static let quantityFiles = ["measures", "money", "numbers", "percentages"]

    @Test(arguments: files) func examplesHold(_ name: String) throws {
        let stage = try patterns("{examples: required, files: [\(Self.folder)/\(name).yaml]}")
        for rule in stage.ruleTests {
            #expect(rule.isCovered, "\(rule.rule)")
            for outcome in rule.outcomes { #expect(outcome.failure == nil, "\(rule.rule): \(outcome.example)") }
        }
    }

    @Test(arguments: quantityFiles) func quantityExamplesHold(_ name: String) throws {
        let stage = try quantityStage([name])
        for rule in stage.ruleTests {
            #expect(rule.isCovered, "\(rule.rule)")
            for outcome in rule.outcomes { #expect(outcome.failure == nil, "\(rule.rule): \(outcome.example)") }
        }
    }

    @Test func newsSentences() throws {
        let dates = try patterns("{files: [\(Self.folder)/dates.yaml, \(Self.folder)/durations.yaml]}")
        let text = "Trade, about 10 - 11% of GDP, is around USD 120 million; within five years it reaches one billion dollars."
        var document = try run(dates, on: text, published: "2024-05-10")
        try quantityStage(["money", "percentages", "measures"]).process(&document)
        #expect(shown(document) == ["10 - 11%|PERCENT", "USD 120 million|MONEY", "five years|DURATION", "one billion dollars|MONEY"])
        #expect(document.mentions[0].attributes == ["value": [10, 11], "unit": "%"])
        #expect(document.mentions[3].attributes == ["value": 1_000_000_000, "unit": "USD"])
    }

    @Test(arguments: ["offices"]) func tokenExamplesHold(_ name: String) throws {
        let stage = try tokens("{examples: required, files: [\(Self.folder)/\(name).yaml]}")
        for rule in stage.ruleTests {
            #expect(rule.isCovered, "\(rule.rule)")
            for outcome in rule.outcomes { #expect(outcome.failure == nil, "\(rule.rule): \(outcome.example)") }
        }
    }

    /// The rule file that the page on rules shows.
    @Test func pageShowsRulesThatHold() throws {
        let page = try String(contentsOfFile: Self.folder + "/README.md", encoding: .utf8)
        let block = try #require(page.components(separatedBy: "\n```yaml\nentente-rules: 1").last?.components(separatedBy: "\n```").first)
        let folder = try TemporaryFolder()
        _ = try folder.write("english.yaml", "entente-rules: 1\n")
        _ = try folder.write("funds.txt", "Fund for Peace\n")
        let path = try folder.write("money.yaml", "entente-rules: 1" + block + "\n")
        let outcomes = try patterns("{examples: required, files: [\(path)]}").ruleTests.flatMap(\.outcomes)
        #expect(outcomes.count == 3)
        for outcome in outcomes { #expect(outcome.failure == nil, "\(outcome.example)") }
    }
}

/// The stage with some of the quantity files that ship.
func quantityStage(_ names: [String]) throws -> QuantityExtractor {
    let files = names.map { "\(ShippedRulesTests.folder)/\($0).yaml" }.joined(separator: ", ")
    return try QuantityExtractor(settings: QuantityExtractor.Settings.read(yaml("{files: [\(files)]}")).settings)
}
