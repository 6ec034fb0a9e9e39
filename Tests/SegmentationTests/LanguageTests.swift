import EntenteKit
import JSON
import Testing
import UTF8Bytes

@testable import Segmentation

@Suite("the language of a text that names none")
struct LanguageTests {
    @Test("script, letters and function words tell", arguments: [
        ("en", "The minister said that he would not go to the talks before the end of the year."),
        ("de", "Der Minister ist nicht gekommen, und das Treffen wird auf den Montag verschoben."),
        ("sr", "Ministar je rekao da će doći na sastanak koji se održava u Nišu."),
        ("sr", "Министар је рекао да ће доћи на састанак који се одржава у Нишу."),
        ("ru", "Министр сказал, что приедет на встречу, которая состоится в пятницу."),
        ("kk", "Министр келесі аптада кездесуге келетінін айтты, бұл маңызды."),
        ("und", "Le ministre est arrivé dans la ville pour une réunion qui sera longue."),
        ("und", "El ministro dijo que los acuerdos con las empresas son para el futuro."),
        ("en", "Belgrade, Astana"), ("en", "12:30"), ("en", "Tokayev (Токаев) said that the talks with Serbia will be long and open to all of the press."),
    ])
    func detects(_ language: String, _ text: String) {
        let found = Text(text).withBytes { LanguageDetector.tag(Bytes($0)!) }
        #expect(found == language)
    }

    @Test("the rules of the language that was detected are used, and meta stays as it is")
    func usesIt() throws {
        var document = Document(id: "x", text: Text("Das Treffen mit der Ministerin ist am 3. Oktober und nicht früher. Sie kommt."))
        try SentenceSegmenter(settings: .init()).process(&document)
        #expect(document.sentences.count == 2)
        #expect(document.meta["language"] == nil)
    }

    @Test("what the document or the setting names is not asked again")
    func named() {
        let german = Document(id: "x", text: Text("The text of the treaty is in the archive."), meta: ["language": "de"])
        #expect(LanguageDetector.tag(of: german, fallback: "auto") == "de")
        #expect(LanguageDetector.tag(of: Document(id: "y", text: german.text), fallback: "sr-Latn") == "sr-Latn")
    }
}
