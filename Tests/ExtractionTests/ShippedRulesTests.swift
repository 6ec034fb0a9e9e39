import EntenteKit
import Foundation
import JSON
import Testing

@testable import Extraction

/// The rule files that ship: they compile, and all their examples hold.
@Suite struct ShippedRulesTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../pipelines/rules").standardizedFileURL.path
    static let files = ["dates", "dates-joined", "times", "durations", "measures", "money", "names", "numbers", "percentages"]

    @Test(arguments: files) func examplesHold(_ name: String) throws {
        let stage = try patterns("{examples: required, files: [\(Self.folder)/\(name).yaml]}")
        for rule in stage.ruleTests {
            #expect(rule.isCovered, "\(rule.rule)")
            for outcome in rule.outcomes { #expect(outcome.failure == nil, "\(rule.rule): \(outcome.example)") }
        }
    }

    @Test func newsSentences() throws {
        let files = Self.files.filter { !["names", "numbers", "dates-joined"].contains($0) }.map { "\(Self.folder)/\($0).yaml" }
        let stage = try patterns("{files: [\(files.joined(separator: ", "))]}")
        let text = "Trade, about 10 - 11% of GDP, is around USD 120 million; within five years it reaches one billion dollars."
        let document = try run(stage, on: text, published: "2024-05-10")
        #expect(shown(document) == ["10 - 11%|PERCENT", "USD 120 million|MONEY", "five years|DURATION", "one billion dollars|MONEY"])
        #expect(document.mentions[0].attributes == ["value": [10, 11], "unit": "%"])
        #expect(document.mentions[3].attributes == ["value": 1_000_000_000, "unit": "USD"])
    }
}
