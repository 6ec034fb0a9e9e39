internal import ArgumentParser
internal import EntenteKit
internal import EntentePipelines
internal import EntenteRunner
internal import EntenteStandard

/// What every command that reads a pipeline shares.
struct PipelineOptions: ParsableArguments {
    @Option(name: .customLong("set"), help: ArgumentHelp("Set an option of a stage.", valueName: "STAGE.OPTION=VALUE"))
    var overrides: [String] = []

    @Option(name: .customLong("var"), help: ArgumentHelp("Set a variable of the pipeline.", valueName: "NAME=VALUE"))
    var variables: [String] = []

    @Flag(help: "Allow the pipeline to load the libraries it names under plugins:.")
    var allowPlugins = false

    func validate() throws {
        do {
            _ = try variableTable()
            for text in overrides { _ = try Override(text) }
        } catch {
            throw ValidationError(error.all.map(\.summary).joined(separator: "\n"))
        }
    }

    /// Reads, overrides and checks a pipeline.
    ///
    /// - Returns: the plan, and the catalogue with the pipeline's plugins.
    func plan(_ path: String) throws(Diagnostics) -> (plan: Plan, catalogue: Catalogue) {
        var definition = try PipelineLoader.load(path, variables: try variableTable())
        definition.apply(try overrides.map { text throws(Diagnostics) in try Override(text) })
        let catalogue = try catalogue(for: definition)
        return (try PlanBuilder.plan(definition, catalogue: catalogue), catalogue)
    }

    private func variableTable() throws(Diagnostics) -> [String: String] {
        var table: [String: String] = [:]
        for text in variables {
            let (name, value) = try KeyValue.split(text, option: "--var", form: "NAME=VALUE")
            table[name] = value
        }
        return table
    }

    /// The built-in components and those of the pipeline's plugins. Without the plugins nothing is known of their
    /// stages, so a refused one ends the check.
    private func catalogue(for definition: PipelineDefinition) throws(Diagnostics) -> Catalogue {
        var catalogue = StandardCatalogue.make()
        var findings: [Diagnostic] = []
        for plugin in definition.plugins {
            do throws(Diagnostics) {
                guard allowPlugins else {
                    throw Diagnostics(
                        "the pipeline wants to load the library \(plugin.path), which runs its code",
                        hint: "if you trust it, give --allow-plugins")
                }
                try PluginLoader.load(plugin.path, into: &catalogue)
            } catch {
                findings += error.all.map { finding in
                    var finding = finding.inside("plugins")
                    finding.place = .init(plugin.node)
                    return finding
                }
            }
        }
        if !findings.isEmpty { throw Diagnostics(definition.findings + findings) }
        return catalogue
    }
}

extension Diagnostic {
    /// Message and hint alone, for what stands in no file.
    var summary: String { hint.map { "\(message)\n  hint: \($0)" } ?? message }
}

/// `KEY=VALUE` on the command line.
enum KeyValue {
    static func split(_ text: String, option: String, form: String) throws(Diagnostics) -> (key: String, value: String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Diagnostics("\(option) \(text): expected \(form)")
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}
