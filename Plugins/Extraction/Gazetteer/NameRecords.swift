internal import EntenteKit
internal import JSON

/// What is known of the bearers of names, read from the tables when a name is found.
///
/// Unchecked: the tables behind the buffers never change, and live as long as this.
struct NameRecords: @unchecked Sendable {
    private static let fieldCount = 4
    /// Small lists are made into records at once; of a large one few names occur.
    private static let eagerLimit = 1 << 14

    private let tables: GazetteerTables
    private let fields: UnsafeBufferPointer<UInt32>
    private let text: UnsafeBufferPointer<UInt8>
    private let textStarts: UnsafeBufferPointer<UInt32>
    /// Labels, provenance and attributes: the same ones stand in many records.
    private let common: [String]
    private let eager: [NameRecord]
    /// A mention of each eager record, to be copied: reading it out of the record would count references twice.
    private let mentions: [Mention]

    let count: Int
    /// Whether any record has an id.
    let haveIDs: Bool

    /// Nil if the tables, which may come from a file that somebody else wrote, are broken.
    init?(_ tables: GazetteerTables) {
        self.tables = tables
        fields = tables.numbers(GazetteerTables.Part.records.rawValue)
        text = tables.bytes(GazetteerTables.Part.text.rawValue)
        textStarts = tables.numbers(GazetteerTables.Part.textStarts.rawValue)
        let commonText = tables.bytes(GazetteerTables.Part.common.rawValue)
        let commonStarts = tables.numbers(GazetteerTables.Part.commonStarts.rawValue)
        count = fields.count / Self.fieldCount
        guard fields.count % Self.fieldCount == 0, textStarts.count == 2 * count + 1, GazetteerTables.areStarts(textStarts, text.count),
            GazetteerTables.areStarts(commonStarts, commonText.count)
        else { return nil }
        common = (1..<max(1, commonStarts.count)).map { at in
            String(decoding: commonText[Int(commonStarts[at - 1])..<Int(commonStarts[at])], as: UTF8.self)
        }
        var haveIDs = false
        for record in 0..<count {
            for field in 0..<3 where Int(fields[record * Self.fieldCount + field]) >= common.count { return nil }
            if textStarts[2 * record] != textStarts[2 * record + 1] { haveIDs = true }
        }
        self.haveIDs = haveIDs
        let (fields, text, textStarts, common) = (fields, text, textStarts, common)
        eager = count > Self.eagerLimit
            ? [] : (0..<count).map { Self.record($0, fields, text, textStarts, common) }
        mentions = eager.map(Self.mention)
    }

    /// A record. O(1); makes strings where the list is a large one.
    subscript(number: Int) -> NameRecord {
        eager.isEmpty ? Self.record(number, fields, text, textStarts, common) : eager[number]
    }

    /// A mention of a record's bearer.
    func mention(of number: Int, at range: TextRange) -> Mention {
        var mention = mentions.isEmpty ? Self.mention(self[number]) : mentions[number]
        mention.range = range
        return mention
    }

    private static func mention(_ record: NameRecord) -> Mention {
        Mention(
            TextRange(0, 0), record.label, entity: record.id.isEmpty ? nil : record.id, attributes: record.attributes, by: record.by)
    }

    private static func record(
        _ number: Int, _ fields: UnsafeBufferPointer<UInt32>, _ text: UnsafeBufferPointer<UInt8>,
        _ starts: UnsafeBufferPointer<UInt32>, _ common: [String]
    ) -> NameRecord {
        func string(_ at: Int) -> String { String(decoding: text[Int(starts[at])..<Int(starts[at + 1])], as: UTF8.self) }
        let at = number * fieldCount
        let attributes = common[Int(fields[at + 2])]
        return NameRecord(
            id: string(2 * number), label: common[Int(fields[at])], name: string(2 * number + 1),
            attributes: attributes.isEmpty ? [:] : (try? JSONParser.parse(attributes))?.object ?? [:],
            by: common[Int(fields[at + 1])], score: Float(bitPattern: fields[at + 3]))
    }

    /// The tables of records, in the order of the parts.
    static func parts(_ records: [NameRecord]) -> [[UInt8]] {
        var common: [String: UInt32] = [:]
        var (commonText, commonStarts): ([UInt8], [UInt32]) = ([], [0])
        var (text, starts): ([UInt8], [UInt32]) = ([], [0])
        var fields: [UInt32] = []
        func number(_ string: String) -> UInt32 {
            if let known = common[string] { return known }
            let fresh = UInt32(common.count)
            common[string] = fresh
            commonText += string.utf8
            commonStarts.append(UInt32(commonText.count))
            return fresh
        }
        for record in records {
            fields += [number(record.label), number(record.by)]
            fields += [number(record.attributes.isEmpty ? "" : record.attributes.description), record.score.bitPattern]
            for string in [record.id, record.name] {
                text += string.utf8
                starts.append(UInt32(text.count))
            }
        }
        return [commonText, GazetteerTables.raw(commonStarts), text, GazetteerTables.raw(starts), GazetteerTables.raw(fields)]
    }
}
