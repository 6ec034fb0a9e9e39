internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import EntenteRunner
internal import YAML

struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Run the inline examples of rules, and NAME.test.yaml beside each pipeline.")

    @Argument(help: "Pipeline files or folders; default: pipelines.") var paths: [String] = ["pipelines"]
    @OptionGroup var options: PipelineOptions
    @Flag(help: "Name the rules that no example fires.") var coverage = false

    func run() throws {
        var tally = Tally()
        do {
            for path in try pipelines() { try test(path, &tally) }
        } catch let error as Diagnostics {
            Console.report(error.all)
            throw CommandFailure(code: .findings)
        } catch let error as RunError {
            throw CommandFailure(code: .usage, message: "entente: \(error)")
        }
        Console.write("\(tally.passed) passed, \(tally.failed) failed\n")
        if tally.failed > 0 { throw CommandFailure(code: .findings) }
    }

    private func pipelines() throws(RunError) -> [String] {
        var found: [String] = []
        for path in paths {
            guard FileSystem.isFolder(path) else {
                found.append(path)
                continue
            }
            found += try InputFiles.list(path).filter { $0.hasSuffix(".yaml") && !$0.hasSuffix(".test.yaml") }
        }
        return found
    }

    private func test(_ path: String, _ tally: inout Tally) throws(Diagnostics) {
        let plan = try options.plan(path).plan
        for (index, step) in plan.steps.enumerated() {
            let before = plan.steps[..<index]
            let tests = step.stage.ruleTests { (document) throws(StageError) in try TestCommand.segment(&document, by: before) }
            // A rule file that several pipelines share is tested once.
            for rule in tests where tally.isNew(rule, of: step.name) { show(rule, step.name, &tally) }
        }
        let file = String(path.dropLast(path.hasSuffix(".yaml") ? 5 : 0)) + ".test.yaml"
        guard FileSystem.problemReading(file) == nil else { return }
        for outcome in try PipelineTest.run(file, plan: plan) {
            if outcome.failures.isEmpty {
                tally.passed += 1
                continue
            }
            tally.failed += 1
            Console.write("\(outcome.place.label()): FAILED \(outcome.name)\n")
            for failure in outcome.failures { Console.write("    \(failure)\n") }
        }
    }

    /// Fills the layers of an example that cut and parse its text, by the stages before the one that has the rule.
    private static func segment(_ document: inout Document, by steps: ArraySlice<Plan.Step>) throws(StageError) {
        for step in steps where !step.descriptor.provides.isEmpty && step.descriptor.provides.allSatisfy(\.isSegmentation) {
            if step.descriptor.provides.allSatisfy(document.layers.contains) { continue }
            try step.stage.process(&document)
            document.layers.formUnion(step.descriptor.provides)
        }
    }

    private func show(_ rule: RuleTest, _ stage: String, _ tally: inout Tally) {
        for outcome in rule.outcomes {
            guard let failure = outcome.failure else {
                tally.passed += 1
                continue
            }
            tally.failed += 1
            Console.write("\(outcome.place?.label() ?? stage): FAILED rule \(rule.rule): \(outcome.example)\n    \(failure)\n")
        }
        if coverage, !rule.isCovered {
            Console.write("\(rule.place?.label() ?? stage): no example fires rule \(rule.rule)\n")
        }
    }

    /// Counts, and the rules seen.
    private struct Tally {
        var passed = 0
        var failed = 0
        private var seen: Set<String> = []

        mutating func isNew(_ rule: RuleTest, of stage: String) -> Bool {
            let place = rule.place.map { "\($0.source.path):\($0.start.line)" } ?? ""
            return seen.insert("\(stage) \(rule.rule) \(place)").inserted
        }
    }
}
