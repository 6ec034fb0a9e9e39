public import EntenteKit
internal import YAML

/// `--set STAGE.OPTION=VALUE`: options from the command line, laid over those of the file.
public struct Override: Sendable {
    /// As typed.
    public let text: String
    let target: String
    let value: Node

    /// Parses one `--set`.
    ///
    /// - Throws: ``Diagnostics`` if there is no `=` or the value is broken YAML.
    public init(_ text: String) throws(Diagnostics) {
        self.text = text
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Diagnostics("--set \(text): expected STAGE.OPTION=VALUE", hint: "for instance --set segment.tokens.hyphens=keep")
        }
        target = String(text[..<equals])
        let written = String(text[text.index(after: equals)...])
        // Relative paths on the command line are relative to the working directory, hence no folder in the path.
        let source = SourceFile(path: "--set", bytes: Array(written.utf8))
        // Only a value that begins like a YAML collection is parsed: `C: x` is text.
        if written.hasPrefix("[") || written.hasPrefix("{"), let node = try Diagnostics.reading(source) {
            value = node
        } else {
            let start = Mark(line: 1, column: 1, offset: 0)
            let end = Mark(line: 1, column: written.unicodeScalars.count + 1, offset: written.utf8.count)
            value = Node(value: .scalar(written), style: .quoted, start: start, end: end, source: source)
        }
    }
}

extension PipelineDefinition {
    /// Lays overrides over the options of every component that they name.
    ///
    /// An override that names no component of this pipeline is an error among ``findings``.
    public mutating func apply(_ overrides: [Override]) {
        for override in overrides where !apply(override) {
            let names = stages.map(\.name) + (reader.map { ["read." + bare($0.name)] } ?? [])
                + exporters.map { "export." + bare($0.name) }
            findings.append(Diagnostic(
                .error, "--set \(override.text): this pipeline has no stage of that name",
                hint: names.isEmpty ? "it has none at all" : "it has " + names.joined(separator: ", ")))
        }
    }

    private mutating func apply(_ override: Override) -> Bool {
        var found = false
        func option(_ name: String) -> String? {
            override.target.hasPrefix(name + ".") ? String(override.target.dropFirst(name.count + 1)) : nil
        }
        for index in stages.indices {
            guard let option = option(stages[index].name) else { continue }
            stages[index].set(option, override.value)
            found = true
        }
        for index in exporters.indices {
            guard let option = option("export." + bare(exporters[index].name)) else { continue }
            exporters[index].set(option, override.value)
            found = true
        }
        if let name = reader.map({ "read." + bare($0.name) }), let option = option(name) {
            reader?.set(option, override.value)
            found = true
        }
        return found
    }

    private func bare(_ name: String) -> String {
        name.split(separator: ".", maxSplits: 1).last.map(String.init) ?? name
    }
}

extension PipelineDefinition.Component {
    mutating func set(_ option: String, _ value: Node) {
        var entries = settings?.map ?? []
        entries.removeAll { $0.key.scalar == option }
        let key = Node(value: .scalar(option), style: .plain, start: value.start, end: value.end, source: value.source)
        entries.append(.init(key: key, value: value))
        let whole = settings ?? nameNode
        settings = Node(value: .map(entries), style: .block, start: whole.start, end: whole.end, source: whole.source)
    }
}
