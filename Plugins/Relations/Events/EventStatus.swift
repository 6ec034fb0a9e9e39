public import EntenteKit
internal import JSON
internal import YAML

/// How real an act is, from real to not: where several words speak of it, the last one in this order holds.
public enum EventStatus: String, SettingChoice, Comparable, Hashable {
    case done, ongoing, planned, hoped, conditional, denied

    /// Whether `a` is more real than `b`. O(1).
    public static func < (a: EventStatus, b: EventStatus) -> Bool { a.rank < b.rank }

    private var rank: Int { EventStatus.allCases.firstIndex(of: self) ?? 0 }
}

/// Words by the status that they give an act: `{planned: [will, shall], denied: [refuse]}`.
struct StatusWords: SettingValue {
    /// In the order of the file.
    var lists: [(status: EventStatus, words: [String])] = []

    static func read(_ node: Node) throws(Diagnostics) -> StatusWords {
        guard let entries = node.map else { throw Diagnostics("expected \(typeName)", at: node) }
        var lists: [(EventStatus, [String])] = []
        var findings: [Diagnostic] = []
        for entry in entries {
            do throws(Diagnostics) {
                lists.append((try EventStatus.read(entry.key), try [String].read(entry.value)))
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        return StatusWords(lists: lists)
    }

    static var typeName: String { "a map from statuses to lists of words" }

    static var schema: JSONObject {
        let list = JSONValue.object([String].schema)
        return [
            "type": "object", "additionalProperties": false,
            "properties": .object(JSONObject(EventStatus.allCases.map { ($0.rawValue, list) })),
        ]
    }

    var shown: JSONValue { .object(JSONObject(lists.map { ($0.status.rawValue, $0.words.shown) })) }
}
