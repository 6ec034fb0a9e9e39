public import JSON
public import YAML


/// A file that a definition names: rules, a gazetteer, a model.
///
/// A relative path is relative to the file that names it (to the working directory on the command line). That the
/// file exists is checked when the definition is read, so `check` points at the line that names it.
public struct ResourceFile: SettingValue, Hashable {
    /// As written.
    public let name: String
    /// Absolute, or relative to the working directory.
    public let path: String
    private let node: Node?

    /// A file by its path, for tests and tools.
    public init(path: String) {
        name = path
        self.path = path
        node = nil
    }

    private init(name: String, path: String, node: Node) {
        self.name = name
        self.path = path
        self.node = node
    }

    public static func read(_ node: Node) throws(Diagnostics) -> ResourceFile {
        let name = try String.read(node)
        let path = ResourceFile.resolve(name, besides: node.source)
        let file = ResourceFile(name: name, path: path, node: node)
        if let problem = FileSystem.problemReading(path) {
            throw Diagnostics("cannot read \(name): \(problem)", hint: hint(for: path, name), at: node)
        }
        return file
    }

    /// The nearest name in the folder, else where the file was looked for.
    private static func hint(for path: String, _ name: String) -> String {
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[..<$0]) } ?? "."
        guard FileSystem.isFolder(folder) else { return "there is no folder \(folder); paths are relative to the file that names them" }
        let last = slash.map { String(path[path.index(after: $0)...]) } ?? path
        if let nearest = Suggestion.nearest(to: last, among: FileSystem.names(in: folder)) {
            return "did you mean \(name.dropLast(last.count))\(nearest)?"
        }
        return "looked for \(path); paths are relative to the file that names them"
    }

    /// A path as written in `source` as one that can be opened.
    public static func resolve(_ name: String, besides source: SourceFile) -> String {
        if name.hasPrefix("/") { return name }
        guard let slash = source.path.lastIndex(of: "/") else { return name }
        return String(source.path[...slash]) + name
    }

    public static var typeName: String { "a file" }
    public static var schema: JSONObject { ["type": "string"] }
    public var shown: JSONValue { .string(name) }
    public var files: [String] { [path] }

    /// The file's bytes.
    ///
    /// - Throws: ``Diagnostics`` at the place that names the file.
    public func bytes(limit: Int = 1 << 30) throws(Diagnostics) -> [UInt8] {
        do { return try FileSystem.read(path, limit: limit) } catch {
            throw Diagnostics("cannot read \(name): \(error.message)", hint: error.hint, at: node)
        }
    }

    /// The file read as YAML; `nil` if it is empty.
    ///
    /// - Throws: ``Diagnostics`` with places inside the file.
    public func yaml(limits: YAMLLimits = .default) throws(Diagnostics) -> Node? {
        try Diagnostics.reading(SourceFile(path: path, bytes: bytes(limit: limits.bytes + 1)), limits: limits)
    }

    public static func == (a: ResourceFile, b: ResourceFile) -> Bool { a.path == b.path }
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

extension Diagnostics {
    /// Reads YAML; errors of the reader become diagnostics.
    public static func reading(_ source: SourceFile, limits: YAMLLimits = .default) throws(Diagnostics) -> Node? {
        do { return try YAMLReader.parse(source, limits: limits) } catch {
            throw Diagnostics(error.errors.map { error in
                Diagnostic(
                    .error, error.message, hint: error.hint, at: .init(error.source, error.mark),
                    notes: error.other.map { [.init("the first one", .init(error.source, $0))] } ?? [])
            })
        }
    }
}
