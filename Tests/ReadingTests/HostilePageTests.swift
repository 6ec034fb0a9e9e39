import EntenteKit
import Testing

@testable import Reading

@Suite("hostile pages") struct HostilePageTests {
    @Test("a page cut off at any byte") func truncated() throws {
        let bytes = Array((HTMLReaderTests.news + "<svg><title>x</title></svg><template><p>y</template><select><option>z").utf8)
        for length in 0..<bytes.count {
            let head = Array(bytes[..<length])
            guard String(validating: head, as: UTF8.self) != nil else { continue }
            _ = try read(HTMLReader.self, head, length % 2 == 0 ? "{}" : "{sections: true, origin: true}")
        }
    }

    @Test("depth and breadth end in an error, soon", arguments: ["<div>", "<b><p>", "<table><td>", "<a><button>", "<svg><g>", "<div></x>", "<div><!--</div>-->", "<div><script></div></script>", "<ul><li>"])
    func deep(_ unit: String) {
        let error = #expect(throws: StageError.self) { try page(String(repeating: unit, count: 100_000)) }
        #expect(error?.code == .limit)
    }

    @Test("a thousand deep is read") func deepEnough() throws {
        #expect(try page(String(repeating: "<div>", count: 2000) + "x").string == "x")
    }

    @Test("attributes") func attributes() {
        let error = #expect(throws: StageError.self) { try page("<p " + (0..<100_000).map { "a\($0) " }.joined() + ">") }
        #expect(error?.code == .limit)
    }

    @Test("long lists of unclosed elements are pages", arguments: ["<p>word ", "<li>word ", "<br>word ", "<td>word ", "<img src=x>word "])
    func long(_ unit: String) throws {
        let text = try page(String(repeating: unit, count: 20_000)).string
        #expect(text.count > 80_000)
    }

    @Test("a text that may not be one") func nul() {
        let error = #expect(throws: StageError.self) { try page("<p>a\0b") }
        #expect(error?.code == .badText)
    }
}
