internal import EntenteKit
internal import JSON

extension FrameFile {
    /// JSON Schema of the three kinds of file: frames, the words that they share, the words of status.
    static var schema: JSONObject {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "Entente event frames",
            "anyOf": [
                .object(versioned(frameFile)), .object(versioned(EventWordSettings.schema)), .object(versioned(StatusFileSettings.schema)),
            ],
        ]
    }

    private static var frameFile: JSONObject {
        var schema = FrameFileSettings.schema
        var properties = schema["properties"]?.object ?? [:]
        properties["frames"] = ["type": "array", "items": .object(FrameSettings.schema)]
        schema["properties"] = .object(properties)
        return schema
    }

    /// With the key that every such file begins with.
    private static func versioned(_ schema: JSONObject) -> JSONObject {
        var schema = schema
        var properties = schema["properties"]?.object ?? [:]
        properties["entente-events"] = ["const": 1]
        schema["properties"] = .object(properties)
        schema["required"] = .array((schema["required"]?.array ?? []) + ["entente-events"])
        return schema
    }
}
