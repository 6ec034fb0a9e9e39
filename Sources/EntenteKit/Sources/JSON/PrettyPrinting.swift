extension JSONValue: CustomStringConvertible {
    /// The value as JSON on one line.
    public var description: String { JSONWriter.text { $0.value(self) } }

    /// The value as JSON for people.
    ///
    /// - Parameters:
    ///   - indent: blanks a level.
    ///   - width: arrays and objects that fit within this many bytes stay on one line.
    public func pretty(indent: Int = 2, width: Int = 80) -> String {
        var lines = ""
        append(to: &lines, indent: indent, level: 0, room: width)
        return lines
    }

    private func append(to text: inout String, indent: Int, level: Int, room: Int) {
        let children: [(label: String, value: JSONValue)]
        let (open, close): (String, String)
        switch self {
        case .array(let elements) where !elements.isEmpty:
            children = elements.map { ("", $0) }
            (open, close) = ("[", "]")
        case .object(let object) where !object.isEmpty:
            children = object.map { (JSONValue.string($0.key).description + ": ", $0.value) }
            (open, close) = ("{", "}")
        default:
            text += description
            return
        }
        let short = open + children.map { $0.label + $0.value.oneLine }.joined(separator: ", ") + close
        if short.utf8.count <= room - indent * level {
            text += short
            return
        }
        let margin = String(repeating: " ", count: indent * (level + 1))
        text += open
        for (place, child) in children.enumerated() {
            text += (place == 0 ? "\n" : ",\n") + margin + child.label
            child.value.append(to: &text, indent: indent, level: level + 1, room: room)
        }
        text += "\n" + margin.dropLast(indent) + close
    }

    /// On one line, with a blank after commas and colons.
    private var oneLine: String {
        switch self {
        case .array(let elements): "[" + elements.map(\.oneLine).joined(separator: ", ") + "]"
        case .object(let object):
            "{" + object.map { JSONValue.string($0.key).description + ": " + $0.value.oneLine }
                .joined(separator: ", ") + "}"
        default: description
        }
    }
}
