import EntenteKit
import JSON
import Testing

@testable import Reading

/// brat, SemEval and CoNLL04: what is in them, what is wrong with them, and that no bytes bring them down.
@Suite struct CorpusFormatTests {
    /// A file in memory.
    private final class Bytes: ByteSource {
        let path: String
        let size: Int? = nil
        private var rest: ArraySlice<UInt8>

        init(_ path: String, _ bytes: [UInt8]) { (self.path, rest) = (path, bytes[...]) }

        func read(upTo count: Int) -> [UInt8] {
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }

    private func documents(_ reader: any Reader, _ text: String, limit: Int = 1 << 20) throws -> [Document] {
        try documents(reader, Array(text.utf8), limit: limit)
    }

    private func documents(_ reader: any Reader, _ bytes: [UInt8], limit: Int = 1 << 20) throws -> [Document] {
        var cursor = try reader.open(Bytes("f", bytes), limit: limit)
        var found: [Document] = []
        while let record = try cursor.next() { found.append(try reader.document(from: record)) }
        return found
    }

    private func brat(_ annotations: String, _ text: String) throws -> Document {
        let record = Record(bytes: Array(annotations.utf8) + [0] + Array(text.utf8), file: "some/f.ann")
        return try BratReader(settings: .init()).document(from: record)
    }

    // MARK: brat

    @Test func bratCountsCodePointsAndWeCountBytes() throws {
        let document = try brat(
            "T1\tPlace 0 5\tČačak\nT2\tOrg 8 11;16 19\t🙂ab XYZ\nR1\tIn Arg1:T2 Arg2:T1\t\n#1\tAnnotatorNotes R1\tsure\n*\tEquiv T1 T2\n"
                + "A1\tNegated R1\nA2\tLevel T1 high\nN1\tReference T1 Wikidata:Q1\tCacak\n",
            "Čačak - 🙂ab and XYZ.")
        #expect(document.id == "some/f")
        let places = Dictionary(uniqueKeysWithValues: document.mentions.map { ($0.id, $0) })
        #expect(document.text.string(places["T1"]!.range) == "Čačak")
        #expect(document.text.string(places["T2"]!.range) == "🙂ab and XYZ")
        #expect(places["T2"]!.attributes["fragments"]?.array?.count == 2)
        #expect(places["T1"]!.attributes["Level"] == "high" && places["T1"]!.entity == "Wikidata:Q1")
        let relation = try #require(document.relations.first)
        #expect(relation.label == "In" && relation.arguments == [.init("source", "T2"), .init("target", "T1")])
        #expect(relation.attributes["Negated"] == true)
        try LayerValidation.check(document)
    }

    @Test func bratEventsHaveTriggersAndStandForThem() throws {
        let document = try brat(
            "T1\tWho 0 3\tAna\nT2\tSay 4 8\tsaid\nT3\tGo 12 15\tran\nE1\tSay:T2 Speaker:T1 What:E2\nE2\tGo:T3 Mover:T1\n", "Ana said he ran.")
        #expect(document.relations.map(\.label) == ["Say", "Go"])
        #expect(document.relations[0].arguments == [.init("Speaker", "T1"), .init("What", "T3")])
        #expect(document.text.string(try #require(document.relations[0].trigger)) == "said")
    }

    @Test(arguments: [
        ("T1\tWho 0 3\tBob\n", "is \"Bob\", but the text has \"Ana\"", 1, 4), ("T1\tWho 0 30\tAna\n", "the text has 8", 1, 4),
        ("T1\tWho 0 x\tAna\n", "has no place", 1, 7), ("\nT1 Who\n", "this is no annotation", 2, 1), ("X1\tWho 0 3\n", "this is no annotation", 1, 1),
        ("T1\tWho 0 3\tAna\nT1\tWho 0 3\tAna\n", "a second annotation is called T1", 2, 1),
        ("T1\tWho 0 3\tAna\nR1\tIs Arg1:T1 Arg2:T9\n", "names T9 as Arg2", 2, 4), ("T1\tWho 0 3\tAna\nR1\tIs Arg1\n", "is no argument", 2, 7),
        ("T1\tWho 0 3\tAna\nE1\tGo:T2 Who:T1\n", "no T line", 2, 4), ("A1\tNegated T5\n", "belongs to T5", 1, 4),
        ("T1\tWho 3 0\tAna\n", "has no place", 1, 7), ("T1\tWho 0 99999999999999999999\tAna\n", "has no place", 1, 7),
        ("T1\tWho 0 3\tAna\nR1\tIs Arg1:T1 Arg1:T1\n", "two arguments called Arg1", 2, 15),
    ])
    func bratSaysWhereItIsBroken(_ annotations: String, _ message: String, _ line: Int, _ column: Int) throws {
        let error = #expect(throws: StageError.self) { try brat(annotations, "Ana ran.") }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
        #expect(error?.place == .init(line: line, column: column))
    }

