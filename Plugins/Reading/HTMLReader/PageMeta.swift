internal import CGumbo
internal import JSON

/// What a page says of itself, for machines: `<title>`, `<meta>`, `<link>`, `<time>` and JSON-LD.
struct PageMeta {
    private enum Key: Int { case title, published, author, language, url }
    /// Each key's best value and how much it is worth; of equals the first.
    private var found: [Key: (value: String, rank: Int)] = [:]

    private static let names: [String: (Key, Int)] = [
        "og:title": (.title, 3), "twitter:title": (.title, 2), "dc.title": (.title, 2),
        "article:published_time": (.published, 4), "og:article:published_time": (.published, 4), "datepublished": (.published, 3),
        "date": (.published, 2), "pubdate": (.published, 3), "publish-date": (.published, 3), "publishdate": (.published, 3),
        "dc.date": (.published, 2), "dc.date.issued": (.published, 3), "dcterms.created": (.published, 2), "dcterms.date": (.published, 2),
        "parsely-pub-date": (.published, 3), "sailthru.date": (.published, 2), "citation_publication_date": (.published, 2),
        "author": (.author, 3), "article:author": (.author, 2), "dc.creator": (.author, 2), "parsely-author": (.author, 2),
        "og:locale": (.language, 2), "content-language": (.language, 2), "dc.language": (.language, 2),
        "og:url": (.url, 2),
    ]

    /// The keys that are there, for `meta`.
    func object(title heading: String?) -> JSONObject {
        var object = JSONObject()
        if let title = title(heading) { object["title"] = .string(title) }
        for (key, name) in [(Key.published, "published"), (.author, "author"), (.language, "language"), (.url, "url")] {
            if let value = found[key]?.value { object[name] = .string(value) }
        }
        return object
    }

    /// `<title>` often ends in the site's name: the heading is better where the title starts with it.
    private func title(_ heading: String?) -> String? {
        guard let title = found[.title] else { return heading }
        guard let heading, title.rank < 3 else { return title.value }
        return title.value.utf8.starts(with: heading.utf8) ? heading : title.value
    }

    /// Looks at one element.
    mutating func read(_ node: UnsafeMutablePointer<GumboNode>) {
        let element = node.pointee.v.element
        switch element.tag {
        case GUMBO_TAG_HTML: put(.language, element.attribute("lang"), 3)
        case GUMBO_TAG_TITLE: put(.title, PageMeta.text(node), 1)
        case GUMBO_TAG_META: readMeta(element)
        case GUMBO_TAG_LINK: if element.attribute("rel")?.lowercased() == "canonical" { put(.url, element.attribute("href"), 3) }
        case GUMBO_TAG_TIME:
            let isPublication = element.attribute("pubdate") != nil || element.attribute("itemprop") == "datePublished"
            put(.published, element.attribute("datetime"), isPublication ? 3 : 1)
        case GUMBO_TAG_SCRIPT: if element.attribute("type")?.lowercased() == "application/ld+json" { readJSON(PageMeta.text(node)) }
        default: break
        }
    }

    private mutating func readMeta(_ element: GumboElement) {
        guard let content = element.attribute("content") else { return }
        for attribute in ["property", "name", "itemprop", "http-equiv"] {
            guard let name = element.attribute(attribute)?.lowercased(), let (key, rank) = PageMeta.names[name] else { continue }
            put(key, content, rank)
        }
    }

    /// Keeps a value if it is well formed and worth more than what is there.
    private mutating func put(_ key: Key, _ value: String?, _ rank: Int) {
        guard let value, let clean = PageMeta.clean(key, value), rank > found[key]?.rank ?? 0 else { return }
        found[key] = (clean, rank)
    }

    private static func clean(_ key: Key, _ value: String) -> String? {
        let words = value.utf8.split { $0 <= 0x20 }
        let text = words.map { String(decoding: Array($0), as: UTF8.self) }.joined(separator: " ")
        guard !text.isEmpty, text.utf8.count <= 2048 else { return nil }
        switch key {
        case .title: return text
        case .published: return ISODate.isDate(text) ? text : nil
        case .author: return text.contains("://") ? nil : text
        case .language: return language(text)
        case .url: return text.utf8.starts(with: "http".utf8) ? text : nil
        }
    }

    /// `en_GB` and `en-GB` are both `en-GB`; anything that is no tag is left out.
    private static func language(_ text: String) -> String? {
        let tag = String(text.map { $0 == "_" ? "-" : $0 })
        let first = tag.utf8.prefix { $0 != 0x2D }
        return (2...3).contains(first.count) && tag.utf8.allSatisfy { ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == 0x2D } ? tag : nil
    }

    private static func text(_ node: UnsafeMutablePointer<GumboNode>) -> String? {
        let children = node.pointee.v.element.children
        guard children.length > 0, let child = children.pointer(0, as: GumboNode.self) else { return nil }
        guard child.pointee.type == GUMBO_NODE_TEXT, let text = child.pointee.v.text.text else { return nil }
        return String(cString: text)
    }

    // MARK: JSON-LD

    private mutating func readJSON(_ text: String?) {
        guard let text, let value = try? JSONParser.parse(Array(text.utf8), maxDepth: 64, maxSize: 1 << 20) else { return }
        read(value, depth: 0)
    }

    private mutating func read(_ value: JSONValue, depth: Int) {
        guard depth < 4 else { return }
        switch value {
        case .array(let items): for item in items.prefix(64) { read(item, depth: depth + 1) }
        case .object(let object):
            if PageMeta.isArticle(object["@type"]) { readArticle(object) }
            if let graph = object["@graph"] { read(graph, depth: depth + 1) }
            if let entity = object["mainEntity"] { read(entity, depth: depth + 1) }
        default: break
        }
    }

    private mutating func readArticle(_ object: JSONObject) {
        put(.title, object["headline"]?.string ?? object["name"]?.string, 4)
        put(.published, object["datePublished"]?.string, 5)
        put(.language, object["inLanguage"]?.string, 1)
        put(.author, PageMeta.authors(object["author"]), 4)
    }

    private static func isArticle(_ type: JSONValue?) -> Bool {
        let names = type?.array?.compactMap(\.string) ?? type?.string.map { [$0] } ?? []
        return names.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" || $0 == "Interview" }
    }

    private static func authors(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let name): return name
        case .object(let author): return author["name"]?.string
        case .array(let authors):
            let names = authors.compactMap { self.authors($0) }
            return names.isEmpty ? nil : names.joined(separator: ", ")
        default: return nil
        }
    }
}

/// Dates that `meta.published` may hold.
enum ISODate {
    /// Whether a text is an ISO 8601 date with at least a month, or a date-time.
    static func isDate(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count, bytes[range].allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
            return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
        guard digits(0..<4) != nil, bytes.count >= 7, bytes[4] == 0x2D, let month = digits(5..<7), 1...12 ~= month else { return false }
        if bytes.count == 7 { return true }
        guard bytes[7] == 0x2D, let day = digits(8..<10), 1...31 ~= day else { return false }
        if bytes.count == 10 { return true }
        return bytes.count <= 40 && bytes[10] == 0x54 && digits(11..<13) != nil
    }
}
