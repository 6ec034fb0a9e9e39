public import EntenteKit
internal import JSON

/// Reads web pages, one document a file: the article's text with its blocks, without what stands round it.
///
/// A block (heading, paragraph, list item, caption, table row) stands in a paragraph of its own, table cells are divided
/// by tabs, references such as `&eacute;` are resolved. What the page says of itself goes into `meta`: `title`,
/// `published`, `author`, `language`, `url`. The text comes without sections, so that `clean.sections` goes on from here
/// (interview turns, share lines); with `sections: true` the page's own structure is the layer, boilerplate included,
/// and `clean.sections` leaves it alone. With `origin: true`, `meta.origin` leads from the text back to the file: flat
/// triples of text byte, first file byte and the file byte behind; a run as long in the text (up to the next triple)
/// as in the file matches byte by byte, any other as a whole.
public struct HTMLReader: Reader {
    /// Options of `read.html`.
    public struct Settings: StageSettings {
        @Setting("Files, folders or patterns such as pages/**/*.html.") var paths: [String] = []
        @Setting("How the files are written; positions are bytes of the text in UTF-8 all the same.")
        var encoding: TextEncoding = .utf8
        @Setting("Whether to give sections by the page's elements, with all its boilerplate; else the article's text alone.")
        var sections = false
        @Setting("Whether meta.origin says which bytes of the file the text came from.") var origin = false
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.html",
        summary: "Reads the article out of web pages (HTML5), one document a file, with title, date and author in meta.")
    public static let fileEndings = [".html", ".htm"]

    public let paths: [String]
    private let settings: (encoding: TextEncoding, sections: Bool, origin: Bool)

    public init(settings: Settings) throws(Diagnostics) {
        paths = settings.paths
        self.settings = (settings.encoding, settings.sections, settings.origin)
    }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        WholeFileCursor(file: file, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        let file = try DecodedFile(record.bytes, settings.encoding)
        // A page may not hold what a text may not.
        _ = try Text(validating: file.bytes)
        let page = try PageParser.parse(file.bytes)
        let text = PageText(page: page, content: ContentPicker(page: page).content(), keepsBoilerplate: settings.sections)
        var document = Document(id: record.file, text: try Text(validating: text.bytes))
        document.meta = page.meta.object(title: text.title)
        for (key, value) in record.meta { document.meta.insert(value, forNew: key) }
        if settings.origin { document.meta["origin"] = text.origin.through(file.origin).json }
        if settings.sections {
            document.sections = text.sections
            document.layers.insert(.sections)
        }
        return document
    }
}
