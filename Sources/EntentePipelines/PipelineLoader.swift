public import EntenteKit
public import YAML

/// Reads pipeline files: YAML to a ``PipelineDefinition``, with every finding at once.
public struct PipelineLoader {
    private static let keys = [
        "entente", "name", "description", "include", "vars", "plugins", "limits", "read", "input", "stages", "export",
    ]
    /// Deep and many enough for any honest pipeline; files that include each other ten times over end here.
    private static let includeDepth = 16
    private static let includeCount = 256

    private var variables: Variables
    private let commandLineVariables: [String: String]
    private var declared: Set<String> = []
    private var findings: [Diagnostic] = []
    private var definition: PipelineDefinition

    /// Reads a file and the files it includes.
    ///
    /// - Parameters:
    ///   - path: the pipeline file.
    ///   - variables: `--var`, which win over `vars:`.
    /// - Returns: the definition; what is wrong in it stands in ``PipelineDefinition/findings``, so that checking goes on.
    /// - Throws: ``Diagnostics`` if the file cannot be read as a map.
    public static func load(_ path: String, variables: [String: String] = [:]) throws(Diagnostics) -> PipelineDefinition {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path, limit: YAMLLimits.default.bytes + 1) } catch {
            let hint = FileSystem.isFolder(path) ? "name one of its files" : error.hint
            throw Diagnostics("cannot read the pipeline \(path): \(error.message)", hint: hint)
        }
        return try load(SourceFile(path: path, bytes: bytes), variables: variables)
    }

    /// Reads a pipeline from text that is already there; `source.path` anchors relative paths.
    public static func load(_ source: SourceFile, variables: [String: String] = [:]) throws(Diagnostics)
        -> PipelineDefinition
    {
        var loader = PipelineLoader(path: source.path, variables: variables)
        guard loader.readMain(source) else { throw Diagnostics(loader.findings.inTextOrder(of: loader.definition.sources)) }
        loader.definition.findings = loader.findings
        return loader.definition
    }

    private init(path: String, variables: [String: String]) {
        self.variables = Variables(commandLine: variables)
        commandLineVariables = variables
        definition = PipelineDefinition(path: path, name: PipelineLoader.stem(path))
    }

    /// Returns whether the file is a map at all.
    private mutating func readMain(_ source: SourceFile) -> Bool {
        guard let (top, stages) = readFile(source, chain: []) else { return false }
        definition.stages = stages
        for name in commandLineVariables.keys.sorted() where !declared.contains(name) {
            findings.append(Diagnostic(
                .error, "--var \(name): no pipeline file declares this variable under vars:",
                hint: Suggestion.hint(for: name, among: declared, what: "variables")))
        }
        definition.name = read(top, "name", String.read) ?? definition.name
        definition.summary = read(top, "description", String.read)
        definition.limits = read(top, "limits") { (node) throws(Diagnostics) in
            try Limits.read(node, keyPath: "limits").settings
        } ?? definition.limits
        definition.input = Set((read(top, "input", [LayerName].read) ?? []).map(\.layer))
        definition.reader = read(top, "read") { (node) throws(Diagnostics) in try Self.component(node, keyPath: "read") }
        for (index, node) in items(top["export"], "export").enumerated() {
            if let exporter = readComponent(node, "export[\(index)]") { definition.exporters.append(exporter) }
        }
        return true
    }

    /// Reads one file: its top-level map with variables filled in, and its stages with included ones in place.
    private mutating func readFile(_ source: SourceFile, chain: [String]) -> (top: Node, stages: [PipelineDefinition.Component])? {
        definition.sources.append(source)
        guard let root = readMap(source) else { return nil }
        checkTop(root)
        if let vars = root["vars"] {
            for entry in vars.map ?? [] { declared.insert(entry.key.scalar ?? "") }
            do { try variables.addDefaults(from: vars) } catch { note(error, "vars") }
        }
        // Included files first, so that their variables have defaults when this file is filled in; their stages come
        // before this file's own.
        var stages: [PipelineDefinition.Component] = []
        for (index, node) in items(root["include"], "include").enumerated() {
            stages += include(node, keyPath: "include[\(index)]", chain: chain + [source.path])
        }
        let top = variables.fill(root, keyPath: "", findings: &findings)
        readPlugins(top)
        for (index, node) in items(top["stages"], "stages").enumerated() {
            let path = "stages[\(index)]"
            if let file = node["include"], node.map?.count == 1 {
                stages += include(file, keyPath: path + ".include", chain: chain + [source.path])
            } else if let stage = readComponent(node, path) {
                stages.append(stage)
            }
        }
        return (top, stages)
    }

    private mutating func readMap(_ source: SourceFile) -> Node? {
        let root: Node?
        do { root = try Diagnostics.reading(source) } catch {
            findings += error.all
            return nil
        }
        if let root, root.map != nil { return root }
        let start = Mark(line: 1, column: 1, offset: 0)
        findings.append(Diagnostic(
            .error, root.map { "a pipeline file is a map of keys, this is \($0.kindName)" } ?? "the pipeline file is empty",
            hint: "begin with \"entente: 1\", then \"stages:\" and below it a list of stages; entente stages names them",
            at: .init(source, root?.start ?? start)))
        return nil
    }

    private mutating func checkTop(_ root: Node) {
        for entry in root.map ?? [] {
            let key = entry.key.scalar ?? ""
            if Self.keys.contains(key) { continue }
            findings.append(Diagnostic(
                .error, "unknown key \"\(key)\"", hint: Suggestion.hint(for: key, among: Self.keys, what: "keys"),
                keyPath: key, at: .init(entry.key)))
        }
        guard let version = root["entente"] else {
            findings.append(Diagnostic(
                .error, "the format's version is missing", hint: "begin the file with \"entente: 1\"", keyPath: "entente",
                at: .init(root.source, root.start)))
            return
        }
        if version.scalar != "1" {
            findings.append(Diagnostic(
                .error, "this entente reads version 1 of the format, the file has \(version.isNull ? "nothing" : version.scalar ?? version.kindName)",
                hint: "write \"entente: 1\"", keyPath: "entente", at: .init(version)))
        }
    }

    private mutating func include(_ node: Node, keyPath: String, chain: [String]) -> [PipelineDefinition.Component] {
        var findings: [Diagnostic] = []
        let filled = variables.fill(node, keyPath: keyPath, findings: &findings)
        self.findings += findings
        do throws(Diagnostics) {
            guard findings.isEmpty else { throw Diagnostics([]) }
            let source = try open(filled, chain: chain)
            if let stages = readFile(source, chain: chain)?.stages { return stages }
        } catch {
            note(error, keyPath)
        }
        definition.isIncomplete = true
        return []
    }

    private func open(_ node: Node, chain: [String]) throws(Diagnostics) -> SourceFile {
        let file = try ResourceFile.read(node)
        let identity = FileSystem.identity(file.path)
        if let loop = chain.firstIndex(where: { FileSystem.identity($0) == identity }) {
            let names = (chain[loop...] + [file.path]).joined(separator: " → ")
            throw Diagnostics(
                "the includes go round in a circle: \(names)", hint: "take one of these includes out", at: node)
        }
        if chain.count >= Self.includeDepth {
            throw Diagnostics("includes are nested deeper than \(Self.includeDepth)", hint: "include the file directly", at: node)
        }
        if definition.sources.count >= Self.includeCount {
            throw Diagnostics("the pipeline includes more than \(Self.includeCount) files", at: node)
        }
        return SourceFile(path: file.path, bytes: try file.bytes(limit: YAMLLimits.default.bytes + 1))
    }

    private mutating func readPlugins(_ top: Node) {
        for (index, node) in items(top["plugins"], "plugins").enumerated() {
            do { definition.plugins.append((try ResourceFile.read(node).path, node)) } catch {
                note(error, "plugins[\(index)]")
            }
        }
    }

    /// A stage is a name, or a map of one name to its options.
    private static func component(_ node: Node, keyPath: String) throws(Diagnostics) -> PipelineDefinition.Component {
        if let name = node.scalar, !node.isNull {
            return .init(name: name, nameNode: node, settings: nil, keyPath: "\(keyPath).\(name)")
        }
        guard let entries = node.map, entries.count == 1, let name = entries[0].key.scalar else {
            throw Diagnostics("expected one name, found \(found(node))", hint: hint(node), at: node)
        }
        return .init(name: name, nameNode: entries[0].key, settings: entries[0].value, keyPath: "\(keyPath).\(name)")
    }

    private static func hint(_ node: Node) -> String {
        guard let entries = node.map, entries.count > 1, let name = entries[0].key.scalar else {
            return "write a name, or a name with options: \"segment.tokens: {hyphens: keep}\""
        }
        return entries[0].value.isNull
            ? "the keys below \(name) are its options: indent them two columns deeper, or write \"\(name): {…}\""
            : "begin each with \"- \", one name an item"
    }

    private static func found(_ node: Node) -> String {
        guard let keys = node.map?.compactMap(\.key.scalar), !keys.isEmpty else { return node.kindName }
        return "\(keys.count) keys: \(keys.joined(separator: ", "))"
    }

    private mutating func items(_ node: Node?, _ keyPath: String) -> [Node] {
        guard let node, !node.isNull else { return [] }
        if let items = node.list { return items }
        if node.scalar != nil { return [node] }
        findings.append(Diagnostic(
            .error, "expected a list, found \(node.kindName)", hint: "begin each item with \"- \"", keyPath: keyPath,
            at: .init(node)))
        return []
    }

    /// The value of a key of the top level, read; `nil` where the key is absent or its value wrong.
    private mutating func read<Value>(
        _ top: Node, _ key: String, _ read: (Node) throws(Diagnostics) -> Value
    ) -> Value? {
        guard let node = top[key] else { return nil }
        do { return try read(node) } catch {
            note(error, key)
            return nil
        }
    }

    private mutating func readComponent(_ node: Node, _ keyPath: String) -> PipelineDefinition.Component? {
        do { return try Self.component(node, keyPath: keyPath) } catch {
            note(error, keyPath)
            definition.isIncomplete = true
            return nil
        }
    }

    private mutating func note(_ error: Diagnostics, _ keyPath: String) {
        findings += error.all.map { $0.inside(keyPath) }
    }

    private static func stem(_ path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    }
}

/// A layer as `input:` names it.
private enum LayerName: String, SettingChoice {
    case sections, sentences, tokens, mentions, entities, relations
    var layer: Layer { Layer(rawValue: rawValue)! }
}

extension [Diagnostic] {
    /// Findings in text order, file by file: the pipeline's own files first, then others in the order in which they are
    /// first mentioned; those without a place come last.
    func inTextOrder(of sources: [SourceFile]) -> [Diagnostic] {
        var ranks: [String: Int] = [:]
        for path in sources.map(\.path) + compactMap(\.place?.source.path) where ranks[path] == nil {
            ranks[path] = ranks.count
        }
        func key(_ finding: Diagnostic) -> (Int, Int) {
            finding.place.map { (ranks[$0.source.path] ?? 0, $0.start.offset) } ?? (.max, 0)
        }
        return enumerated().sorted { a, b in
            let (x, y) = (key(a.element), key(b.element))
            return x == y ? a.offset < b.offset : x < y
        }.map(\.element)
    }
}