    @Test func bratFilesBelongTogether() {
        #expect(BratReader.companions(of: "a/b.ann").contains("a/b.txt"))
        #expect(BratReader.companions(of: "a/b.ann").contains("a/annotation.conf"))
        #expect(!BratReader.companions(of: "a/b.txt").contains("a/b.txt"))
    }

    // MARK: SemEval

    private var semeval: any Reader { get throws { try SemEvalReader(settings: .init()) } }

    @Test func semevalSentences() throws {
        let found = try documents(semeval, """
            1\t"The <e1>çay</e1> was made of <e2>leaves</e2>."
            Entity-Origin(e1,e2)
            Comment: none

            7\t"<e2>Rain</e2> fell from <e1>clouds</e1>."\r
            Other\r

            8\t"No label <e1>is</e1> <e2>here</e2>"
            """)
        #expect(found.map(\.id) == ["f#1", "f#7", "f#8"])
        #expect(found.map { $0.relations[0].label } == ["Entity-Origin(e1,e2)", "Other", nil])
        let mention = try #require(found[0].mentions.first)
        #expect(mention.id == "e1" && found[0].text.string(mention.range) == "çay" && mention.label == "NOMINAL")
        #expect(found[1].relations[0].arguments == [.init("e1", "e1"), .init("e2", "e2")])
        #expect(found[1].text.string(found[1].mentions[0].range) == "Rain")
    }

    @Test(arguments: [
        ("1\t\"A <e1>b</e1> c.\"\nOther\n", "no <e2>", 1, 4), ("1\t\"A <e1>b</e2> c.\"\nOther\n", "does not fit", 1, 11),
        ("1\t\"<e1>a</e1> <e1>b</e1>\"\nX\n", "does not fit", 1, 15), ("nothing\n", "the line has no number", 1, 1),
    ])
    func semevalSaysWhereItIsBroken(_ text: String, _ message: String, _ line: Int, _ column: Int) throws {
        let error = #expect(throws: StageError.self) { try documents(semeval, text) }
        #expect(error?.message.contains(message) == true && error?.place == .init(line: line, column: column), "\(String(describing: error))")
    }

    // MARK: CoNLL04

    private var conll: any Reader { get throws { try CoNLL04Reader(settings: .init()) } }

    @Test func conllTables() throws {
        let found = try documents(conll, """
            #doc 5
            0\tAna\tB-Peop\t['N']\t[0]
            1\tLukić\tI-Peop\t['Live_In', 'Work_For']\t[4, 5]
            2\tof\tO\t['N']\t[2]
            3\tNovi\tB-Loc\t['N']\t[3]
            4\tSad\tI-Loc\t['N']\t[4]
            5\tNIS\tB-Org\t['N']\t[5]

            #doc 6
            0\tNothing\tO\t['N']\t[0]
            """)
        #expect(found.map(\.id) == ["f#5", "f#6"])
        let document = found[0]
        #expect(document.text.string(document.text.range) == "Ana Lukić of Novi Sad NIS")
        #expect(document.mentions.map { "\($0.label) \(document.text.string($0.range))" } == ["Peop Ana Lukić", "Loc Novi Sad", "Org NIS"])
        #expect(document.relations.map(\.label) == ["Live_In", "Work_For"])
        #expect(document.relations[0].arguments == [.init("source", "m1"), .init("target", "m2")])
        #expect(document.tokens.count == 6 && document.sentences == [document.text.range])
        try LayerValidation.check(document)
        #expect(found[1].relations.isEmpty)
    }

    @Test(arguments: [
        ("#doc 1\n0\ta\tO\t['N']\n", "has 4 fields", 2, 1), ("#doc 1\n1\ta\tO\t['N']\t[0]\n", "token's number", 2, 1),
        ("#doc 1\n0\ta\tQ\t['N']\t[0]\n", "is no tag", 2, 5), ("#doc 1\n0\ta\tB-X\t['R']\t[7]\n", "which is in no mention", 2, 16),
        ("#doc 1\n0\ta\tO\t['R']\t[0]\n", "which is in no mention", 2, 14), ("#doc 1\n0\ta\tO\tN\t[0]\n", "is no list", 2, 7),
        ("#doc 1\n\n\n0\ta\tO\t['A', 'B']\t[0]\n", "there are 2 labels", 4, 18), ("0\ta\tO\t['N']\t[0]\n", "has no name", 1, 1),
    ])
    func conllSaysWhereItIsBroken(_ text: String, _ message: String, _ line: Int, _ column: Int) throws {
        let error = #expect(throws: StageError.self) { try documents(conll, text) }
        #expect(error?.message.contains(message) == true && error?.place == .init(line: line, column: column), "\(String(describing: error))")
    }

