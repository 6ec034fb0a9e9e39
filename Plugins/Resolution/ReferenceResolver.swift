public import EntenteKit
internal import JSON

/// Says for whom pronouns and descriptions stand: `we`, `my delegation`, `he`, `its`, `the regime`, `both sides`.
///
/// Rule files list the words, and for each rule what they refer to: the speaker (of the quotation, the turn, the
/// document), the person or state last spoken of, the two sides. A resolved mention carries the entity, `state`,
/// `kind` (pronoun or nominal) and `antecedent`, a mention's id; where two sides are meant, there are two mentions on the
/// same range. What two antecedents could claim stays unresolved. Quotations are those of `SAID` relations, or else are
/// read off quotation marks; the syntax layer is used where there is one.
public struct ReferenceResolver: Stage {
    /// Options of `resolve.references`.
    public struct Settings: StageSettings {
        @Setting("Rule files, which begin with entente-references: 1.") public var files: [ResourceFile]
        @Setting("Lists of names (.tsv with id, label, name, aliases, state) for what the metadata say of speaker and source.")
        public var names: [ResourceFile] = []
        @Setting("Word files of extract.actors, for actors behind a possessive: its leaders.")
        public var actors: [ResourceFile] = []
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "resolve.references",
        summary: "Resolves pronouns and descriptions to the states, persons and bodies that they stand for.",
        requires: [.sentences, .tokens, .mentions], provides: [.mentions, .entities])

    let rules: ReferenceRules
    let names: NameTable
    let lexicon: ActorLexicon

    public init(settings: Settings) throws(Diagnostics) {
        var findings: [Diagnostic] = []
        var rules = ReferenceRules()
        var names = NameTable()
        for file in settings.files {
            do throws(Diagnostics) { try rules.read(file) } catch { findings += error.all }
        }
        for file in settings.names {
            do throws(Diagnostics) { try names.read(file) } catch { findings += error.all }
        }
        var lexicon = ActorLexicon()
        for file in settings.actors {
            do throws(Diagnostics) { _ = try ActorFile.read(file, into: &lexicon) } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        self.rules = rules
        self.lexicon = lexicon
        self.names = names
    }

    public func process(_ document: inout Document) throws(StageError) { run(on: &document) }

    public var ruleTests: [RuleTest] {
        rules.examples.map { group in
            ResolutionExamples.run(group, only: group.name) { document in run(on: &document) }
        }
    }

    private func run(on document: inout Document) {
        let words = Words(document)
        guard words.count > 0 else { return }
        var walk = ReferenceWalk(rules, names, lexicon, words, document)
        walk.run()
        walk.write(to: &document)
    }
}
