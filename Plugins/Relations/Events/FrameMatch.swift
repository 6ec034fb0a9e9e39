internal import EntenteKit
internal import JSON
internal import YAML

/// An example in which a frame must find its act: a marked text, or a map that says what else is expected.
struct FrameMatch: SettingValue {
    /// What stands in the map.
    struct Settings: StageSettings {
        @Setting("The text with marks.") var text: String
        @Setting("The status that the act must have.") var status: EventStatus? = nil
        @Setting("The mode that it must have.") var mode: String? = nil
        init() {}
    }

    var text: String
    var status: EventStatus?
    var mode: String?
    /// For messages.
    var node: Node

    static func read(_ node: Node) throws(Diagnostics) -> FrameMatch {
        if let text = node.scalar { return FrameMatch(text: text, node: node) }
        let settings = try Settings.read(node, owner: node).settings
        return FrameMatch(text: settings.text, status: settings.status, mode: settings.mode, node: node)
    }

    static var typeName: String { "a marked text, or a map with text, status, mode" }

    static var schema: JSONObject { ["anyOf": [["type": "string"], .object(Settings.schema)]] }

    var shown: JSONValue { .string(text) }
}
