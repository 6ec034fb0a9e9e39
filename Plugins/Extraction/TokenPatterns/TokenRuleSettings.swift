internal import EntenteKit
internal import JSON
internal import YAML

/// A fixed text, or `$capture`, `$capture.entity`, `$capture.label`, `$capture.attributes.KEY`.
struct CaptureTemplate: SettingValue {
    let text: String
    let node: Node

    static func read(_ node: Node) throws(Diagnostics) -> CaptureTemplate {
        CaptureTemplate(text: try String.read(node), node: node)
    }

    static var typeName: String { "text, or $ and the name of a capture" }
    static var schema: JSONObject { ["type": ["string", "number", "boolean"]] }
    var shown: JSONValue { node.shown }
}

/// A rule over tokens as written.
struct TokenRuleSettings: NamedRuleSettings {
    @Setting("Unique in its file; stands in the provenance of each hit.") var name: String
    @Setting("The token pattern; see pipelines/rules/README.md.") var find: Node
    @Setting("Label of the mentions; or give relation.") var label: String? = nil
    @Setting("Label of the relations, whose roles are the captures.") var relation: String? = nil
    @Setting("The mention is what this capture took, not the whole hit.") var span: Node? = nil
    @Setting("The trigger of the relation is what this capture took, not the whole hit.") var trigger: Node? = nil
    @Setting("Labels of the mentions that are made for captures which took no mention; by default the capture's name.")
    var roles: [String: Node] = [:]
    @Setting("Captures that must not mean the same entity.") var differ: [Node] = []
    @Setting("Patterns; a hit that one of them overlaps is none.") var unless: [Node] = []
    @Setting("Attributes, fixed or $capture.") var attributes: [String: CaptureTemplate] = [:]
    @Setting("Entity of the mentions, fixed or $capture.entity.") var entity: CaptureTemplate? = nil
    @Setting("Kinds of sections to look in; all but boilerplate by default.") var sections: [SectionKind] = []
    @Setting("Score of what is found, 0 to 1.", in: 0...1) var score = 1.0
    @Setting("A hit of higher priority beats one that overlaps it.") var priority = 0
    @Setting("Texts with every hit of the rule marked.") var match: Node? = nil
    @Setting("Texts in which the rule finds nothing.") var reject: Node? = nil
}

/// A file of rules over tokens as written.
struct TokenRuleFileSettings: StageSettings {
    @Setting("Name in the provenance; by default the file's, without ending.") var name: String? = nil
    @Setting("What the rules are for.") var description: String? = nil
    @Setting("Macros: a name, and the part of a pattern for which {{name}} stands.") var define: Node? = nil
    @Setting("Lists of words: in place, or a file with one a line.") var lists: Node? = nil
    @Setting("Which of overlapping hits of this file stay.") var overlap = Overlap.longest
    @Setting("The rules.") var rules: Node? = nil
}
