import EntenteKit
import JSON
import Testing

@testable import Reading

@Suite("read.html") struct HTMLReaderTests {
    static let news = """
        <!DOCTYPE html><html lang="en-GB"><head><title>Ministers sign a deal | The Paper</title>
        <link rel="canonical" href="https://paper.example/a"><meta property="article:published_time" content="2024-05-08T10:00:00Z">
        <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Ministers sign a deal", "author": [{"name": "Ann Poe"}]}]}</script>
        <style>p { color: red }</style></head><body><header><a href="/">The Paper</a></header>
        <nav><ul><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>
        <article><h1>Ministers sign a deal</h1><div class="share-bar">Share this with your friends</div>
        <p>The ministers of <b>both</b> states, who met on&nbsp;Monday, signed a deal &amp; shook hands.</p>
        <figure><img src="a.jpg" alt="x"><figcaption>The ministers on Monday</figcaption></figure>
        <h2>Trade</h2><p>Trade rose by 10&#37;, to &euro;5bn,<br>they said.</p><ul><li>First point, made at length for all</li><li>Second point</li></ul>
        <table><tr><th>Year</th><td>2023</td></tr></table>
        <aside>Read also: more of it</aside></article><footer>Contact us</footer></body></html>
        """

    @Test("the article's blocks, without what stands round them") func blocks() throws {
        let document = try page(Self.news)
        #expect(document.string.components("\n\n") == [
            "Ministers sign a deal", "The ministers of both states, who met on\u{A0}Monday, signed a deal & shook hands.",
            "The ministers on Monday", "Trade", "Trade rose by 10%, to €5bn,\nthey said.", "First point, made at length for all",
            "Second point", "Year\t2023",
        ])
        #expect(!document.layers.contains(.sections))
    }

    @Test("what the page says of itself") func meta() throws {
        let meta = try page(Self.news).meta
        #expect(meta["title"]?.string == "Ministers sign a deal")
        #expect(meta["published"]?.string == "2024-05-08T10:00:00Z")
        #expect(meta["author"]?.string == "Ann Poe")
        #expect(meta["language"]?.string == "en-GB")
        #expect(meta["url"]?.string == "https://paper.example/a")
        #expect(try page("<title>Only this &amp; that</title><p>x").meta["title"]?.string == "Only this & that")
        #expect(try page("<meta name=date content='yesterday'><p>x").meta["published"] == nil)
    }

    @Test("sections by the page's elements") func sections() throws {
        let document = try page(Self.news, "{sections: true}")
        let kinds = document.sections.map { "\(document.text.string($0.range).prefix(12))|\($0.kind.rawValue)" }
        #expect(document.layers.contains(.sections))
        #expect(kinds.contains("Ministers si|title") && kinds.contains("The minister|caption") == false || kinds.contains("The minister|body"))
        #expect(kinds.contains("World|boilerplate") && kinds.contains("Contact us|boilerplate") && kinds.contains("Share this w|boilerplate"))
        #expect(document.sections.filter { $0.kind == .caption }.count == 1)
    }

    @Test("a page without an article element", arguments: [
        "<div id=side class=sidebar><p>A long line of the sidebar, with a comma, and with more words than that.</p></div><div><div>P1</div></div>",
        "<form><div>P1</div><input value=x></form>", "<table><tr><td><a href=a>Menu</a></td><td>P1</td></tr></table>",
    ])
    func plain(_ template: String) throws {
        let sentence = "The two sides met on Monday, talked for hours, and agreed to meet again in the spring of next year."
        let document = try page(template.replacing("P1", with: "<p>\(sentence)</p><p>\(sentence)</p><p>\(sentence)</p>"))
        #expect(document.string.components("\n\n") == [sentence, sentence, sentence])
    }

    @Test("odd pages are read all the same", arguments: [
        ("", ""), ("just text", "just text"), ("<p>a<p>b", "a\n\nb"), ("<b>x</b>y", "xy"), ("a < b &lt c", "a < b < c"), ("<pre>a\n  b</pre>", "a\nb"),
        ("a<br><br>b", "a\n\nb"), ("<p hidden>no</p><p>yes</p>", "yes"), ("x<!-- > -->y", "xy"), ("&notit; &notin; &fjlig; &#x80; &bogus; &", "¬it; ∉ fj € &bogus; &"),
        ("a</nonsense>b", "ab"), ("1 <2> 3", "1 <2> 3"), ("<textarea>no</textarea>yes", "yes"),
    ])
    func odd(_ html: String, _ text: String) throws { #expect(try page(html).string == text) }
}

extension String {
    func components(_ separator: String) -> [String] { split(separator: separator).map(String.init) }
}
