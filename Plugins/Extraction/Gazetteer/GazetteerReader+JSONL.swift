internal import EntenteKit
internal import JSON
internal import YAML

/// JSON Lines: entries of our own (`name`, `id`, `label`, `aliases`, `case`, `score`, `attributes`), and the entity
/// patterns of spaCy (`label`, `pattern`, `id`) as far as they are names.
extension GazetteerReader {
    mutating func readJSONL(_ source: SourceFile, _ by: String) {
        TableLines(source.bytes).forEach { line in
            let place = line.place(0, source)
            guard let object = (try? JSONParser.parse(Array(line.bytes)))?.object else {
                return fail("the line is no JSON object", "write {\"name\": …, \"label\": …} a line", place)
            }
            if object["pattern"] != nil { readPattern(object, by, place) } else { readEntry(object, by, place) }
        }
    }

    private mutating func readEntry(_ object: JSONObject, _ by: String, _ place: Diagnostic.Place) {
        let known = ["name", "id", "label", "aliases", "case", "score", "attributes"]
        if let unknown = object.keys.first(where: { !known.contains($0) }) {
            return fail("unknown key \"\(unknown)\"", "keys are " + known.joined(separator: ", "), place)
        }
        guard let name = object["name"]?.string, !name.isEmpty else { return fail("the entry has no name", nil, place) }
        var foldsCase: Bool?
        if let rule = object["case"] {
            guard let known = rule.string.flatMap(GazetteerExtractor.Case.init(rawValue:)) else {
                return fail("unknown case rule", "write exact or fold", place)
            }
            foldsCase = known == .fold
        }
        let aliases = object["aliases"]?.array ?? []
        guard aliases.allSatisfy({ $0.string != nil }) else { return fail("an alias is no text", nil, place) }
        let score = object["score"].map { $0.double ?? -1 } ?? 1
        guard score >= 0 else { return fail("the score is no number from 0 up", nil, place) }
        add(
            NewEntry(
                id: object["id"]?.string ?? "", label: object["label"]?.string ?? "", name: name,
                surfaces: ([name] + aliases.compactMap(\.string)).map { ($0, foldsCase) },
                attributes: object["attributes"]?.object ?? [:], score: Float(score)),
            by, place)
    }

    /// `{"label": "ORG", "pattern": "Acme" or [{"LOWER": "acme"}, {"LOWER": "corp"}], "id": "acme"}`
    private mutating func readPattern(_ object: JSONObject, _ by: String, _ place: Diagnostic.Place) {
        let surfaces: [(String, Bool?)]
        if let phrase = object["pattern"]?.string {
            surfaces = [(phrase, nil)]
        } else if let tokens = object["pattern"]?.array, let names = Self.names(of: tokens) {
            surfaces = names
        } else {
            return fail(
                "the token pattern is no name", "only LOWER, TEXT and ORTH with a text are; write others as rules", place)
        }
        add(
            NewEntry(
                id: object["id"]?.string ?? "", label: object["label"]?.string ?? "", name: surfaces[0].0, surfaces: surfaces,
                attributes: [:], score: 1),
            by, place)
    }

    /// The spellings of a sequence of plain tokens: with blanks between them all, and with none before `'s`, `.` or `-`.
    private static func names(of tokens: [JSONValue]) -> [(String, Bool?)]? {
        var (spaced, tight, foldsCase) = ("", "", Bool?.none)
        var wasHyphen = false
        for token in tokens {
            guard let object = token.object, object.count == 1, let key = object.first?.key, let text = object.first?.value.string,
                !text.isEmpty, ["LOWER", "TEXT", "ORTH"].contains(key)
            else { return nil }
            // A name has one case rule; a mixed sequence is no name.
            guard foldsCase ?? (key == "LOWER") == (key == "LOWER") else { return nil }
            foldsCase = key == "LOWER"
            let isHyphen = text == "-"
            let joins = spaced.isEmpty || isHyphen || wasHyphen || "'’.,)".contains(text.first!)
            spaced += (spaced.isEmpty ? "" : " ") + text
            tight += (joins ? "" : " ") + text
            wasHyphen = isHyphen
        }
        guard !spaced.isEmpty else { return nil }
        return spaced == tight ? [(spaced, foldsCase)] : [(tight, foldsCase), (spaced, foldsCase)]
    }
}
