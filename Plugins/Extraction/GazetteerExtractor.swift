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

    /// A difference between name and text that may not count.
    public enum Fold: String, SettingChoice { case diacritics, script, `case` }

    /// Options of `extract.gazetteer`.
    public struct Settings: StageSettings {
        @Setting("Lists: .tsv or .csv with columns name, id, label, aliases (A|B), case, score and attributes; .jsonl with these keys, or "
            + "spaCy's entity patterns; .actors.txt of PETRARCH; other .txt, a name a line.")
        public var lists: [ResourceFile] = []
        @Setting("Names in place.") public var names: [String] = []
        @Setting("Label of names without one of their own.") public var label = ""
        @Setting("Whether case counts, where a list does not say it.") public var `case` = Case.exact
        @Setting("Further differences that do not count: marks on letters, Cyrillic for Latin letters, case.")
        public var fold: [Fold] = []
        @Setting("Whether the compiled form of large lists is kept in the cache folder ($XDG_CACHE_HOME or ~/.cache).")
        public var cache = true
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
    let records: NameRecords
    private let skips: Bool

    public init(settings: Settings) throws(Diagnostics) {
        let source = try GazetteerSource(settings)
        (index, records) = try source.load()
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
        var mention = records.mention(of: Int(candidates[candidates.startIndex]), at: match.range)
        if candidates.count > 1 { mention.attributes["candidates"] = shown(candidates.map { records[Int($0)] }) }
        return mention
    }

    /// All bearers of an ambiguous name, the likeliest first, with their shares of the weight.
    private func shown(_ candidates: [NameRecord]) -> JSONValue {
        let sum = candidates.reduce(0) { $0 + Double($1.score) }
        return .array(candidates.map { record in
            let share = sum > 0 ? Double(record.score) / sum : 1 / Double(candidates.count)
            var candidate: JSONObject = ["label": .string(record.label)]
            candidate[record.id.isEmpty ? "name" : "entity"] = .string(record.id.isEmpty ? record.name : record.id)
            candidate["score"] = .init(Double(Int(share * 10_000 + 0.5)) / 10_000)
            return .object(candidate)
        })
    }

    /// Adds each entity once, in order of first mention.
    private func link(_ found: [NameMatch], _ document: inout Document) {
        guard records.haveIDs, !found.isEmpty else { return }
        var seen: Set<UInt32> = []
        var known = Set(document.entities.map(\.id))
        for match in found {
            let first = index.candidates(of: match)[index.candidates(of: match).startIndex]
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
