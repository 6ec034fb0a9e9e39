internal import EntenteKit
internal import JSON
internal import PCRE2
internal import YAML

/// A compiled rule. A class, since a search passes it on for every hit: a copy of the struct counted a dozen references.
final class Rule: Sendable {
    /// Unique in its file.
    let name: String
    /// Provenance: `extract.patterns/FILE.RULE`.
    let by: String
    let label: String
    let pattern: Pattern
    /// What every hit contains, and where; nil literals: the rule always runs.
    let requirements: PatternSyntax.Requirements
    /// Kinds of sections to look in; empty: all but boilerplate.
    let sections: Set<Section.Kind>
    /// A match lies within one of these.
    let within: SearchScope
    /// What must not stand next to a hit.
    let guards: Guards?
    /// The group that is the mention; 0 is the whole hit.
    let span: Int
    /// Attributes from groups, in order.
    let captured: [(key: String, group: Captures.Group)]
    /// Attributes that are the same for every hit; they come first.
    let fixed: JSONObject
    let entity: Captures.Source?
    let unit: Captures.Source?
    let value: (any ValueReader)?
    let score: Double
    let priority: Int
    let budget: UInt32
    /// The rule's file, as an index; overlaps are settled within it.
    let set: Int
    let place: Diagnostic.Place
    /// Texts that show what the rule finds, and what it does not.
    let match: Node?
    let reject: Node?
    /// Date for the examples.
    let published: String?

    init(
        name: String, by: String, label: String, pattern: Pattern, requirements: PatternSyntax.Requirements,
        sections: Set<Section.Kind>, within: SearchScope, guards: Guards?, span: Int,
        captured: [(key: String, group: Captures.Group)], fixed: JSONObject, entity: Captures.Source?,
        unit: Captures.Source?, value: (any ValueReader)?, score: Double, priority: Int, budget: UInt32, set: Int,
        place: Diagnostic.Place, match: Node?, reject: Node?, published: String?
    ) {
        self.name = name
        self.by = by
        self.label = label
        self.pattern = pattern
        self.requirements = requirements
        self.sections = sections
        self.within = within
        self.guards = guards
        self.span = span
        self.captured = captured
        self.fixed = fixed
        self.entity = entity
        self.unit = unit
        self.value = value
        self.score = score
        self.priority = priority
        self.budget = budget
        self.set = set
        self.place = place
        self.match = match
        self.reject = reject
        self.published = published
    }
}

/// What the groups of one hit matched.
struct Captures {
    /// A group, and the table that translates it.
    struct Group: Sendable {
        let number: Int
        let table: LookupTable?
    }

    /// Where a text comes from.
    enum Source: Sendable {
        case fixed(String), group(Group)
    }

    let text: UnsafeBufferPointer<UInt8>
    /// Start and end of each group from 0 on; `UInt32.max` where a group took no part.
    let groups: ArraySlice<UInt32>

    /// Start and end of a group, or nil if it took no part.
    func range(_ number: Int) -> Range<Int>? {
        let at = groups.startIndex + 2 * number
        return groups[at] == .max ? nil : Int(groups[at])..<Int(groups[at + 1])
    }

    /// What a group matched, as it stands in the text.
    func raw(_ group: Group) -> String? {
        range(group.number).map { String(decoding: UnsafeBufferPointer(rebasing: text[$0]), as: UTF8.self) }
    }

    /// What a group matched, translated; nil if it took no part.
    func string(_ group: Group?) -> String? {
        guard let group, let range = range(group.number) else { return nil }
        let bytes = UnsafeBufferPointer(rebasing: text[range])
        return group.table?[bytes] ?? String(decoding: bytes, as: UTF8.self)
    }

    /// A fixed text, or a group's.
    func string(_ source: Source) -> String? {
        switch source {
        case .fixed(let text): text
        case .group(let group): string(group)
        }
    }
}
