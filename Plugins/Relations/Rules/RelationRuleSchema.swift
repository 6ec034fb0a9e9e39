internal import EntenteKit
internal import JSON

extension RelationRuleFile {
    /// JSON Schema of such files.
    static var schema: JSONObject {
        var schema = RelationRuleFileSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        properties["entente-relations"] = ["const": 1]
        properties["define"] = ["type": "object", "additionalProperties": ["type": "string"]]
        properties["rules"] = ["type": "array", "items": .object(rule)]
        schema["properties"] = .object(properties)
        schema["required"] = ["entente-relations", "rules"]
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        schema["title"] = "Entente relation rules"
        return schema
    }

    private static var rule: JSONObject {
        var schema = RelationRuleSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        let match: JSONValue = [
            "anyOf": [
                ["type": "string"],
                [
                    "type": "object", "required": ["text"], "additionalProperties": false,
                    "properties": ["text": ["type": "string"], "finds": ["type": "string"]],
                ],
            ],
        ]
        properties["match"] = ["type": "array", "items": match]
        properties["attributes"] = ["type": "object"]
        properties["arguments"] = [
            "type": "object", "minProperties": 1, "additionalProperties": .object(RoleSettings.schema),
        ]
        schema["properties"] = .object(properties)
        return schema
    }
}
