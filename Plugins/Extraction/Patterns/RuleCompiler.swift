internal import EntenteKit
internal import JSON
internal import PCRE2
internal import YAML

/// Turns the rules of a file into compiled ones, and collects what is wrong with them.
struct RuleCompiler {
    private let file: RuleFile
    private let set: Int
    private let policy: ExamplePolicy
    /// The stage that stands in the provenance.
    private let stage: String
    private(set) var findings: [Diagnostic]
    /// Findings by place that were reported, because many rules may use one bad macro.
    private var reported: Set<String> = []

    init(_ file: RuleFile, set: Int, policy: ExamplePolicy, stage: String = PatternExtractor.descriptor.name) {
        self.file = file
        self.set = set
        self.policy = policy
        self.stage = stage
        findings = file.findings
    }

    /// The rules that are sound.
    mutating func compile() -> [Rule] {
        var rules: [Rule] = []
        for (index, entry) in file.entries.enumerated() {
            let hasExample = entry.settings.match.map { !$0.isNull && $0.list?.isEmpty != true } ?? false
            if !hasExample, let finding = ExamplePolicy.finding(entry.settings.name, entry.node, policy) {
                findings.append(finding.inside("rules[\(index)]"))
            }
            do throws(Diagnostics) { rules.append(try rule(entry)) } catch {
                findings += fresh(error.all).map { $0.keyPath.hasPrefix("define") ? $0 : $0.inside("rules[\(index)]") }
            }
        }
        return rules
    }

    private func rule(_ entry: RuleFile.Entry) throws(Diagnostics) -> Rule {
        let settings = entry.settings
        guard settings.pattern.scalar != nil, !settings.pattern.isNull else {
            throw Diagnostics("expected a pattern, found \(settings.pattern.kindName)", at: settings.pattern)
        }
        let options = options(settings)
        let expanded = try ExpandedPattern(settings.pattern, file.lexicon)
        let pattern = try compiled(expanded, options, settings.pattern)
        let groups = GroupTable(pattern, file.lexicon)
        let value = try settings.value.map { kind throws(Diagnostics) in try reader(kind, groups, entry.node) }
        let (fixed, captured) = try attributes(settings, groups, used: value == nil ? [] : groups.names(readBy: settings.value!))
        return Rule(
            name: settings.name, by: stage + "/" + (file.name.isEmpty ? "" : file.name + ".") + settings.name,
            label: settings.label, pattern: pattern, requirements: Self.requirements(expanded.text, options),
            sections: Set(settings.sections.map(\.kind)), within: settings.within, guards: try guards(settings, options),
            span: try span(settings.span, groups), captured: captured, fixed: fixed,
            entity: try settings.entity.map { template throws(Diagnostics) in try groups.source(template) },
            unit: try settings.unit.map { template throws(Diagnostics) in try groups.source(template) },
            value: value, score: settings.score, priority: settings.priority, budget: UInt32(settings.budget), set: set,
            place: .init(entry.node["name"] ?? entry.node), match: settings.match, reject: settings.reject,
            published: file.published)
    }

    /// What must not stand next to a hit; compiled by itself first, so that a mistake shows at its place.
    private func guards(_ settings: RuleSettings, _ options: Pattern.Options) throws(Diagnostics) -> Guards? {
        if settings.within == .document, let first = settings.sections.first {
            throw Diagnostics(
                "the rule looks within the document, not in a section such as \(first.rawValue)", hint: "drop sections, or write within: section",
                at: settings.pattern)
        }
        guard let node = settings.unless, !node.isNull else { return nil }
        let sides = try GuardSettings.read(node, keyPath: "unless", owner: node).settings
        func pattern(_ side: Node?, _ tail: String, _ further: Pattern.Options) throws(Diagnostics) -> Pattern? {
            guard let side, !side.isNull else { return nil }
            let expanded = try ExpandedPattern(side, file.lexicon)
            let alone = try compiled(expanded, options, side)
            // A comment at the end must not swallow the parenthesis.
            let end = settings.extended ? "\n)" : ")"
            return (try? Pattern("(?:" + expanded.text + end + tail, options: options.union(further))) ?? alone
        }
        return Guards(before: try pattern(sides.before, "\\z", []), after: try pattern(sides.after, "", .anchored))
    }

