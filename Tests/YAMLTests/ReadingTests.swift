import Testing

@testable import YAML

@Suite struct ReadingTests {
    @Test(arguments: [
        ("NO", "NO"), ("t: 12:30", "{t: 12:30}"), ("yes: off", "{yes: off}"), ("- 1\n- 2.0", "[1, 2.0]"),
        ("a: {b: [c, 'd']}", "{a: {b: [c, d]}}"), ("a:\n- b\n- c: d\n", "{a: [b, {c: d}]}"),
        ("a: |\n  x\n   y\nb: >-\n  x\n  y\n", "{a: x\n y\n, b: x y}"), ("a:", "{a: }"),
        ("---\na: b\n...\n", "{a: b}"), ("%YAML 1.2\n---\na", "a"), ("\u{FEFF}a: b\r\nc: d\r\n", "{a: b, c: d}"),
        ("a: ! 12", "{a: 12}"), ("a: &x [1]\nb: *x", "{a: [1], b: [1]}"), ("[]", "[]"), ("a: \"\\u00e9\"", "{a: é}"),
    ])
    func readsTextListsAndMaps(text: String, tree: String) throws {
        #expect(show(try read(text)) == tree)
    }

    @Test(arguments: ["", "\u{FEFF}", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
    func emptyDocumentsAreNil(text: String) throws {
        #expect(try YAMLReader.parse(source(text)) == nil)
    }

    @Test func nullsAreToldFromText() throws {
        let map = try #require(try read("[~, null, , '', 'null', \"~\", Null, a]".replacing(", ,", with: ",")).list)
        #expect(map.map(\.isNull) == [true, true, false, false, false, false, false])
        #expect(try read("a:").map?[0].value.isNull == true)
        #expect(try read("a:")["a"]?.kindName == "nothing")
        #expect(try read("a: [x, {}, []]")["a"]?.list?.map(\.kindName) == ["text", "a map", "a list"])
    }

    @Test func stylesAreKept() throws {
        let node = try read("a: x\nb: 'x'\nc: \"x\"\nd: |\n  x\ne: >\n  x\nf: [x]\ng:\n  - x\nh: {}\ni: {a: b}\n")
        let styles = try #require(node.map).map(\.value.style)
        #expect(styles == [.plain, .quoted, .quoted, .literal, .folded, .flow, .block, .flow, .flow])
        #expect(node.style == .block)
    }

    @Test func mergeKeysAreMerged() throws {
        let text = "base: &b {x: 1, y: 2}\nmore: &m {y: 3, z: 4}\na: {<<: *b, y: 0}\nb: {<<: [*m, *b], w: 5}\nc: {'<<': 1}\n"
        let node = try read(text)
        #expect(show(node["a"]) == "{y: 0, x: 1}")
        #expect(show(node["b"]) == "{w: 5, y: 3, z: 4, x: 1}")
        #expect(show(node["c"]) == "{<<: 1}")
        #expect(errors("a: {<<: 3}").map(\.code) == [.merge])
        #expect(errors("a: {<<: [{}, [b]]}").map(\.code) == [.merge])
    }

    @Test func aliasesFollowTheLatestAnchor() throws {
        #expect(show(try read("[&a 1, *a, &a 2, *a]")) == "[1, 1, 2, 2]")
        #expect(show(try read("&a x: *a")) == "{x: x}")
        #expect(errors("a: *b").map(\.code) == [.alias])
        #expect(errors("a: &b [*b]").map(\.code) == [.alias])
        #expect(errors("&b {x: {y: *b}}").map(\.code) == [.alias])
    }
}
