import Testing

@testable import YAML

@Suite(.timeLimit(.minutes(5))) struct HostileTests {
    private let sample = """
        entente: 1 # é
        read: { files: 'news/**/*.html', as: "h\\u00e9" }
        define: &d
          num: '\\d+(?:[ ,]\\d{3})*'
          text: |
            one 😀
             two
          folded: >-
            a
            b
        stages:
          - clean
          - regex: {<<: *d, X: [a, b]}
          - ? key
            : value
        """

    @Test func everyTruncationIsReadOrRefused() {
        let bytes = Array(sample.utf8)
        for count in 0...bytes.count { survive(Array(bytes[..<count])) }
    }

    @Test func everyDeletionAndFlipIsReadOrRefused() {
        let bytes = Array(sample.utf8)
        let odd = Array("\t:-?[]{},&*!|>'\"%@`# \n\r\\~<".utf8) + [0, 0xC2, 0xEF]
        for i in bytes.indices {
            var changed = bytes
            changed.remove(at: i)
            survive(changed)
            for byte in odd {
                changed = bytes
                changed[i] = byte
                survive(changed)
            }
        }
    }

    @Test func randomBytesAreReadOrRefused() {
        var random = Random(state: 1)
        let alphabet = Array("ab:  -\n\n?[]{},&*!|>'\"%\t#é\u{85}\u{2028}".utf8)
        for round in 0..<6000 {
            let count = Int.random(in: 0..<80, using: &random)
            survive((0..<count).map { _ in
                round % 4 == 0 ? UInt8.random(in: 0...255, using: &random) : alphabet.randomElement(using: &random)!
            })
        }
    }

    @Test(arguments: [
        "[", "{a: ", "- ", "? ", "{? ", "[{", "a:\n", "'", "\"", "&a ", "*a ", "!", "|", "# ", "\t", "a: b\n",
        "[a,", "é", "- a\n", "\n", "{a,", "\\", ": ",
    ])
    func largeRepetitionsEndSoon(unit: String) {
        // Anything quadratic would take minutes here, and run into the suite's time limit.
        survive(Array(String(repeating: unit, count: (1 << 18) / unit.utf8.count).utf8))
    }

    @Test func deepNestingIsRefusedAtTheLimit() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        #expect(errors(nested(64)).isEmpty)
        #expect(errors(nested(65)).map(\.code) == [.depth])
        #expect(errors(nested(65)).first?.mark.column == 65)
        let block = (0..<70).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
        #expect(errors(block).map(\.code) == [.depth])
        // Depth counts through aliases.
        let chain = "- &a0 []\n" + (1...70).map { "- &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(errors(chain).map(\.code) == [.alias])
    }

    @Test func aliasBombsAreRefused() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for i in 1..<12 { bomb += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n" }
        #expect(errors(bomb).map(\.code) == [.alias])
    }

    @Test func sizesAreLimited() {
        #expect(errors("a: bcd", limits: YAMLLimits(bytes: 5)).map(\.code) == [.size])
        #expect(errors("[a, b, c]", limits: YAMLLimits(nodes: 3)).map(\.code) == [.nodes])
        #expect(errors("[a, b, c]", limits: YAMLLimits(nodes: 4)).isEmpty)
    }

    /// Reads bytes, and checks what must hold of any outcome.
    private func survive(_ bytes: [UInt8]) {
        let source = SourceFile(path: "x", bytes: bytes)
        do throws(YAMLErrors) {
            if let node = try YAMLReader.parse(source) { check(node) }
        } catch {
            #expect(!error.errors.isEmpty)
            for error in error.errors {
                #expect(error.mark.offset <= bytes.count && error.mark.line >= 1 && error.mark.column >= 1)
                #expect(source.line(error.mark.line) != nil)
            }
        }
    }

    private func check(_ node: Node) {
        let ordered = node.start.offset <= node.end.offset && node.end.offset <= node.source.bytes.count
        if !ordered { Issue.record("\(node.start) \(node.end) in \(String(decoding: node.source.bytes, as: UTF8.self).debugDescription)") }
        switch node.value {
        case .scalar(let text):
            guard text.utf8.count < 200 else { return }
            var last = 0
            for offset in 0...text.utf8.count {
                let place = node.mark(atContentOffset: offset).offset
                if place < last || place > node.end.offset { Issue.record("mark \(offset) of \(text.debugDescription)") }
                last = place
            }
        case .list(let items): items.forEach(check)
        case .map(let entries):
            for entry in entries {
                check(entry.key)
                check(entry.value)
            }
        }
    }
}
