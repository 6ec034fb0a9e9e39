internal import EntenteKit
internal import JSON

extension QuantityFiles {
    /// JSON Schema of quantity files.
    static var schema: JSONObject {
        var schema = QuantityFileSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        let texts: JSONValue = ["type": "array", "items": ["type": "string"]]
        var words = JSONObject()
        for name in (NumberWords.lists + further).sorted() {
            words[name] = [
                "anyOf": [
                    ["type": "array", "items": ["type": ["string", "number"]]],
                    ["type": "object", "additionalProperties": ["type": "number"]],
                ],
            ]
        }
        properties["entente-quantities"] = ["const": 1]
        properties["label"] = ["enum": .array(labels.map { .string($0) })]
        properties["words"] = ["type": "object", "additionalProperties": false, "properties": .object(words)]
        properties["match"] = texts
        properties["reject"] = texts
        schema["properties"] = .object(properties)
        schema["required"] = ["entente-quantities", "label"]
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = "Entente quantities"
        return schema
    }
}
