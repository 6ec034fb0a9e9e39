public import EntenteKit
public import YAML

/// Reads pipeline files: YAML to a ``PipelineDefinition``, with every finding at once.
public struct PipelineLoader {
    private static let keys = [
        "entente", "name", "description", "include", "vars", "plugins", "limits", "read", "input", "stages", "export",
    ]
    /// Deep enough for any honest pipeline.
    private static let includeDepth = 16

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
    /// - Throws: ``Diagnostics`` with everything that is wrong.
    public static func load(_ path: String, variables: [String: String] = [:]) throws(Diagnostics) -> PipelineDefinition {
        let bytes: [UInt8]
        do { bytes = try FileSystem.read(path, limit: YAMLLimits.default.bytes + 1) } catch {
            throw Diagnostics("cannot read the pipeline \(path): \(error.message)", hint: error.hint)
        }
        return try load(SourceFile(path: path, bytes: bytes), variables: variables)
    }

    /// Reads a pipeline from text that is already there; `source.path` anchors relative paths.
    public static func load(_ source: SourceFile, variables: [String: String] = [:]) throws(Diagnostics)
        -> PipelineDefinition
    {
        var loader = PipelineLoader(path: source.path, variables: variables)
        loader.readMain(source)
        if loader.findings.contains(where: { $0.severity == .error }) {
            throw Diagnostics(loader.findings.inTextOrder)
        }
        loader.definition.warnings = loader.findings
        return loader.definition
    }

    private init(path: String, variables: [String: String]) {
        self.variables = Variables(commandLine: variables)
        commandLineVariables = variables
        definition = PipelineDefinition(path: path, name: PipelineLoader.stem(path))
    }

    private mutating func readMain(_ source: SourceFile) {
        guard let (top, stages) = readFile(source, chain: []) else { return }
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
    }

    /// Reads one file: its top-level map with variables filled in, and its stages with included ones in place.
    private mutating func readFile(_ source: SourceFile, chain: [String]) -> (top: Node, stages: [PipelineDefinition.Component])? {
        definition.sources.append(source)
        let root: Node?
        do { root = try Diagnostics.reading(source) } catch {
            findings += error.all
            return nil
        }
        guard let root, root.map != nil else {
            let start = Mark(line: 1, column: 1, offset: 0)
            findings.append(Diagnostic(
                .error, root == nil ? "the pipeline file is empty" : "a pipeline file is a map, this is \(root!.kindName)",
                hint: "begin with \"entente: 1\", then stages:", at: .init(source, root?.start ?? start)))
            return nil
        }
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
        let top = variables.fill(root, findings: &findings)
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
                at: .init(root)))
            return
        }
        if version.scalar != "1" {
            findings.append(Diagnostic(
                .error, "this entente reads version 1 of the format, the file has \(version.scalar ?? version.kindName)",
                keyPath: "entente", at: .init(version)))
        }
    }

    private mutating func include(_ node: Node, keyPath: String, chain: [String]) -> [PipelineDefinition.Component] {
        var findings: [Diagnostic] = []
        let filled = variables.fill(node, findings: &findings)
        self.findings += findings.map { $0.inside(keyPath) }
        guard findings.isEmpty else { return [] }
        do throws(Diagnostics) {
            let file = try ResourceFile.read(filled)
            if let loop = chain.firstIndex(of: file.path) {
                let names = (chain[loop...] + [file.path]).joined(separator: " → ")
                throw Diagnostics("the includes go round in a circle: \(names)", at: node)
            }
            if chain.count >= Self.includeDepth { throw Diagnostics("includes are nested too deeply", at: node) }
            let source = SourceFile(path: file.path, bytes: try file.bytes(limit: YAMLLimits.default.bytes + 1))
            return readFile(source, chain: chain)?.stages ?? []
        } catch {
            note(error, keyPath)
            return []
        }
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
            let hint = (node.map?.count ?? 0) > 1
                ? "indent the options below the name, or begin a new item with \"- \""
                : "write a name, or a name with options: \"segment.tokens: {hyphens: keep}\""
            throw Diagnostics("expected one name, found \(node.kindName)", hint: hint, at: node)
        }
        return .init(name: name, nameNode: entries[0].key, settings: entries[0].value, keyPath: "\(keyPath).\(name)")
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
    /// Findings in the order of the file; those without a place come last.
    public var inTextOrder: [Diagnostic] {
        enumerated().sorted { a, b in
            let (x, y) = (a.element.place, b.element.place)
            guard let x, let y else { return x != nil && y == nil || (x == nil) == (y == nil) && a.offset < b.offset }
            if x.source.path != y.source.path { return a.offset < b.offset }
            return (x.start.offset, a.offset) < (y.start.offset, b.offset)
        }.map(\.element)
    }
}
