internal import EntenteKit
internal import JSON
internal import YAML

/// A compiled rule over tokens.
struct TokenRule: Sendable {
    /// What a hit becomes.
    enum Result: Sendable {
        /// A mention with this label; `span` is the capture that it covers, nil the whole hit.
        case mention(label: String, span: Int?)
        /// A relation with this label; `trigger` is the capture that it covers, nil the whole hit.
        case relation(label: String, trigger: Int?)
    }

    /// Where a text comes from.
    enum Source: Sendable {
        case fixed(String)
        case text(Int), entity(Int), label(Int), attribute(Int, String)
    }

    let name: String
    /// Provenance: `extract.tokens/FILE.RULE`.
    let by: String
    let result: Result
    let program: TokenProgram
    /// What every hit contains; nil if that is nothing in particular.
    let need: TokenNeed?
    /// A hit that one of these overlaps is none.
    let unless: [TokenProgram]
    let captures: [String]
    /// For each capture the label of a mention that is made of it.
    let labels: [String]
    /// Captures that must not mean the same entity.
    let differ: [Int]
    let attributes: [(key: String, source: Source)]
    let entity: Source?
    let sections: Set<Section.Kind>
    let score: Double
    let priority: Int
    /// The rule's file, as an index; overlaps are settled within it.
    var set: Int
    let place: Diagnostic.Place
    let match: Node?
    let reject: Node?

    /// The captures that are roles of a relation: not its trigger, and none whose name begins with `_`.
    var roles: [Int] {
        guard case .relation(_, let trigger) = result else { return [] }
        return captures.indices.filter { $0 != trigger && !captures[$0].hasPrefix("_") }
    }
}

/// Turns the rules of files into compiled ones, which share one table of words.
struct TokenRuleCompiler {
    private(set) var words = WordSets()
    private(set) var findings: [Diagnostic] = []

    /// The rules of a file that are sound.
    mutating func compile(_ file: TokenRuleFile, set: Int, policy: ExamplePolicy) -> [TokenRule] {
        findings += file.findings
        var rules: [TokenRule] = []
        var reported: Set<String> = []
        for (index, entry) in file.entries.enumerated() {
            let hasExample = entry.settings.match.map { !$0.isNull && $0.list?.isEmpty != true } ?? false
            if !hasExample, let finding = ExamplePolicy.finding(entry.settings.name, entry.node, policy) {
                findings.append(finding.inside("rules[\(index)]"))
            }
            do throws(Diagnostics) {
                rules.append(try rule(entry, of: file, set: set))
            } catch {
                // Many rules may use one bad macro.
                findings += error.all.filter { finding in
                    reported.insert("\(finding.place.map { "\($0.source.path):\($0.start.offset)" } ?? "-\(index)") \(finding.message)").inserted
                }.map { $0.keyPath.hasPrefix("define") ? $0 : $0.inside("rules[\(index)]") }
            }
        }
        return rules
    }

    private mutating func rule(
        _ entry: TokenRuleFile.Entry, of file: TokenRuleFile, set: Int
    ) throws(Diagnostics) -> TokenRule {
        let settings = entry.settings
        var scope = TokenScope(lists: file.lists, macros: file.macros, words: words)
        let syntax = try TokenParser.parse(settings.find, &scope)
        let captures = scope.captures
        let program = try program(syntax, captures.count, settings.find)
        var unless: [TokenProgram] = []
        for node in settings.unless {
            scope.captures = []
            unless.append(try self.program(try TokenParser.parse(node, &scope), 0, node))
        }
        words = scope.words
        let names = CaptureNames(captures: captures)
        let hasMentions = settings.label != nil
        return TokenRule(
            name: settings.name, by: "extract.tokens/" + (file.name.isEmpty ? "" : file.name + ".") + settings.name,
            result: try result(settings, names, entry.node), program: program, need: TokenNeed.of(syntax, words),
            unless: unless, captures: captures, labels: try names.labels(settings.roles), differ: try names.numbers(settings.differ),
            attributes: try names.attributes(settings.attributes, addsCaptures: hasMentions),
            entity: try settings.entity.map { template throws(Diagnostics) in try names.source(template) },
            sections: Set(settings.sections.map(\.kind)), score: settings.score, priority: settings.priority, set: set,
            place: .init(entry.node["name"] ?? entry.node), match: settings.match, reject: settings.reject)
    }