    // MARK: CrossRE

    private var crossre: any Reader { get throws { try CrossREReader(settings: .init()) } }

    @Test func crossreLines() throws {
        let found = try documents(crossre, """
            {"doc_key": "a-1", "sentence": ["Čedo", "led", "the", "Old", "Party"], "ner": [[0, 0, "politician"], [3, 4, "party"]], "relations": [[0, 0, 3, 4, "role", "", false, true]]}

            {"doc_key": "a-2", "sentence": ["Yes"]}
            """)
        #expect(found.map(\.id) == ["f#a-1", "f#a-2"])
        #expect(found[0].mentions.map { found[0].text.string($0.range) } == ["Čedo", "Old Party"])
        #expect(found[0].relations.map(\.label) == ["role"] && found[0].relations[0].arguments == [.init("source", "m1"), .init("target", "m2")])
        try LayerValidation.check(found[0])
    }

    @Test(arguments: [
        ("{\"doc_key\": \"a\"", "not valid JSON"), ("[]", "no doc_key"), ("{\"doc_key\": \"a\", \"sentence\": [\"\"]}", "no doc_key"),
        ("{\"doc_key\": \"a\", \"sentence\": [\"b\"], \"ner\": [[0, 1, \"x\"]]}", "ner[0] is no mention"),
        ("{\"doc_key\": \"a\", \"sentence\": [\"b\"], \"ner\": [[0, 0, \"x\"]], \"relations\": [[0, 0, 1, 1, \"r\"]]}", "relations[0] links"),
    ])
    func crossreSaysWhatIsWrong(_ text: String, _ message: String) throws {
        let error = #expect(throws: StageError.self) { try documents(crossre, text) }
        #expect(error?.message.contains(message) == true && error?.place?.line == 1, "\(String(describing: error))")
    }

    // MARK: all

    @Test func aBlockBeyondTheLimitFailsAloneAndTheNextIsRead() throws {
        let long = "#doc 1\n" + (0..<200).map { "\($0)\tword\tO\t['N']\t[\($0)]\n" }.joined()
        var cursor = try conll.open(Bytes("f", Array((long + "#doc 2\n0\ta\tO\t['N']\t[0]\n").utf8)), limit: 1000)
        #expect(throws: RecordFailure.self) { try cursor.next() }
        let record = try #require(try cursor.next())
        #expect(try conll.document(from: record).id == "f#2")
        #expect(try cursor.next() == nil)
    }

    @Test(arguments: ["brat", "semeval", "conll04", "crossre"])
    func noBytesBringAReaderDown(_ name: String) throws {
        let seeds = [
            "brat": "T1\tWho 0 3\tAna\nT2\tX 4 7;8 9\tran č\nR1\tIs Arg1:T1 Arg2:T2\nE1\tX:T2 A:T1\nA1\tN E1\u{0}Ana ran čć.",
            "semeval": "1\t\"A <e1>b</e1> of <e2>ć</e2>\"\nX(e1,e2)\nComment:\n\n2\t\"<e2>a</e2> <e1>b</e1>\"\nOther\n",
            "crossre": "{\"doc_key\":\"a\",\"sentence\":[\"Č\",\"b\",\"c\"],\"ner\":[[0,0,\"x\"],[1,2,\"y\"]],\"relations\":[[0,0,1,2,\"r\"]]}",
            "conll04": "#doc 5\n0\tAna\tB-P\t['R','S']\t[1,1]\n1\tČ\tB-L\t['N']\t[1]\n\n#doc 6\n0\tx\tO\t['N']\t[0]\n",
        ]
        let seed = Array(seeds[name]!.utf8)
        let reader: any Reader = switch name {
        case "brat": try BratReader(settings: .init())
        case "semeval": try semeval
        case "crossre": try crossre
        default: try conll
        }
        let marks = Array("\t\n:;[]<>09'\u{0}".utf8)
        var dice = Dice(state: 17)
        var sound = 0
        for _ in 0..<3000 {
            var bytes = seed
            for _ in 0...dice.roll(4) {
                let at = dice.roll(bytes.count)
                switch dice.roll(4) {
                case 0: bytes[at] = UInt8(dice.roll(256))
                case 1: bytes.remove(at: at)
                case 2: bytes.insert(marks[dice.roll(marks.count)], at: at)
                default: bytes.removeSubrange(at..<min(bytes.count, at + dice.roll(9)))
                }
                if bytes.isEmpty { bytes = [0x54] }
            }
            do {
                let found = name == "brat" ? [try reader.document(from: Record(bytes: bytes, file: "f.ann"))] : try documents(reader, bytes)
                for document in found { try LayerValidation.check(document) }
                sound += 1
            } catch is StageError {} catch is RecordFailure {}
        }
        #expect(sound > 50)
    }
}
