import EntenteKit
import Foundation
import JSON
import Testing

@testable import Extraction

@Suite struct GazetteerFormatTests {
    private func found(_ name: String, _ content: String, _ settings: String = "", in text: String) throws -> Document {
        let folder = try TemporaryFolder()
        let path = try folder.write(name, content)
        return try run(try gazetteer("{lists: [\(path)], label: X\(settings)}"), on: text)
    }

    @Test func csvWithQuotes() throws {
        let list = "id,label,name,aliases,note\r\nA,BODY,\"Acme, Inc.\",ACME|\"The \"\"A\"\"\",\"two\nlines\"\r\nB,BODY,Bee,,\n"
        #expect(shown(try found("list.csv", list, in: "Acme, Inc. and Bee")) == ["Acme, Inc.|BODY|A", "Bee|BODY|B"])
        #expect(try found("list.csv", list, in: "Acme, Inc.").mentions[0].attributes == ["note": "two\nlines"])
    }

    @Test func jsonl() throws {
        let list = """
            {"id": "Q1", "label": "PLACE", "name": "Nowhere", "aliases": ["Erewhon"], "case": "fold", "attributes": {"kind": "town"}}
            {"id": "Q2", "name": "Nowhere", "case": "fold", "score": 3}
            """
        let document = try found("list.jsonl", list, in: "EREWHON, nowhere")
        #expect(shown(document) == ["EREWHON|PLACE|Q1", "nowhere|X|Q2"])
        #expect(document.mentions[0].attributes == ["kind": "town"])
        #expect(document.mentions[1].attributes == [
            "candidates": [["label": "X", "entity": "Q2", "score": 0.75], ["label": "PLACE", "entity": "Q1", "score": 0.25]],
        ])
    }

    @Test func spacyPatterns() throws {
        let list = """
            {"label": "ORG", "pattern": "Blue Heron"}
            {"label": "GPE", "pattern": [{"LOWER": "port"}, {"LOWER": "ellen"}], "id": "port-ellen"}
            {"label": "ORG", "pattern": [{"TEXT": "Moss"}, {"TEXT": "'s"}]}
            """
        let document = try found("ruler.jsonl", list, in: "Blue Heron, PORT Ellen, Moss's; blue heron, moss's")
        #expect(shown(document) == ["Blue Heron|ORG", "PORT Ellen|GPE|port-ellen", "Moss's|ORG"])
        #expect(throws: Diagnostics.self) {
            try found("ruler.jsonl", #"{"label": "N", "pattern": [{"IS_DIGIT": true}]}"#, in: "")
        }
    }

    @Test func petrarchActors() throws {
        let list = """
            # Made up.
            NORTHLAND_  ; a comment
            +KINGDOM_OF_NORTHLAND_
            \t[NLD]
            JANE_DOE_
            \t[NLDELI 900101-950101] [NLDGOV >950101]

            SOUTHERN_LEAGUE [IGOSOU]
            """
        let document = try found("made.actors.txt", list, in: "Jane Doe of the Kingdom of Northland, Southern League")
        #expect(shown(document) == ["Jane Doe|X|NLDGOV", "Kingdom of Northland|X|NLD", "Southern League|X|IGOSOU"])
        #expect(document.mentions[0].attributes == ["codes": ["NLDELI 900101-950101", "NLDGOV >950101"]])
        #expect(document.entities.map(\.name) == ["Jane Doe", "Northland", "Southern League"])
    }

    @Test(arguments: [
        ("[diacritics]", ["Šćepan", "Scepan", "Šćepan".decomposedStringWithCanonicalMapping]), ("[script]", ["Šćepan", "Шћепан"]),
        ("[script, diacritics, case]", ["Шћепан", "scepan", "ШЋЕПАН", "ŠĆEPAN"]),
    ]) func folds(_ fold: String, _ spellings: [String]) throws {
        for name in spellings {
            let stage = try gazetteer("{names: ['\(name) Љубић'], label: X, fold: \(fold)}")
            let text = spellings.map { "x \($0) Љубић, " }.joined() + "Ščapan"
            #expect(try run(stage, on: text).mentions.count == spellings.count, "\(name)")
        }
    }

    /// A cached file is used if it is whole, and replaced by a fresh one if it is not; no damage makes a crash.
    @Test func tablesFromElsewhereAreNotTrusted() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("list.tsv", "id\tname\tlabel\nA\tAb c\tX\nB\tAb\tX\nC\tČa\tY\n")
        let source = try GazetteerSource(GazetteerExtractor.Settings.read(yaml("{lists: [\(path)], fold: [diacritics]}")).settings)
        let (bytes, key) = try source.compiledForTests()
        let file = folder.path + "/t.gaz"
        func load(_ bytes: [UInt8]) throws -> (NameIndexes, NameRecords)? {
            try Data(bytes).write(to: URL(fileURLWithPath: file))
            return GazetteerTables(mapping: file, key: key).flatMap(source.open)
        }
        #expect(try load(bytes)?.1.count == 3)
        for length in stride(from: 0, to: bytes.count, by: 97) { #expect(try load(Array(bytes[..<length])) == nil) }
        var random = SeededGenerator(state: 7)
        for _ in 0..<400 {
            var broken = bytes
            broken[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(try load(broken) == nil)
            // A forger mends the checksum: then the tables must be sound, or refused; looking up must not leave them.
            let sum = broken.withUnsafeBytes { GazetteerKey.checksum(UnsafeRawBufferPointer(rebasing: $0[16...])) }
            broken.replaceSubrange(8..<16, with: GazetteerTables.raw([sum]))
            guard let (index, records) = try load(broken) else { continue }
            var found: [NameMatch] = []
            Array("Ab c, Ab, Ca Ab cd".utf8).withUnsafeBufferPointer { index.scan($0, 0, $0.count, into: &found) }
            for match in found { for record in index.candidates(of: match) { _ = records[Int(record)] } }
        }
    }
}

@Suite struct SharedScanTests {
    /// The hits that stages share are those that each finds for itself.
    @Test(arguments: UInt64(1)...40) func oneScanForAll(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let stages = try (0..<3).map { _ in
            let rules = (0..<4).map { number in
                let source = (0..<3).map { _ in PrefilterTests.atoms.randomElement(using: &random)! }.joined()
                return "{name: r\(number), label: X, pattern: '\(source)'}"
            }
            return try patterns("{overlap: all, rules: [\(rules.joined(separator: ", "))]}")
        }
        let text = PrefilterTests.text(&random)
        let hits = LiteralScan(stages.map(\.literals)).hits(in: Text(text))
        for (number, stage) in stages.enumerated() {
            var document = Document(id: "d", text: Text(text))
            try stage.process(&document, hits: hits[number])
            #expect(document.mentions == (try run(stage, on: text)).mentions)
        }
    }
}
