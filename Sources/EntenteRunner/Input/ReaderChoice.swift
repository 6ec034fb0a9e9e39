public import EntenteKit
internal import YAML

/// Finds the reader for files: the one that people name, else the one that claims the files' endings.
public enum ReaderChoice {
    /// A reader by name, with or without settings, as a pipeline's `read:` has it: `brat`, `{brat: {texts: ../text}}`.
    ///
    /// - Throws: ``Diagnostics`` for an unknown reader or settings that do not fit.
    public static func named(_ text: String, _ catalogue: Catalogue) throws(Diagnostics) -> any Reader {
        let node = try Diagnostics.reading(SourceFile(path: "--reader", bytes: Array(text.utf8)))
        let entry = node?.map?.count == 1 ? node?.map?.first : nil
        guard let node, let name = node.scalar ?? entry?.key.scalar else {
            throw Diagnostics("--reader \(text): expected a reader, or {READER: {OPTION: VALUE}}")
        }
        guard let found = catalogue.reader(name) else {
            throw Diagnostics(
                "there is no reader \(name)",
                hint: Suggestion.hint(for: name, among: catalogue.readers.map { String($0.descriptor.name.dropFirst(5)) }, what: "readers"))
        }
        return try make(found.type, entry?.value)
    }

    /// The reader for one file.
    static func forFile(_ file: String, _ catalogue: Catalogue) throws(RunError) -> any Reader {
        guard let entry = file == "-" ? catalogue.reader("read.jsonl") : catalogue.reader(forFile: file) else {
            throw RunError("there is no reader for \(file)")
        }
        do { return try make(entry.type, nil) } catch { throw RunError(error.description) }
    }

    /// The files without those that belong to others of them: `a.txt` beside `a.ann`.
    static func withoutCompanions(_ files: [String], reader: (any Reader)?, _ catalogue: Catalogue) -> [String] {
        let companions = Set(files.flatMap { file in
            reader.map { type(of: $0).companions(of: file) } ?? catalogue.reader(forFile: file)?.type.companions(of: file) ?? []
        })
        return files.filter { !companions.contains($0) }
    }

    private static func make<R: Reader>(_ type: R.Type, _ settings: Node?) throws(Diagnostics) -> any Reader {
        try R(settings: R.Settings.read(settings, keyPath: R.descriptor.name).settings)
    }
}
