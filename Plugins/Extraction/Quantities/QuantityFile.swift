internal import EntenteKit
internal import JSON
internal import YAML

/// Settings of a quantity file, without its version.
struct QuantityFileSettings: StageSettings {
    @Setting("Prefix of the provenance; the file's name without it.") var name: String? = nil
    @Setting("What the file is about.") var description: String? = nil
    @Setting("Label of what the file finds: NUMBER, PERCENT, MONEY or MEASURE.") var label = ""
    @Setting("Other quantity files whose words this one needs.") var include: [ResourceFile] = []
    @Setting("Lists of words: each a list, or a map from words to numbers.") var words: Node? = nil
    @Setting("Tables of currencies: code, factor, names, signs.") var currencies: [ResourceFile] = []
    @Setting("Tables of units: unit, kind, factor, names, symbols, rule.") var units: [ResourceFile] = []
    @Setting("Examples with marked spans.") var match: Node? = nil
    @Setting("Examples without any.") var reject: Node? = nil
    init() {}
}

/// Reads quantity files into vocabulary.
struct QuantityFiles {
    /// What a file says about what it finds.
    struct Entry: Sendable {
        let name: String
        let label: String
        let place: Diagnostic.Place?
        let match: [Node]
        let reject: [Node]
    }

    private(set) var numbers = NumberWords()
    private(set) var units = Units()
    private(set) var entries: [Entry] = []
    private(set) var findings: [Diagnostic] = []

    static let labels = ["NUMBER", "PERCENT", "MONEY", "MEASURE"]
    /// Lists that are no words of numbers.
    static let further = ["percent", "bare_percent", "points", "basis_points", "money_suffixes", "word_codes", "other_words", "point_groups"]

    /// Files whose words are known, by path.
    private var known: Set<String> = []

    /// Reads a file that the stage names; problems become findings.
    mutating func read(_ file: ResourceFile) {
        do throws(Diagnostics) {
            let (settings, root) = try Self.settings(file)
            entries.append(Entry(
                name: settings.name ?? file.stem, label: settings.label, place: .init(root),
                match: settings.match?.list ?? [], reject: settings.reject?.list ?? []))
            try add(file, settings)
        } catch { findings += error.all }
    }

    private static func settings(_ file: ResourceFile) throws(Diagnostics) -> (QuantityFileSettings, Node) {
        guard let root = try file.yaml() else { throw Diagnostics("\(file.name) is empty", hint: "begin with entente-quantities: 1") }
        guard let map = root.map, let version = root["entente-quantities"] else {
            throw Diagnostics("this is no quantity file: the key entente-quantities is missing", hint: "begin with entente-quantities: 1", at: root)
        }
        guard version.scalar == "1" else {
            throw Diagnostics("this version of quantity files is not known", hint: "write entente-quantities: 1", at: version)
        }
        var copy = root
        copy.value = .map(map.filter { $0.key.scalar != "entente-quantities" })
        let settings = try QuantityFileSettings.read(copy).settings
        guard labels.contains(settings.label) else {
            throw Diagnostics(
                "\"\(settings.label)\" is no label of quantities", hint: "write one of \(labels.joined(separator: ", "))",
                at: root["label"] ?? root)
        }
        return (settings, root)
    }

    /// Takes over the words and tables of a file and of those that it includes, each once.
    private mutating func add(_ file: ResourceFile, _ settings: QuantityFileSettings) throws(Diagnostics) {
        guard known.insert(file.path).inserted else { return }
        for other in settings.include { try add(other, Self.settings(other).0) }
        for entry in settings.words?.map ?? [] { add(list: entry) }
        for table in settings.currencies { currencies(table) }
        for table in settings.units { measures(table) }
    }

