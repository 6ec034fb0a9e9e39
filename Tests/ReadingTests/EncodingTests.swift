import EntenteKit
import Testing

@testable import Reading

@Suite("encodings") struct EncodingTests {
    /// Encoding, bytes, text.
    private static let samples: [(String, [UInt8], String)] = [
        ("windows-1252", [0x93, 0x44, 0xFC, 0x94, 0x20, 0x80], "“Dü” €"), ("iso-8859-1", [0xE9, 0x92], "é’"),
        ("windows-1250", [0xE8, 0xE6, 0x9E], "čćž"), ("windows-1251", [0xCC, 0xE8, 0xF0], "Мир"), ("iso-8859-2", [0xB9], "š"),
        ("iso-8859-5", [0xBC, 0xD8, 0xE0], "Мир"), ("iso-8859-15", [0xA4], "€"), ("koi8-r", [0xED, 0xC9, 0xD2], "Мир"),
        ("utf-16", [0xFF, 0xFE, 0x41, 0, 0x3D, 0xD8, 0x42, 0xDE], "A🙂"), ("utf-16", [0xFE, 0xFF, 0, 0x41], "A"), ("utf-16", [0x41, 0], "A"),
        ("utf-16be", [0x04, 0x16], "Ж"), ("utf-16le", [0x16, 0x04], "Ж"), ("utf-8", [0xEF, 0xBB, 0xBF, 0x41], "A"),
    ]

    @Test("text comes out as it went in", arguments: samples)
    func decodes(_ encoding: String, _ bytes: [UInt8], _ text: String) throws {
        #expect(try read(TextReader.self, bytes, "{encoding: \(encoding)}").string == text)
    }

    private static let strangers: [([UInt8], String)] = [
        ([0x43, 0x61, 0x66, 0xE9, 0x20, 0x93, 0x61, 0x94], "windows-1252"), ([0xFF, 0xFE, 0x41, 0], "utf-16"),
        ([0x41, 0, 0x42, 0, 0x20, 0], "utf-16le"), ([0, 0x41, 0, 0x42], "utf-16be"),
        ([0x56, 0x65, 0xE8, 0x65, 0x72, 0x61, 0x73, 0x20, 0x9A, 0x65, 0x74, 0x61], "windows-1250"),
        ([0xCE, 0xED, 0xE0, 0x20, 0xE8, 0x20, 0xEE, 0xED], "windows-1251"), ([0xCF, 0xCE, 0xC1, 0x20, 0xC9, 0x20, 0xCF, 0xCE], "koi8-r"),
    ]

    @Test("what is no UTF-8 is suspected", arguments: strangers)
    func suspects(_ bytes: [UInt8], _ encoding: String) {
        let error = #expect(throws: StageError.self) { try read(TextReader.self, bytes) }
        #expect(error?.code == .badText)
        #expect(error?.hint?.contains("`encoding: \(encoding)`") == true)
    }

    @Test("UTF-16 that is cut or broken names the place", arguments: [([0x41, 0, 0x42] as [UInt8], 2), ([0x41, 0, 0, 0xD8], 2), ([0, 0xDC, 0x41, 0], 0)])
    func broken(_ bytes: [UInt8], _ offset: Int) {
        let error = #expect(throws: StageError.self) { try read(TextReader.self, bytes, "{encoding: utf-16le}") }
        #expect(error?.offset == offset)
    }

    @Test("an unknown encoding is a finding") func unknown() {
        #expect(throws: (any Error).self) { try read(TextReader.self, [], "{encoding: utf-7}") }
    }
}
