public import JSON

/// JSON Schema (draft 2020-12) of one line of document JSONL as it comes out.
public enum DocumentSchema {
    /// The schema. Positions are UTF-8 byte offsets, half-open.
    public static let schema: JSONObject = [
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Entente document",
        "description": "Positions are UTF-8 byte offsets, half-open [start, end).",
        "type": "object",
        "required": ["id", "text"],
        "properties": .object([
            "id": text, "text": text, "meta": .object(["type": "object"]),
            "sections": list(object(
                required: ["start", "end", "kind"],
                ["start": offset, "end": offset, "kind": choice(Section.Kind.allCases.map(\.rawValue)), "speaker": text])),
            "sentences": list(range),
            "tokens": list(range),
            "syntax": list(.object([
                "type": "array", "minItems": 4, "maxItems": 4,
                "prefixItems": [
                    ["type": "integer", "minimum": -1], choice(Dependency.allCases.map(\.rawValue)),
                    choice(PartOfSpeech.allCases.map(\.rawValue)), choice(VerbForm.allCases.map(\.rawValue)),
                ],
            ])),
            "mentions": list(object(
                required: ["id", "start", "end", "label", "text", "by"],
                [
                    "id": text, "start": offset, "end": offset, "label": text, "text": text, "entity": text,
                    "attributes": .object(["type": "object"]), "score": score, "by": text,
                ])),
            "entities": list(object(required: ["id", "label", "name"], ["id": text, "label": text, "name": text])),
            "relations": list(object(
                required: ["id", "label", "arguments", "by"],
                [
                    "id": text, "label": .object(["type": ["string", "null"]]),
                    "arguments": .object(["type": "object", "additionalProperties": text]),
                    "trigger": range, "sentence": offset, "attributes": .object(["type": "object"]), "score": score, "by": text,
                ])),
        ]),
    ]

    private static let text: JSONValue = ["type": "string"]
    private static let offset: JSONValue = ["type": "integer", "minimum": 0]
    private static let score: JSONValue = ["type": "number", "minimum": 0, "maximum": 1]
    private static let range: JSONValue = ["type": "array", "items": offset, "minItems": 2, "maxItems": 2]

    private static func list(_ item: JSONValue) -> JSONValue { ["type": "array", "items": item] }
    private static func choice(_ names: [String]) -> JSONValue { ["enum": .array(names.map { .string($0) })] }
    private static func object(required: [String], _ properties: JSONObject) -> JSONValue {
        ["type": "object", "required": .array(required.map { .string($0) }), "properties": .object(properties)]
    }
}
