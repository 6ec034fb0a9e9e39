public import EntenteKit
internal import JSON

/// Finds the names of lists in the text: longest match from left to right, at word bounds.
///
/// A name is looked up by the hashes of its first word, first two words and so on, so that the time does not depend on
/// how many names there are. White space between words and both forms of the apostrophe count as equal.
public struct GazetteerExtractor: Stage {
    /// Whether case counts.
    public enum Case: String, SettingChoice { case exact, fold }
    /// Where a name may begin and end.
    public enum Bounds: String, SettingChoice { case words, none }
    /// What happens to a name where a mention stands already.
    public enum Overlap: String, SettingChoice { case keep, skip }

    /// Options of `extract.gazetteer`.
    public struct Settings: StageSettings {
        @Setting("Lists: .tsv with columns name, id, label, aliases (A|B), case and attributes; or .txt, a name a line.")
        public var lists: [ResourceFile] = []
        @Setting("Names in place.") public var names: [String] = []
        @Setting("Label of names without one of their own.") public var label = ""
        @Setting("Whether case counts, where a list does not say it.") public var `case` = Case.exact
        @Setting("Names stand between word bounds, or anywhere, as scripts without spaces need it.")
        public var bounds = Bounds.words
        @Setting("A name that overlaps an earlier mention is kept, or skipped.") public var overlap = Overlap.keep
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "extract.gazetteer",
        summary: "Finds names from lists (TSV or plain), longest match at word bounds, and links them to their entities.",
        provides: [.mentions, .entities],
        examples: [
            Example(
                "The ⟦Serbian Army|BODY⟧ is ⟦Serbia|BODY⟧'s; Serbian is not.",
                settings: "{names: [Serbia, Serbian Army], label: BODY}"),
            Example("⟦NATO|BODY⟧ and ⟦Nato|BODY⟧, not Natoh.", settings: "{names: [NATO], label: BODY, case: fold}"),
            Example("⟦O'Brien|PERSON⟧ met ⟦O’Brien|PERSON⟧.", settings: "{names: [O'Brien], label: PERSON}"),
        ])

    let index: NameIndexes
    let records: [NameRecord]
    private let skips: Bool
    private let hasEntities: Bool

    public init(settings: Settings) throws(Diagnostics) {
        var reader = GazetteerReader(label: settings.label, foldsCase: settings.case == .fold)
        for file in settings.lists { reader.read(file) }
        reader.read(names: settings.names)
        if settings.lists.isEmpty, settings.names.isEmpty {
            let hint = "name files under \"lists\", or write \"names\""
            reader.findings.append(Diagnostic(.error, "there are no names", hint: hint))
        }
        if !reader.findings.isEmpty { throw Diagnostics(reader.findings) }
        index = NameIndexes(reader.surfaces, byWords: settings.bounds == .words)
        records = reader.records
        hasEntities = records.contains { !$0.id.isEmpty }
        skips = settings.overlap == .skip
    }

    public func process(_ document: inout Document) throws(StageError) {
        let ranges = document.readableRanges
        var found: [NameMatch] = []
        document.text.withBytes { bytes in
            for range in ranges { index.scan(bytes, Int(range.start), Int(range.end), into: &found) }
        }
        if skips { removeOverlapping(&found, document.mentions) }
        link(found, &document)
        document.add(mentions: found.map(mention))
    }

    private func mention(_ match: NameMatch) -> Mention {
        let candidates = index.candidates(of: match)
        // Field by field: a copy of the whole record would count the references of all its fields.
        let first = Int(candidates[candidates.startIndex])
        var attributes = records[first].attributes
        if candidates.count > 1 {
            attributes["also"] = .array(candidates.dropFirst().map { .string(records[Int($0)].id) })
        }
        let id = records[first].id
        return Mention(
            match.range, records[first].label, entity: id.isEmpty ? nil : id, attributes: attributes, by: records[first].by)
    }

    /// Adds each entity once, in order of first mention.
    private func link(_ found: [NameMatch], _ document: inout Document) {
        guard hasEntities, !found.isEmpty else { return }
        var seen: Set<UInt32> = []
        var known = Set(document.entities.map(\.id))
        for match in found {
            let first = index.candidates(of: match).first!
            guard seen.insert(first).inserted else { continue }
            let record = records[Int(first)]
            guard !record.id.isEmpty, known.insert(record.id).inserted else { continue }
            document.entities.append(Entity(id: record.id, label: record.label, name: record.name))
        }
    }

    /// Both lists are in text order; mentions may nest, hence the furthest end so far.
    private func removeOverlapping(_ found: inout [NameMatch], _ mentions: [Mention]) {
        var next = 0
        var reach: UInt32 = 0
        found.removeAll { match in
            while next < mentions.count, mentions[next].range.start < match.range.end {
                reach = max(reach, mentions[next].range.end)
                next += 1
            }
            return reach > match.range.start
        }
    }
}
