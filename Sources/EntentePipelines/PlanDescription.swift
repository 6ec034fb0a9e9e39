internal import EntenteKit
public import JSON

extension Plan {
    /// The plan for people: each component with its options, layers and files.
    public func text() -> String {
        var out = "\(definition.name)  (\(definition.path), hash \(hash))\n"
        if let summary = definition.summary { out += summary + "\n" }
        if let source { out += "\nread\n" + block(1, source.name, source.descriptor, source.options, reads: source.reader.paths) }
        if !definition.input.isEmpty {
            out += "\ninput  documents may bring: \(names(Array(definition.input).sorted()))\n"
        }
        out += "\nstages\n"
        for (index, step) in steps.enumerated() {
            out += block(index + 1, step.name, step.descriptor, step.options, origin: step.origin)
        }
        if !sinks.isEmpty { out += "\nexport\n" }
        for (index, sink) in sinks.enumerated() {
            out += block(index + 1, sink.name, sink.descriptor, sink.options, writes: sink.exporter.outputs)
        }
        let limits = definition.limits
        out += "\nlimits  \(limits.documentBytes) bytes and \(limits.seconds) seconds a document\n"
        return out
    }

    private func block(
        _ number: Int, _ name: String, _ descriptor: Descriptor, _ options: [SettingDescription], origin: String = "built in",
        reads: [String] = [], writes: [String] = []
    ) -> String {
        var out = "  \(number). \(name)\(origin == "built in" ? "" : "  from \(origin)")\n"
        if !descriptor.requires.isEmpty { out += "     requires \(names(descriptor.requires))\n" }
        if !descriptor.provides.isEmpty { out += "     provides \(names(descriptor.provides))\n" }
        for option in options {
            let isDefault = option.defaultValue == option.value
            out += "     \(option.name): \(option.value.description)\(isDefault ? "  (default)" : "")\n"
        }
        for file in reads + options.flatMap(\.files) { out += "     reads \(file)\n" }
        for file in writes { out += "     writes \(file)\n" }
        return out
    }

    private func names(_ layers: [Layer]) -> String { layers.map(\.rawValue).joined(separator: ", ") }

    /// The plan for programs.
    public func json() -> JSONObject {
        func part(_ name: String, _ descriptor: Descriptor, _ options: [SettingDescription], _ more: JSONObject) -> JSONValue {
            var object: JSONObject = [
                "name": .string(name),
                "options": .object(JSONObject(options.map { ($0.name, $0.value) })),
                "requires": .array(descriptor.requires.map { .string($0.rawValue) }),
                "provides": .array(descriptor.provides.map { .string($0.rawValue) }),
            ]
            for entry in more { object[entry.key] = entry.value }
            return .object(object)
        }
        func list(_ items: [String]) -> JSONValue { .array(items.map { .string($0) }) }
        return [
            "name": .string(definition.name), "path": .string(definition.path), "hash": .string(hash),
            "read": source.map { part($0.name, $0.descriptor, $0.options, ["paths": list($0.reader.paths)]) } ?? .null,
            "input": list(definition.input.sorted().map(\.rawValue)),
            "stages": .array(steps.map { part($0.name, $0.descriptor, $0.options, ["origin": .string($0.origin)]) }),
            "export": .array(sinks.map { part($0.name, $0.descriptor, $0.options, ["outputs": list($0.exporter.outputs)]) }),
            "reads": list(resources),
        ]
    }

    /// The plan as a Mermaid flow chart; an arrow is a layer that a stage takes from the last one that provided it.
    public func mermaid() -> String {
        var out = "flowchart TD\n"
        var maker: [Layer: [String]] = [:]
        if let source {
            out += "  read[\"\(source.name)\"]\n"
            for layer in source.descriptor.provides { maker[layer] = ["read"] }
        } else {
            out += "  read[\"documents\"]\n"
        }
        for layer in definition.input { maker[layer] = ["read"] }
        // What asks for no layer takes documents as they are: a stage from the reader, an exporter from the last stage.
        func arrows(to id: String, _ descriptor: Descriptor, from documents: String = "read") {
            if descriptor.requires.isEmpty { out += "  \(documents) --> \(id)\n" }
            for layer in descriptor.requires {
                for from in maker[layer] ?? [] { out += "  \(from) -- \(layer.rawValue) --> \(id)\n" }
            }
        }
        for (index, step) in steps.enumerated() {
            let id = "s\(index + 1)"
            out += "  \(id)[\"\(step.name)\"]\n"
            arrows(to: id, step.descriptor)
            for layer in step.descriptor.provides { maker[layer, default: []].append(id) }
        }
        for (index, sink) in sinks.enumerated() {
            let id = "e\(index + 1)"
            out += "  \(id)([\"\(sink.name)\"])\n"
            arrows(to: id, sink.descriptor, from: steps.isEmpty ? "read" : "s\(steps.count)")
        }
        return out
    }
}
