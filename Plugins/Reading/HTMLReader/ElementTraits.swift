internal import CGumbo

/// What an element's name, role and class say of its text.
struct ElementTraits {
    /// How sure it is that this is no article: by its very name, or by a word in its class or id.
    enum Doubt { case none, hinted, header, form, certain }

    var doubt = Doubt.none
    /// `<article>`, `itemprop="articleBody"`.
    var isArticle = false
    /// `<main>`.
    var isMain = false
    /// `<p>`, `<li>` and their like: their points go to the element around them.
    var isText = false
    /// Words such as `article` or `content` in its class or id.
    var isPromising = false

    /// Words of class and id that furniture carries.
    private static let furniture: Set<String> = [
        "ad", "ads", "advert", "advertisement", "advertising", "banner", "breadcrumb", "breadcrumbs", "comment", "comments", "cookie",
        "cookies", "consent", "disqus", "footer", "masthead", "menu", "modal", "nav", "navbar", "navigation", "newsletter", "outbrain",
        "pager", "pagination", "popup", "promo", "promoted", "recommend", "recommended", "recommendations", "related", "share", "sharing",
        "sidebar", "social", "sponsor", "sponsored", "subscribe", "subscription", "taboola", "tags", "toolbar", "trending", "widget",
    ]
    private static let article: Set<String> = ["article", "body", "content", "entry", "main", "post", "story", "text"]

    /// Elements without any text for readers.
    static let skipped = tags([
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE, GUMBO_TAG_SVG, GUMBO_TAG_MATH, GUMBO_TAG_IFRAME,
        GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED, GUMBO_TAG_CANVAS, GUMBO_TAG_AUDIO, GUMBO_TAG_VIDEO, GUMBO_TAG_MAP, GUMBO_TAG_SELECT,
        GUMBO_TAG_BUTTON, GUMBO_TAG_TEXTAREA, GUMBO_TAG_INPUT, GUMBO_TAG_DATALIST, GUMBO_TAG_TITLE, GUMBO_TAG_HEAD, GUMBO_TAG_APPLET,
    ])
    private static let furnitureTags = tags([GUMBO_TAG_NAV, GUMBO_TAG_FOOTER, GUMBO_TAG_ASIDE, GUMBO_TAG_MENU])
    private static let textTags = tags([
        GUMBO_TAG_P, GUMBO_TAG_LI, GUMBO_TAG_PRE, GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_DD, GUMBO_TAG_DT, GUMBO_TAG_TR, GUMBO_TAG_H1,
        GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION, GUMBO_TAG_UL, GUMBO_TAG_OL,
    ])
    private static let blocks = textTags.union(furnitureTags).union(tags([
        GUMBO_TAG_HTML, GUMBO_TAG_BODY, GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_ARTICLE, GUMBO_TAG_MAIN, GUMBO_TAG_HEADER,
        GUMBO_TAG_FORM, GUMBO_TAG_TABLE, GUMBO_TAG_TBODY, GUMBO_TAG_THEAD, GUMBO_TAG_TFOOT, GUMBO_TAG_DL, GUMBO_TAG_FIGURE,
        GUMBO_TAG_ADDRESS, GUMBO_TAG_CENTER, GUMBO_TAG_FIELDSET, GUMBO_TAG_DETAILS, GUMBO_TAG_SUMMARY, GUMBO_TAG_HR, GUMBO_TAG_HGROUP,
        GUMBO_TAG_OPTGROUP, GUMBO_TAG_OPTION, GUMBO_TAG_FRAMESET, GUMBO_TAG_NOFRAMES,
    ]))

    private static func tags(_ list: [GumboTag]) -> Set<UInt32> { Set(list.map { UInt32($0.rawValue) }) }

    static func isBlock(_ tag: GumboTag) -> Bool { blocks.contains(UInt32(tag.rawValue)) }
    /// Whether references and tags in an element's text are text.
    static func isRaw(_ tag: GumboTag) -> Bool { [GUMBO_TAG_XMP, GUMBO_TAG_PLAINTEXT, GUMBO_TAG_NOEMBED, GUMBO_TAG_NOFRAMES].contains(tag) }
    static func isSkipped(_ tag: GumboTag) -> Bool { skipped.contains(UInt32(tag.rawValue)) }

    /// The kind of block whose text stands right in an element; `nil` where the element around it decides.
    static func kind(_ tag: GumboTag) -> PageBlock.Kind? {
        switch tag {
        case GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6:
            .heading(Int(tag.rawValue) - Int(GUMBO_TAG_H1.rawValue) + 1)
        case GUMBO_TAG_LI, GUMBO_TAG_DD, GUMBO_TAG_DT: .item
        case GUMBO_TAG_FIGCAPTION, GUMBO_TAG_CAPTION: .caption
        case GUMBO_TAG_TR: .row
        case GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_TABLE, GUMBO_TAG_ARTICLE, GUMBO_TAG_SECTION: .paragraph
        default: nil
        }
    }

    /// Whether the page hides an element.
    static func isHidden(_ element: GumboElement) -> Bool {
        if element.attribute("hidden") != nil || element.attribute("aria-hidden") == "true" { return true }
        guard let style = element.attribute("style")?.filter({ $0 != " " }).lowercased() else { return false }
        return style.utf8.count < 4096 && style.contains("display:none")
    }

    init(_ element: GumboElement) {
        let tag = element.tag
        isText = ElementTraits.textTags.contains(UInt32(tag.rawValue))
        let role = element.attribute("role")
        isArticle = tag == GUMBO_TAG_ARTICLE || role == "article" || element.attribute("itemprop") == "articleBody"
        isMain = tag == GUMBO_TAG_MAIN || role == "main"
        let words = ElementTraits.words(element.attribute("class")) + ElementTraits.words(element.attribute("id"))
        isPromising = words.contains { ElementTraits.article.contains($0) }
        if ElementTraits.furnitureTags.contains(UInt32(tag.rawValue)) { doubt = .certain }
        else if let role, ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"].contains(role) { doubt = .certain }
        else if tag == GUMBO_TAG_HEADER { doubt = .header }
        else if tag == GUMBO_TAG_FORM { doubt = .form }
        else if tag != GUMBO_TAG_BODY, tag != GUMBO_TAG_HTML, !isArticle, !isMain, words.contains(where: { ElementTraits.furniture.contains($0) }) {
            doubt = .hinted
        }
    }

    /// `share-barTop` is `share`, `bar`, `top`.
    private static func words(_ value: String?) -> [String] {
        guard let value, value.utf8.count < 1024 else { return [] }
        var words: [String] = [], word: [UInt8] = []
        func end() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word = []
        }
        for byte in value.utf8 {
            if byte &- 0x41 < 26 {
                if let last = word.last, last &- 0x61 < 26, !value.utf8.allSatisfy({ $0 &- 0x41 < 26 || $0 &- 0x61 >= 26 }) { end() }
                word.append(byte | 0x20)
            } else if byte &- 0x61 < 26 || byte >= 0x80 { word.append(byte) } else { end() }
        }
        end()
        return words
    }
}

extension GumboElement {
    /// An attribute's value.
    func attribute(_ name: String) -> String? {
        var list = attributes
        guard let found = gumbo_get_attribute(&list, name), let value = found.pointee.value else { return nil }
        return String(cString: value)
    }
}

extension GumboVector {
    /// The child nodes, or attributes, that it points to.
    func pointer<T>(_ index: Int, as type: T.Type) -> UnsafeMutablePointer<T>? {
        data[index].map { $0.assumingMemoryBound(to: type) }
    }
}
