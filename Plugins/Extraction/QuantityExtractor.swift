public import EntenteKit
internal import JSON
internal import YAML

/// Finds numbers in figures and words, sums of money, percentages and measures, with their values and units.
///
/// Numbers are read by a small automaton over words and digits, in one pass: a regular expression would need a giant
/// alternation and be asked at every digit. Words, currencies, units and examples stand in quantity files and tables.
public struct QuantityExtractor: Stage {
    public struct Settings: StageSettings {
        @Setting("Quantity files: words, tables of currencies and units, examples.") public var files: [ResourceFile]
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.quantities",
        summary: "Finds numbers in figures and words, money (ISO 4217), percentages and measures (UCUM), with values.",
        provides: [.mentions])

    private let words: NumberWords
    private let units: Units
    private let entries: [QuantityFiles.Entry]
    /// Provenance by label; a label that is not written has none.
    private let provenance: [String: String]

    public init(settings: Settings) throws(Diagnostics) {
        var files = QuantityFiles()
        for file in settings.files { files.read(file) }
        if files.findings.contains(where: { $0.severity == .error }) { throw Diagnostics(files.findings) }
        words = files.numbers
        units = files.units
        entries = files.entries
        provenance = Dictionary(entries.map { ($0.label, "extract.quantities/" + $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    public func process(_ document: inout Document) throws(StageError) {
        document.add(mentions: mentions(in: document))
    }

    private func mentions(in document: Document) -> [Mention] {
        let ranges = document.readableRanges
        var mentions: [Mention] = []
        document.text.withBytes { bytes in
            for range in ranges {
                var finder = QuantityFinder(ReadableText(bytes: bytes, start: Int(range.start), end: Int(range.end)), words, units)
                finder.find()
                write(finder, into: &mentions)
            }
        }
        return mentions
    }

    private func write(_ finder: QuantityFinder, into mentions: inout [Mention]) {
        for quantity in finder.found {
            let label = Self.label(quantity.kind)
            guard let by = provenance[label] else { continue }
            var attributes = JSONObject()
            if let low = quantity.low {
                guard low.isFinite, quantity.high?.isFinite ?? true else { continue }
                attributes["value"] = quantity.high.map { .array([Self.json(low), Self.json($0)]) } ?? Self.json(low)
            }
            attributes["unit"] = .string(quantity.unit)
            if quantity.isPoints { attributes["points"] = "true" }
            mentions.append(Mention(
                TextRange(quantity.start, quantity.end), label, attributes: attributes, score: quantity.isAmbiguous ? 0.5 : 1, by: by))
        }
        guard let by = provenance["NUMBER"] else { return }
        for number in finder.numbers where number.standsAlone {
            mentions.append(Mention(
                TextRange(number.start, number.end), "NUMBER", attributes: ["value": Self.json(number.value)], by: by))
        }
    }

    private static func label(_ kind: Unit.Kind) -> String {
        switch kind {
        case .money: "MONEY"
        case .percent: "PERCENT"
        case .measure: "MEASURE"
        }
    }

    private static func json(_ value: Double) -> JSONValue {
        value == value.rounded() && abs(value) < 1e15 ? JSONValue(Int(value)) : JSONValue(value)
    }

    public var ruleTests: [RuleTest] { entries.map { QuantityExamples(entry: $0, find: mentions).run() } }
}