    private func options(_ settings: RuleSettings) -> Pattern.Options {
        var options: Pattern.Options = []
        if settings.caseless ?? file.caseless { options.insert(.caseless) }
        if settings.unicode { options.insert(.unicode) }
        if settings.extended { options.insert(.extended) }
        return options
    }

    /// A literal of one byte is worth waiting for if the byte is rare: a percent sign, but no letter.
    private static func requirements(_ source: String, _ options: Pattern.Options) -> PatternSyntax.Requirements {
        let any = PatternSyntax.requirements(of: source, options: options, minimumLength: 1)
        let isRare = any.literals?.allSatisfy { literal in
            literal.bytes.count > 1 || !(literal.bytes[0] == 0x20 || literal.bytes[0].isNameByte)
        }
        return isRare == true ? any : PatternSyntax.requirements(of: source, options: options)
    }

    private func compiled(
        _ expanded: ExpandedPattern, _ options: Pattern.Options, _ node: Node
    ) throws(Diagnostics) -> Pattern {
        do throws(PatternError) { return try Pattern(expanded.text, options: options) } catch {
            let macros = brokenMacros(expanded.used, options)
            throw Diagnostics(macros.isEmpty ? [Self.finding(error, in: expanded, usedBy: node)] : macros)
        }
    }

    /// PCRE2's errors about references to groups and their names: a macro may refer to those of the pattern that uses it.
    private static let groupErrors: Set<Int32> = [115, 117, 143, 156, 165]

    /// What is wrong with the macros by themselves, so that a mistake shows there and not where it is used.
    private func brokenMacros(_ names: Set<String>, _ options: Pattern.Options) -> [Diagnostic] {
        var broken: [Diagnostic] = []
        for name in names.sorted() {
            guard case .part(let node)? = file.lexicon.macros[name], let expanded = try? ExpandedPattern(node, file.lexicon)
            else { continue }
            do throws(PatternError) { _ = try Pattern(expanded.text, options: options) } catch {
                if !Self.groupErrors.contains(error.code) {
                    broken.append(Self.finding(error, in: expanded, usedBy: node))
                }
            }
        }
        return broken
    }

    private static func finding(_ error: PatternError, in expanded: ExpandedPattern, usedBy node: Node) -> Diagnostic {
        let place = expanded.place(of: error.offset)
        let isElsewhere = place.map { place in
            place.source !== node.source || !(node.start.offset...node.end.offset).contains(place.start.offset)
        }
        return Diagnostic(
            .error, "the pattern does not compile: \(error.message)", keyPath: "pattern", at: place,
            notes: isElsewhere == true ? [.init("used here", .init(node))] : [])
    }

    /// The findings whose place has not been reported yet.
    private mutating func fresh(_ found: [Diagnostic]) -> [Diagnostic] {
        found.filter { reported.insert(($0.place?.label() ?? "") + $0.message).inserted }
    }

    private func span(_ node: Node?, _ groups: GroupTable) throws(Diagnostics) -> Int {
        guard let node else { return 0 }
        return try groups.group(String(try String.read(node).drop { $0 == "$" }), node).number
    }

    private func reader(_ kind: ValueKind, _ groups: GroupTable, _ node: Node) throws(Diagnostics) -> any ValueReader {
        let reader = kind.reader(groups)
        if let missing = kind.missing(in: groups) {
            throw Diagnostics(
                "value: \(kind.rawValue) needs \(missing)",
                hint: "it reads the groups \(kind.groupNames.joined(separator: ", "))", at: node["value"] ?? node)
        }
        return reader
    }

    /// Fixed attributes, and those from groups: the named ones that the value does not read, and that no `_` hides.
    private func attributes(
        _ settings: RuleSettings, _ groups: GroupTable, used: Set<String>
    ) throws(Diagnostics) -> (JSONObject, [(key: String, group: Captures.Group)]) {
        var fixed = JSONObject()
        var captured: [(key: String, group: Captures.Group)] = []
        for (key, template) in settings.attributes.sorted(by: { $0.key < $1.key }) {
            switch try groups.source(template) {
            case .fixed(let text): fixed[key] = .string(text)
            case .group(let group): captured.append((key, group))
            }
        }
        let spoken = Set(settings.attributes.keys)
        for name in groups.names where !used.contains(name) && !name.hasPrefix("_") && !spoken.contains(name) {
            if case .group(name)? = settings.entity?.content { continue }
            captured.append((name, groups[name]!))
        }
        return (fixed, captured)
    }
}
