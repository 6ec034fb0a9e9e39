import Foundation
import Testing

/// `entente evaluate`: figures, intervals and errors as people and programs see them.
struct EvaluateTests {
    private let folder: Folder

    /// Six documents; the prediction errs once in each way.
    init() throws {
        func document(_ id: Int, _ mentions: String, _ relations: String) -> String {
            "{\"id\":\"d\(id)\",\"text\":\"Serbia thanked China and Čad.\",\"mentions\":[\(mentions)],\"relations\":[\(relations)]}\n"
        }
        func mention(_ id: String, _ start: Int, _ end: Int, _ label: String = "COUNTRY") -> String {
            "{\"id\":\"\(id)\",\"start\":\(start),\"end\":\(end),\"label\":\"\(label)\"}"
        }
        func relation(_ label: String, _ source: String = "a", _ target: String = "b") -> String {
            "{\"label\":\"\(label)\",\"arguments\":{\"source\":\"\(source)\",\"target\":\"\(target)\"}}"
        }
        let three = [mention("a", 0, 6), mention("b", 15, 20), mention("c", 25, 29)].joined(separator: ",")
        let gold = (1...6).map { document($0, three, relation("SUPPORT")) }.joined()
        let predicted = [
            document(1, three, relation("SUPPORT")), document(2, three, relation("SUPPORT", "b", "a")), document(3, three, relation("CONSULT")),
            document(4, three, relation("SUPPORT", "a", "c")), document(5, mention("a", 0, 6, "PERSON") + "," + mention("b", 15, 29), ""),
            document(6, three, relation("SUPPORT") + "," + relation("AID", "c", "b")),
        ].joined()
        folder = try Folder(["gold.jsonl": gold, "predicted.jsonl": predicted])
    }

    private func run(_ arguments: String...) throws -> Outcome { try entente(["evaluate"] + arguments, in: folder.path) }

    @Test(arguments: ["relations", "entities"])
    func reportsAreWhatTheyWere(_ kind: String) throws {
        let text = try run(kind, "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--errors", "3")
        #expect(text.code == 0 && text.errors == "")
        try expectGolden(text.output, "evaluate/\(kind).txt")
        let json = try run(kind, "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--errors", "3", "--format", "json")
        try expectGolden(json.output, "evaluate/\(kind).json")
    }

    @Test func jsonSaysWhatTextSays() throws {
        let outcome = try run("relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--format", "json")
        let object = try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let rows = try #require(object["rows"] as? [[String: Any]])
        let micro = try #require(rows.first { $0["name"] as? String == "micro, with direction" })
        #expect(micro["support"] as? Int == 6)
        #expect(micro["recall"] as? Double == 2.0 / 6)
        let interval = try #require(micro["interval"] as? [Double])
        #expect(interval.count == 2 && interval[0] <= interval[1])
        let counts = try #require((object["errors"] as? [String: Any])?["counts"] as? [String: Int])
        #expect(counts == ["wrong direction": 1, "wrong label": 1, "wrong argument": 1, "missed": 1, "spurious": 1])
    }

    @Test func seedsRepeat() throws {
        func output(_ seed: String) throws -> String {
            try run("relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--seed", seed, "--samples", "200").output
        }
        #expect(try output("4") == output("4"))
        #expect(try !run("relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--samples", "0").output.contains("95 %"))
    }

    @Test func filesThatDoNotFitFail() throws {
        try folder.write(Array("{\"id\":\"d1\",\"text\":\"Serbia blamed China.\"}\n".utf8), to: "other.jsonl")
        try folder.write(Array("{\"id\":\"x\",\"text\":\"\"}\n".utf8), to: "strange.jsonl")
        for (predicted, message) in [
            ("strange.jsonl", "document d1 has no prediction"), ("other.jsonl", "another text in the prediction, from byte 7"),
            ("none.jsonl", "No such file"),
        ] {
            let outcome = try run("relations", "--gold", "gold.jsonl", "--predicted", predicted)
            #expect(outcome.code == 3 && outcome.output == "" && outcome.errors.contains(message), "\(outcome.errors)")
        }
    }

    @Test(arguments: [
        ["nothing", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl"], ["relations", "--gold", "gold.jsonl"],
        ["relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--errors", "-1"],
        ["relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--reader", "brut"],
        ["relations", "--gold", "gold.jsonl", "--predicted", "predicted.jsonl", "--format", "xml"],
    ])
    func wrongUsage(_ arguments: [String]) throws {
        let outcome = try entente(["evaluate"] + arguments, in: folder.path)
        #expect(outcome.code == 2 && outcome.output == "" && !outcome.errors.isEmpty)
    }

    @Test func bratIsReadByItsEnding() throws {
        let brat = try Folder([
            "gold/a.txt": "Ana met Čed.", "gold/a.ann": "T1\tWho 0 3\tAna\nT2\tWho 8 11\tČed\nR1\tMet Arg1:T1 Arg2:T2\n",
            "gold/annotation.conf": "[entities]\n", "p.yaml": "entente: 1\nstages: [segment.sentences]\n",
        ])
        let read = try entente(["run", "p.yaml", "--input", "gold", "--output", "out.jsonl"], in: brat.path)
        #expect(read.code == 0 && read.errors.hasPrefix("1 document"), "\(read.errors)")
        for gold in [["gold"], ["gold/a.ann"], ["gold/*.ann", "--reader", "brat"], ["gold/a.txt", "--reader", "{brat: {roles: {Arg1: source, Arg2: target}}}"]] {
            let outcome = try entente(["evaluate", "relations", "--predicted", "out.jsonl", "--gold"] + gold, in: brat.path)
            #expect(outcome.code == 0 && outcome.output.contains("100.0"), "\(outcome.errors)\(outcome.output)")
        }
        try brat.write(Array("T1\tWho 0 3\tBob\n".utf8), to: "gold/a.ann")
        let broken = try entente(["run", "p.yaml", "--input", "gold", "--output", "-"], in: brat.path)
        #expect(broken.code == 3 && broken.errors.contains("gold/a.ann:1:4: error: T1 is \"Bob\""), "\(broken.errors)")
    }
}
