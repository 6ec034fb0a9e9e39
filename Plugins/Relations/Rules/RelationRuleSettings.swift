internal import EntenteKit
internal import YAML

/// A file of relation rules, without its version.
///
/// ```yaml
/// entente-relations: 1
/// caseless: true
/// define: {best: '(?:largest|biggest|main)'}
/// rules:
///   - name: trade-partner
///     label: PARTNER
///     trigger: '{{best}} trading partner'
///     arguments:
///       source: {labels: [COUNTRY], where: before, choose: first, linked: true}
///       target: {labels: [COUNTRY], where: after, distance: 4, linked: true}
///     match:
///       - {text: '⟦China|COUNTRY CHN⟧ is the largest trading partner of ⟦Chad|COUNTRY TCD⟧.', finds: 'source=China target=Chad'}
///     reject: ['The largest trading partner of ⟦Chad|COUNTRY TCD⟧ is unknown.']
/// ```
struct RelationRuleFileSettings: StageSettings {
    @Setting("Prefix of the provenance; by default the file's name.") var name: String? = nil
    @Setting("Whether letters match regardless of case.") var caseless = true
    @Setting("Parts of patterns, written {{NAME}} in rules.") var define: [String: String] = [:]
    @Setting("The rules; of two with one label whose triggers overlap, the first one wins.") var rules: [Node]
    init() {}
}

/// One rule.
struct RelationRuleSettings: StageSettings {
    @Setting("Unique in its file.") var name: String
    @Setting("The relation's label.") var label: String
    @Setting("Words that tell of the relation: PCRE2, within one sentence, whole words.") var trigger: String
    @Setting("A pattern that must be found in the sentence or the three before it in its section.") var context: String? = nil
    @Setting("A pattern that must not be found in the sentence.") var unless: String? = nil
    @Setting("Role names, each with what may fill it; filled in this order.") var arguments: Node
    @Setting("Attributes of the relation; true and false are truth values, lists are lists.") var attributes: Node? = nil
    @Setting("From 0 to 1.", in: 0...1) var score = 1.0
    @Setting("Examples: {text, finds}; in the text ⟦words|LABEL ENTITY⟧ are mentions.") var match: [Node] = []
    @Setting("Texts in which the rule finds nothing.") var reject: [String] = []
    init() {}
}

/// What may fill a role.
struct RoleSettings: StageSettings {
    /// Where a mention stands to the trigger.
    enum Place: String, SettingChoice { case before, after, any, inside }
    /// How far a role may reach.
    enum Scope: String, SettingChoice { case sentence, section, document }
    /// Which of several mentions of the sentence.
    enum Choice: String, SettingChoice { case nearest, first }

    @Setting("Labels of mentions.") var labels: [String]
    @Setting("Before or after the trigger, inside it, or any.") var `where` = Place.any
    @Setting("Look only in the sentence, or in the section or document, too: back, or on for what stands after.")
    var within = Scope.sentence
    @Setting("Most sentences away.", in: 0...1000) var sentences = 1000
    @Setting("Most tokens between trigger and mention, in the trigger's sentence.", in: 0...1000) var distance = 1000
    @Setting("The nearest mention, or the sentence's first one.") var choose = Choice.nearest
    @Setting("The mention must have an entity or a state; two such roles have different ones.") var linked = false
    @Setting("The relation holds without it, too.") var optional = false
    init() {}
}
