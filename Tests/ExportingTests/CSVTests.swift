import EntenteKit
import Exporting
import JSON
import Testing
import YAML

struct CSVTests {
    private func csv(_ settings: String, _ document: Document) throws -> String {
        let node = try Diagnostics.reading(SourceFile(path: "test", bytes: Array(settings.utf8)))
        let exporter = try CSVExporter(settings: CSVExporter.Settings.read(node).settings)
        var outputs: [[UInt8]] = [exporter.header(of: 0)]
        try exporter.append(document, to: &outputs)
        return String(decoding: outputs[0], as: UTF8.self)
    }

    private func document() -> Document {
        var document = Document(id: "a,1", text: Text("Xi said \"yes\";\nSerbia agreed."), meta: ["published": "2024-05-08"])
        document.sentences = [TextRange(0, 14), TextRange(15, 29)]
        document.layers = [.sentences, .mentions, .relations]
        document.add(mentions: [
            Mention(TextRange(0, 2), "PERSON", entity: "Q1", attributes: ["state": "CHN"], by: "x"),
            Mention(TextRange(8, 14), "QUOTE", attributes: ["value": [1, 2.5], "unit": "a"], score: 0.25, by: "x"),
            Mention(TextRange(15, 21), "COUNTRY", entity: "SRB", by: "x"),
        ])
        document.add(relations: [
            Relation(
                "AGREE", [.init("source", "m3"), .init("target", "m1"), .init("what", "m2")], trigger: TextRange(22, 28),
                sentence: 1, attributes: ["status": "done"], score: 0.5, by: "r/1"),
            Relation(nil, [], by: "r"),
        ])
        return document
    }

    @Test(arguments: ["relations", "mentions"])
    func someLabelsAreNoRows(table: String) throws {
        let rows = try csv("{path: x, table: \(table), leave_out: [AGREE, PERSON]}", document())
        #expect(!rows.contains("AGREE") && !rows.contains("PERSON"))
        #expect(rows.contains(table == "relations" ? "r2" : "COUNTRY"))
    }

    @Test func relations() throws {
        #expect(try csv("{path: x}", document()) == """
            document,published,id,label,source,source_text,target,target_text,arguments,attributes,trigger,sentence,start,end,score,by\r
            "a,1",2024-05-08,r1,AGREE,SRB,Serbia,CHN,Xi,"what=""yes"";",status=done,agreed,Serbia agreed.,15,29,0.5,r/1\r
            "a,1",2024-05-08,r2,,,,,,,,,,,,,r\r

            """)
    }

    @Test func mentions() throws {
        #expect(try csv("{path: x, table: mentions, delimiter: tab}", document()) == """
            document\tid\tlabel\ttext\tentity\tattributes\tstart\tend\tscore\tby\r
            a,1\tm1\tPERSON\tXi\tQ1\tstate=CHN\t0\t2\t1\tx\r
            a,1\tm2\tQUOTE\t"\"\"yes\"\";"\t\t"value=[1,2.5]; unit=a"\t8\t14\t0.25\tx\r
            a,1\tm3\tCOUNTRY\tSerbia\tSRB\t\t15\t21\t1\tx\r

            """.replacing("\"value=[1,2.5]; unit=a\"", with: "value=[1,2.5]; unit=a"))
    }

    @Test func aLineEndInACellIsQuoted() throws {
        var document = Document(id: "d", text: Text("a\nb"))
        document.add(mentions: [Mention(TextRange(0, 3), "X", by: "x")])
        #expect(try csv("{path: x, table: mentions, delimiter: semicolon}", document).contains("X;\"a\nb\";;"))
    }
}
