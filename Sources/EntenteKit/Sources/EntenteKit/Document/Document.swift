public import JSON

/// A text with its layers. Stages receive it `inout`, one after another; one task owns it.
///
/// Layers are plain columns: a stage reads a whole column at once and writes a whole column at once, which keeps the
/// inner loops free of accessor calls. All positions are **UTF-8 byte offsets**.
public struct Document: Sendable {
    /// Names the document in outputs and errors; unique in a run.
    public let id: String
    /// The text, immutable.
    public let text: Text
    /// What is known about the text; see ``language``, ``published``.
    public var meta: JSONObject
    /// Ordered, disjoint blocks.
    public var sections: [Section] = []
    /// Ordered, disjoint; none crosses a section.
    public var sentences: [TextRange] = []
    /// Ordered, disjoint; none crosses a sentence.
    public var tokens: [TextRange] = []
    /// The trees over ``tokens``; as many entries as tokens, or none.
    public var syntax = Syntax(count: 0)
    /// In text order; append with ``add(mentions:)``.
    public private(set) var mentions: [Mention] = []
    /// What the mentions refer to, in order of first mention.
    public var entities: [Entity] = []
    /// In the order in which they were found; append with ``add(relations:)``.
    public private(set) var relations: [Relation] = []
    /// Layers that came with the document or that a stage has provided, even if they are empty.
    public var layers: Set<Layer> = []

    private var lastMention = 0
    private var lastRelation = 0

    /// A document without layers.
    public init(id: String, text: Text, meta: JSONObject = [:]) {
        self.id = id
        self.text = text
        self.meta = meta
    }

    /// Appends mentions, gives a fresh id (`m1`, `m2` …) to each that has none, and keeps the column in text order.
    ///
    /// O(new) when the new ones follow the old or stand in text order, with one pass over the old; else O(all log all).
    public mutating func add(mentions new: consuming [Mention]) {
        guard !new.isEmpty else { return }
        // Ids that are given come first: a fresh one must differ from all of them.
        for index in new.indices where !new[index].id.isEmpty {
            lastMention = max(lastMention, Document.number(new[index].id, after: "m"))
        }
        var isSorted = true
        for index in new.indices {
            if new[index].id.isEmpty {
                lastMention += 1
                new[index].id = Document.id("m", lastMention)
            }
            if index > 0, new[index].range < new[index - 1].range { isSorted = false }
        }
        let count = mentions.count
        if count == 0 { mentions = new } else { mentions += new }
        if !isSorted {
            sortMentions()
        } else if count > 0, mentions[count].range < mentions[count - 1].range {
            mentions.mergeMentions(from: count)
        }
    }

    /// Appends relations and gives a fresh id (`r1`, `r2` …) to each that has none. O(new).
    public mutating func add(relations new: consuming [Relation]) {
        for index in new.indices where !new[index].id.isEmpty {
            lastRelation = max(lastRelation, Document.number(new[index].id, after: "r"))
        }
        for index in new.indices where new[index].id.isEmpty {
            lastRelation += 1
            new[index].id = Document.id("r", lastRelation)
        }
        if relations.isEmpty { relations = new } else { relations += new }
    }

    /// Changes mentions in place, for instance to link them; ids and ranges stay as they are.
    public mutating func updateMentions(_ body: (inout Mention) -> Void) {
        for index in mentions.indices { body(&mentions[index]) }
    }

    /// Changes relations in place, for instance to label candidates.
    public mutating func updateRelations(_ body: (inout Relation) -> Void) {
        for index in relations.indices { body(&relations[index]) }
    }

    /// Removes the mentions for which `condition` holds, except those that a relation refers to. O(n).
    public mutating func removeMentions(where condition: (Mention) -> Bool) {
        let used = Set(relations.lazy.flatMap(\.arguments).map(\.mention))
        mentions.removeAll { condition($0) && !used.contains($0.id) }
    }

    /// Removes the relations for which `condition` holds. O(n).
    public mutating func removeRelations(where condition: (Relation) -> Bool) {
        relations.removeAll(where: condition)
    }

    /// A table from mention id to index in ``mentions``. O(n); build it once a stage.
    public func mentionIndices() -> [String: Int] {
        Dictionary(mentions.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The index of the sentence that holds a byte offset. O(log n).
    public func sentence(at offset: UInt32) -> Int? {
        let index = sentences.firstIndex(endingAfter: offset)
        return index < sentences.count && sentences[index].start <= offset ? index : nil
    }

    /// Ranges a stage should read: the sections' without boilerplate, or the whole text where there are no sections.
    public var readableRanges: [TextRange] {
        layers.contains(.sections)
            ? sections.lazy.filter { $0.kind != .boilerplate }.map(\.range)
            : (text.count == 0 ? [] : [text.range])
    }

    private mutating func sortMentions() {
        // Stable, so that equal ranges keep the order of the stages that found them.
        mentions = mentions.enumerated()
            .sorted { $0.element.range == $1.element.range ? $0.offset < $1.offset : $0.element.range < $1.element.range }
            .map(\.element)
    }

    /// The number in an id such as `m12`; 0 for any other id, and for one so large that counting on would overflow.
    private static func number(_ id: String, after prefix: Character) -> Int {
        guard id.first == prefix, let number = Int(id.dropFirst()), number < 1 << 53 else { return 0 }
        return number
    }
}

extension Document {
    /// A letter and a number. Short enough to need no memory of its own.
    private static func id(_ prefix: Unicode.Scalar, _ number: Int) -> String {
        String(unsafeUninitializedCapacity: 20) { bytes in
            var length = 2, bound = 10
            while number >= bound, length < 19 { (length, bound) = (length + 1, bound * 10) }
            bytes[0] = UInt8(ascii: prefix)
            var rest = number
            for place in stride(from: length - 1, to: 0, by: -1) {
                bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            return length
        }
    }
}

extension [Mention] {
    /// Merges two sorted parts, the second from `middle` on; of equal ranges the first part's come first. Elements are
    /// moved, never copied, which spares the counting of their references.
    fileprivate mutating func mergeMentions(from middle: Int) {
        withUnsafeMutableBufferPointer { all in
            guard let base = all.baseAddress else { return }
            let count = all.count - middle
            let second = UnsafeMutablePointer<Mention>.allocate(capacity: count)
            defer { second.deallocate() }
            second.moveInitialize(from: base + middle, count: count)
            var (left, right, place) = (middle, count, all.count)
            while right > 0 {
                place -= 1
                if left > 0, second[right - 1].range < base[left - 1].range {
                    left -= 1
                    (base + place).moveInitialize(from: base + left, count: 1)
                } else {
                    right -= 1
                    (base + place).moveInitialize(from: second + right, count: 1)
                }
            }
        }
    }
}

extension Document {
    /// `meta.language`, a BCP 47 tag such as `en` or `sr-Latn`.
    public var language: String? { meta["language"]?.string }
    /// `meta.published`, an ISO 8601 date or date-time.
    public var published: String? { meta["published"]?.string }
    /// `meta.kind`, for instance `interview`.
    public var kind: String? { meta["kind"]?.string }
}