    private mutating func add(list: Node.Entry) {
        let name = list.key.scalar ?? ""
        guard NumberWords.lists.contains(name) || Self.further.contains(name) else {
            findings.append(Diagnostic(
                .error, "there is no list of words \"\(name)\"",
                hint: Suggestion.hint(for: name, among: NumberWords.lists + Self.further, what: "lists"), at: .init(list.key)))
            return
        }
        let words = entries(list.value)
        switch name {
        case "percent":
            let signs = words.map(\.word).filter { $0.utf8.allSatisfy { !$0.isLetter } }
            units.add(Unit(kind: .percent, code: "%", factor: 1), names: words.map(\.word), signs: signs)
        case "bare_percent": numbers.add("percent", words)
        case "points": units.add(Unit(kind: .percent, code: "%", factor: 1, isPoints: true), names: words.map(\.word), signs: Self.short(words))
        case "basis_points": units.add(Unit(kind: .percent, code: "%", factor: 0.01, isPoints: true), names: words.map(\.word), signs: Self.short(words))
        case "money_suffixes": for (word, value) in words { units.moneySuffixes.add(word, value) }
        case "word_codes": units.wordCodes.formUnion(words.map(\.word))
        case "point_groups": units.pointGroups.formUnion(words.map(\.word))
        case "other_words": for (word, _) in words { units.otherWords.add(word.utf8, 0) }
        default: numbers.add(name, words)
        }
    }

    /// Abbreviations, which may stand directly behind a figure: `25bps`.
    private static func short(_ words: [(word: String, value: Double)]) -> [String] { words.map(\.word).filter { $0.utf8.count <= 4 } }

    /// The words of a list or map; in a list each counts 1, a number itself.
    private mutating func entries(_ node: Node) -> [(word: String, value: Double)] {
        if let map = node.map {
            return map.compactMap { entry in
                guard let word = entry.key.scalar, let value = entry.value.scalar.flatMap(Double.init) else {
                    findings.append(Diagnostic(.error, "expected a number", at: .init(entry.value)))
                    return nil
                }
                return (word, value)
            }
        }
        return (node.list ?? []).compactMap(\.scalar).map { ($0, Double($0) ?? 1) }
    }

    // MARK: tables

    private mutating func currencies(_ file: ResourceFile) {
        for row in rows(of: file, needing: ["code", "factor", "names", "signs"]) {
            guard let factor = Double(row["factor"]) else {
                findings.append(Diagnostic(.error, "the factor is no number", at: row.place))
                continue
            }
            units.add(
                Unit(kind: .money, code: row["code"], factor: factor), names: row.list("names"), signs: row.list("signs"))
        }
    }

    private mutating func measures(_ file: ResourceFile) {
        for row in rows(of: file, needing: ["unit", "kind", "factor", "names", "symbols", "rule"]) {
            guard let factor = Double(row["factor"]), let rule = Unit.Rule(rawValue: row["rule"]) else {
                findings.append(Diagnostic(.error, "the factor is no number, or the rule is none", at: row.place))
                continue
            }
            units.add(
                Unit(kind: .measure, code: row["unit"], factor: factor, quantity: row["kind"], rule: rule),
                names: row.list("names"), signs: row.list("symbols"))
        }
    }

    /// A line of a table.
    private struct Row {
        let cells: [String: String]
        let place: Diagnostic.Place

        subscript(column: String) -> String { cells[column] ?? "" }

        /// What stands between bars.
        func list(_ column: String) -> [String] { self[column].split(separator: "|").map(String.init) }
    }

    private mutating func rows(of file: ResourceFile, needing columns: [String]) -> [Row] {
        var rows: [Row] = []
        var problems: [Diagnostic] = []
        do throws(Diagnostics) {
            let bytes = try file.bytes()
            let source = SourceFile(path: file.path, bytes: bytes)
            var header: [String]?
            TableLines(bytes).forEach { line in
                let cells = line.cells.map { String(decoding: $0, as: UTF8.self) }
                if let header {
                    rows.append(Row(
                        cells: Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first }), place: line.place(0, source)))
                } else {
                    header = cells
                    for missing in columns where !cells.contains(missing) {
                        problems.append(Diagnostic(.error, "\(file.name) has no column \"\(missing)\"", at: line.place(0, source)))
                    }
                }
            }
        } catch { problems += error.all }
        findings += problems
        return rows
    }
}
