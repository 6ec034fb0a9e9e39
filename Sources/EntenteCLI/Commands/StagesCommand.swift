internal import ArgumentParser
internal import EntenteKit
internal import EntenteRunner
internal import EntenteStandard
internal import JSON

struct StagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages", abstract: "List stages, readers and exporters, or document one.")

    @Argument(help: "A stage's name.") var name: String?
    @Option(help: ArgumentHelp("Also what a plugin library brings; this runs its code.", valueName: "FILE"))
    var plugin: [String] = []

    func run() throws {
        let pages = Page.all(try catalogue())
        guard let name else {
            let width = pages.map(\.descriptor.name.count).max() ?? 0
            for page in pages {
                let padding = String(repeating: " ", count: width - page.descriptor.name.count)
                Console.write("\(page.descriptor.name)\(padding)  \(page.descriptor.summary)\n")
            }
            return
        }
        guard let page = pages.first(where: { $0.answers(to: name) }) else {
            throw CommandFailure(
                code: .usage,
                message: "there is no stage \(name)\n  hint: "
                    + Suggestion.hint(for: name, among: pages.map(\.descriptor.name), what: "stages"))
        }
        Console.write(page.text)
    }

    private func catalogue() throws -> Catalogue {
        var catalogue = StandardCatalogue.make()
        do throws(Diagnostics) {
            for path in plugin { try PluginLoader.load(path, into: &catalogue) }
        } catch {
            throw CommandFailure(code: .failed, message: error.all.map(\.summary).joined(separator: "\n"))
        }
        return catalogue
    }
}

/// The page of one component.
private struct Page {
    var descriptor: Descriptor
    var options: [SettingDescription]

    static func all(_ catalogue: Catalogue) -> [Page] {
        catalogue.readers.map { Page(descriptor: $0.descriptor, options: options($0.type)) }
            + catalogue.stages.map { Page(descriptor: $0.descriptor, options: options($0.type)) }
            + catalogue.exporters.map { Page(descriptor: $0.descriptor, options: options($0.type)) }
    }

    private static func options<Part: Component>(_ type: Part.Type) -> [SettingDescription] { Part.Settings().described }

    /// Readers and exporters go by their bare names too, as in a pipeline.
    func answers(to name: String) -> Bool { [name, "read.\(name)", "export.\(name)"].contains(descriptor.name) }

    var text: String {
        var out = "\(descriptor.name)\n  \(descriptor.summary)\n"
        func layers(_ title: String, _ layers: [Layer]) {
            if !layers.isEmpty { out += "\n\(title): \(layers.map(\.rawValue).joined(separator: ", "))\n" }
        }
        layers("requires", descriptor.requires)
        layers("provides", descriptor.provides)
        out += options.isEmpty ? "\nIt has no options.\n" : "\nOptions\n"
        for option in options {
            out += "  \(option.name)  (\(option.typeName); "
            out += option.isRequired ? "required)\n" : "default \(option.defaultValue?.description ?? "null"))\n"
            out += "      \(option.help)\n"
        }
        if !descriptor.examples.isEmpty { out += "\nExamples\n" }
        for example in descriptor.examples {
            if !example.settings.isEmpty { out += "  with \(example.settings)\n" }
            for line in example.marked.split(separator: "\n", omittingEmptySubsequences: false) { out += "  \(line)\n" }
            for relation in example.finds { out += "    → \(relation)\n" }
        }
        return out
    }
}
