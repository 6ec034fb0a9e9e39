public import EntenteKit
internal import JSON

/// Reads brat standoff: `NAME.txt` and `NAME.ann`, one document a pair; brat's code points become byte offsets.
///
/// `T` lines are mentions (one in pieces reaches from the first to the last, with the pieces in `attributes.fragments`),
/// `R` and `E` lines relations; an event has its `T` line as trigger, and where it is another event's argument that
/// `T` line stands for it. `A` and `M` lines are attributes, `N` lines the entity; notes and `*` lines are left out.
/// The id is the path without its ending. An annotation whose words are not those of the text is an error, because then
/// its offsets were counted in another text.
public struct BratReader: Reader {
    /// Options of `read.brat`.
    public struct Settings: StageSettings {
        @Setting("The .ann files: files, folders or patterns.") var paths: [String] = []
        @Setting("Folder of the .txt files, relative to that of the .ann files; beside them by default.") var texts = ""
        @Setting("Roles that get other names.") var roles = ["Arg1": "source", "Arg2": "target"]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "read.brat", summary: "Reads brat standoff, NAME.txt with NAME.ann: mentions, relations and events.",
        provides: [.mentions, .relations])
    public static let fileEndings = [".ann"]

    public let paths: [String]
    private let settings: (texts: String, roles: [String: String])

    public init(settings: Settings) throws(Diagnostics) {
        paths = settings.paths
        self.settings = (settings.texts, settings.roles)
    }

    /// The text beside its annotations, and brat's own files.
    public static func companions(of path: String) -> [String] {
        let (folder, stem) = BratPath.parts(path)
        let own = ["annotation", "visual", "tools", "kb_shortcuts"].map { folder + $0 + ".conf" }
        return own + (path.hasSuffix(".ann") ? [folder + stem + ".txt"] : [])
    }

    public func open(_ file: any ByteSource, limit: Int) throws(StageError) -> any RecordCursor {
        BratCursor(file: WholeFileCursor(file: file, limit: limit), texts: settings.texts, limit: limit)
    }

    public func document(from record: Record) throws(StageError) -> Document {
        // The cursor puts a NUL between both files.
        let end = record.bytes.firstIndex(of: 0) ?? record.bytes.count
        var text = record.bytes[min(end + 1, record.bytes.count)...]
        let hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
        if hasMark { text = text.dropFirst(3) }
        let (folder, stem) = BratPath.parts(record.file)
        var document = Document(id: folder + stem, text: try Text(validating: Array(text)), meta: record.meta)
        let annotations = try BratAnnotations(Array(record.bytes[..<end]))
        var builder = BratBuilder(annotations, roles: settings.roles, text: document.text, hasMark: hasMark)
        try builder.add(to: &document)
        document.layers.formUnion([.mentions, .relations])
        return document
    }
}
