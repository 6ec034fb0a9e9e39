public import EntenteKit
public import JSON

/// JSON Schema (draft 2020-12) for editors.
public enum PipelineSchema {
    /// The schema of pipeline files, with every component of a catalogue.
    public static func pipeline(_ catalogue: Catalogue) -> JSONObject {
        let components = Components(catalogue)
        return [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Entente pipeline",
            "type": "object",
            "additionalProperties": false,
            "required": ["entente"],
            "properties": .object([
                "entente": .object(["enum": .array([.number("1"), "1"]), "description": "Version of the format."]),
                "name": .object(text("The pipeline's name.")),
                "description": .object(text("What it is for.")),
                "include": .object(list(of: text("A pipeline file whose stages come first."))),
                "vars": .object([
                    "type": "object", "additionalProperties": .object(String.schema),
                    "description": "Variables for ${name} in any value; --var overrides them.",
                ]),
                "plugins": .object(list(of: text("A library to load; needs --allow-plugins."))),
                "limits": .object(Limits.schema),
                "read": .object(components.reader),
                "input": .object(list(of: ["enum": .array(Layer.allCases.map { .string($0.rawValue) })])),
                "stages": .object(["type": "array", "items": .object(components.stage)]),
                "export": .object(["type": "array", "items": .object(components.exporter)]),
            ]),
        ]
    }

    private static func text(_ description: String) -> JSONObject {
        ["type": "string", "description": .string(description)]
    }

    private static func list(of item: JSONObject) -> JSONObject {
        ["anyOf": [.object(["type": "array", "items": .object(item)]), .object(item)]]
    }
}

/// The choices for one component: its bare name, or a map of its name to its options.
private struct Components {
    let stage: JSONObject
    let reader: JSONObject
    let exporter: JSONObject

    init(_ catalogue: Catalogue) {
        let include: JSONObject = [
            "type": "object", "required": ["include"], "additionalProperties": false,
            "properties": .object(["include": .object(["type": "string"])]),
        ]
        stage = Self.choice(
            catalogue.stages.map { ($0.descriptor.name, $0.descriptor.summary, Self.schema($0.type)) }, also: [include])
        reader = Self.choice(catalogue.readers.flatMap { entry in
            Self.names(entry.descriptor.name).map { ($0, entry.descriptor.summary, Self.schema(entry.type)) }
        })
        exporter = Self.choice(catalogue.exporters.flatMap { entry in
            Self.names(entry.descriptor.name).map { ($0, entry.descriptor.summary, Self.schema(entry.type)) }
        })
    }

    private static func names(_ full: String) -> [String] {
        [full.split(separator: ".").last.map(String.init) ?? full, full]
    }

    private static func choice(_ parts: [(name: String, summary: String, schema: JSONObject)], also: [JSONObject] = []) -> JSONObject {
        let bare = JSONValue.object(["enum": .array(parts.map { .string($0.name) })])
        let withOptions = parts.map { part -> JSONValue in
            var options = part.schema
            options["description"] = .string(part.summary)
            // A name with nothing below it has its defaults.
            if options["required"] == nil { options["type"] = ["object", "null"] }
            return .object([
                "type": "object", "additionalProperties": false, "required": .array([.string(part.name)]),
                "properties": .object(JSONObject([(part.name, .object(options))])),
            ])
        }
        return ["anyOf": .array([bare] + withOptions + also.map { .object($0) })]
    }

    private static func schema<Part: Component>(_ type: Part.Type) -> JSONObject { Part.Settings.schema }
}