    private func program(_ syntax: TokenSyntax, _ captureCount: Int, _ node: Node) throws(Diagnostics) -> TokenProgram {
        if syntax.isNullable {
            throw Diagnostics([Diagnostic(
                .error, "the pattern can match nothing", hint: "let one part be neither optional nor a gap", keyPath: "find", at: .init(node))])
        }
        guard let program = TokenProgram(syntax, captureCount: captureCount) else {
            throw Diagnostics([Diagnostic(
                .error, "the pattern takes more than \(TokenProgram.stateLimit) states",
                hint: "a repetition {n} and a gap ..n hold n copies of what they repeat; lower the numbers", keyPath: "find", at: .init(node))])
        }
        return program
    }

    private func result(_ settings: TokenRuleSettings, _ names: CaptureNames, _ node: Node) throws(Diagnostics) -> TokenRule.Result {
        switch (settings.label, settings.relation) {
        case (let label?, nil):
            if let trigger = settings.trigger { throw Diagnostics("a mention has no trigger", hint: "did you mean span?", at: trigger) }
            return .mention(label: label, span: try settings.span.map { node throws(Diagnostics) in try names.number(node) })
        case (nil, let relation?):
            if let span = settings.span { throw Diagnostics("a relation has no span", hint: "did you mean trigger?", at: span) }
            let trigger = try settings.trigger.map { node throws(Diagnostics) in try names.number(node) }
            if !names.captures.indices.contains(where: { $0 != trigger && !names.captures[$0].hasPrefix("_") }) {
                throw Diagnostics("a relation needs roles", hint: "name what the pattern takes: source=@COUNTRY", at: settings.find)
            }
            return .relation(label: relation, trigger: trigger)
        case (nil, nil):
            throw Diagnostics("the rule \"\(settings.name)\" says not what it finds", hint: "add label: for mentions, or relation:", at: node)
        case (_?, _?):
            throw Diagnostics(
                "the rule \"\(settings.name)\" has both label and relation", hint: "the roles of a relation become mentions anyway",
                at: node["relation"] ?? node)
        }
    }
}

/// The captures of a pattern, for what refers to them.
struct CaptureNames {
    let captures: [String]

    /// The capture that a node names, with or without `$`.
    func number(_ node: Node) throws(Diagnostics) -> Int {
        try number(String(try String.read(node).drop { $0 == "$" }), node)
    }

    func numbers(_ nodes: [Node]) throws(Diagnostics) -> [Int] {
        var numbers: [Int] = []
        for node in nodes { numbers.append(try number(node)) }
        return numbers
    }

    private func number(_ name: String, _ node: Node) throws(Diagnostics) -> Int {
        if let number = captures.firstIndex(of: name) { return number }
        throw Diagnostics(
            "the pattern has no capture \"\(name)\"", hint: Suggestion.hint(for: name, among: captures, what: "captures"), at: node)
    }

    /// What a template stands for.
    func source(_ template: CaptureTemplate) throws(Diagnostics) -> TokenRule.Source {
        guard template.text.hasPrefix("$") else { return .fixed(template.text) }
        let parts = template.text.dropFirst().split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let number = try number(parts.first ?? "", template.node)
        switch parts.count > 1 ? parts[1] : "" {
        case "": return .text(number)
        case "entity": return .entity(number)
        case "label": return .label(number)
        case let part where part.hasPrefix("attributes.") && part.utf8.count > 11: return .attribute(number, String(part.dropFirst(11)))
        case let part:
            throw Diagnostics(
                "a capture has no \"\(part)\"", hint: "write $\(parts[0]), or with .entity, .label, .attributes.KEY behind it", at: template.node)
        }
    }

    /// Attributes as the rule says; of a mention also the captures, except those whose names begin with `_`.
    func attributes(
        _ templates: [String: CaptureTemplate], addsCaptures: Bool
    ) throws(Diagnostics) -> [(key: String, source: TokenRule.Source)] {
        var sources: [(key: String, source: TokenRule.Source)] = []
        for (key, template) in templates.sorted(by: { $0.key < $1.key }) { sources.append((key, try source(template))) }
        guard addsCaptures else { return sources }
        for (number, name) in captures.enumerated() where !name.hasPrefix("_") && templates[name] == nil {
            sources.append((name, .text(number)))
        }
        return sources
    }

    /// The labels of mentions made of captures: `what` → `WHAT` unless `roles` says otherwise.
    func labels(_ roles: [String: Node]) throws(Diagnostics) -> [String] {
        var labels = captures.map { $0.uppercased() }
        for (name, node) in roles.sorted(by: { $0.key < $1.key }) {
            labels[try number(name, node)] = try String.read(node)
        }
        return labels
    }
}
