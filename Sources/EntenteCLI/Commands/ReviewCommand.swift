internal import ArgumentParser
internal import EntenteKit
internal import EntenteRunner

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review", abstract: "Turn people's verdicts on disagreements into examples and training sentences.",
        subcommands: [ReviewAcceptCommand.self])
}

struct ReviewAcceptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accept", abstract: "Take over each line of a review file that has a verdict.",
        discussion: """
            Verdicts are rule, model, a label, or NONE for no relation. Where the rule is right its file gets the \
            sentence as an example to match, else as one to reject; then entente test fails until the rule is mended. \
            Either way the sentence goes to the training file under its right label. What stands there already is not \
            added again.
            """)

    @Argument(help: "The review file, which export.review wrote.") var file: String
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Rule files that get the examples.", valueName: "FILE")) var rules: [String] = []
    @Option(help: ArgumentHelp("The file of marked sentences that grows.", valueName: "FILE.tsv")) var training: String?
    @Flag(help: "Say nothing but errors.") var quiet = false

    func validate() throws {
        if rules.isEmpty, training == nil { throw ValidationError("give --rules FILE, --training FILE.tsv, or both") }
    }

    func run() throws {
        do throws(Diagnostics) {
            let review = try ReviewFile(file)
            var editors: [RuleFileEditor] = []
            for path in rules { editors.append(try RuleFileEditor(path)) }
            let examples = try addExamples(review, &editors)
            let sentences = try training.map { path throws(Diagnostics) in try TrainingFile(path).adding(review.judged) }
            // Nothing is written before all of it is known to be right.
            do {
                for editor in editors where editor.isChanged { try CorpusLoader.writeFile(editor.bytes, to: editor.path) }
                if let sentences, sentences.added > 0 { try CorpusLoader.writeFile(sentences.bytes, to: training!) }
            } catch { throw Diagnostics(error.description) }
            if !quiet { report(review, examples, sentences?.added ?? 0) }
        } catch {
            Console.report(error.all)
            throw CommandFailure(code: .failed)
        }
    }

    /// The numbers of examples added to match and to reject, and of lines whose rule stands in no file given.
    private func addExamples(
        _ review: ReviewFile, _ editors: inout [RuleFileEditor]
    ) throws(Diagnostics) -> (match: Int, reject: Int, homeless: Int) {
        var counts = (match: 0, reject: 0, homeless: 0)
        for line in review.judged where !editors.isEmpty {
            var home: Int?
            for index in editors.indices where try editors[index].has(line.rule) { home = home ?? index }
            guard let home else {
                counts.homeless += 1
                continue
            }
            // Only rules with a trigger say beside the text what they find; the others mark it.
            let finds = line.isRuleRight && line.rule.hasPrefix("relate.rules/") ? line.finds : nil
            let text = line.isRuleRight ? line.example : ReviewFile.withoutRoles(line.example, rule: line.rule)
            let example = RuleFileEditor.example(text, finds: finds)
            guard try editors[home].add(example, to: line.isRuleRight ? "match" : "reject", of: line.rule) else { continue }
            if line.isRuleRight { counts.match += 1 } else { counts.reject += 1 }
        }
        return counts
    }

    private func report(_ review: ReviewFile, _ examples: (match: Int, reject: Int, homeless: Int), _ sentences: Int) {
        Console.error(
            "\(review.judged.count) verdicts, \(review.open) lines without one: \(examples.match) examples to match, "
                + "\(examples.reject) to reject, \(sentences) training sentences")
        if examples.homeless > 0 { Console.error("  \(examples.homeless) lines are of rules that stand in no file of --rules") }
        if examples.match + examples.reject > 0 { Console.error("  entente test runs the new examples") }
    }
}
