public import EntenteKit
internal import JSON
internal import YAML

/// Turns a definition into a ``Plan``: finds the components, reads their options, checks the layers.
public struct PlanBuilder {
    private let catalogue: Catalogue
    private var findings: [Diagnostic] = []
    /// Where reading the file has found something already: a value with an unknown variable is no wrong type besides.
    private var known: [Diagnostic.Place] = []
    /// Layers that stages require because of their settings, by ``place(_:)``.
    private var alsoRequired: [String: [Layer]] = [:]

    /// Builds a plan.
    ///
    /// - Throws: ``Diagnostics`` with every finding at once; components that are sound are instantiated all the same,
    ///   so that the errors in their files show too.
    public static func plan(_ definition: PipelineDefinition, catalogue: Catalogue) throws(Diagnostics) -> Plan {
        var builder = PlanBuilder(catalogue: catalogue)
        builder.known = definition.findings.compactMap(\.place)
        let source = definition.reader.flatMap { builder.source($0) }
        let steps = definition.stages.compactMap { builder.step($0) }
        let sinks = definition.exporters.compactMap { builder.sink($0) }
        builder.checkLayers(of: definition)
        if definition.stages.isEmpty, !(definition.findings + builder.findings).contains(where: { $0.severity == .error }) {
            builder.findings.append(Diagnostic(
                .warning, "the pipeline has no stages: documents pass through unchanged",
                hint: "entente stages names what there is", at: definition.sources.first.map {
                    .init($0, .init(line: 1, column: 1, offset: 0))
                }))
        }
        let findings = (definition.findings + builder.findings).inTextOrder(of: definition.sources)
        if findings.contains(where: { $0.severity == .error }) { throw Diagnostics(findings) }
        let resources = Self.resources(steps.flatMap(\.options) + (source?.options ?? []))
        return Plan(
            definition: definition, source: source, steps: steps, sinks: sinks, warnings: findings,
            hash: PlanHash.digest(definition, resources: resources), resources: resources)
    }

    private init(catalogue: Catalogue) { self.catalogue = catalogue }

    private mutating func step(_ component: PipelineDefinition.Component) -> Plan.Step? {
        guard let entry = catalogue.stage(component.name) else {
            unknown(component, "stage", catalogue.stages.map(\.descriptor.name))
            return nil
        }
        let step = take(component) { findings throws(Diagnostics) in
            let (stage, options) = try Self.make(entry.type, component, &findings)
            findings += stage.warnings.map { Self.placed($0, in: component) }
            return Plan.Step(
                name: entry.descriptor.name, stage: stage, descriptor: entry.descriptor, options: options, origin: entry.origin)
        }
        alsoRequired[Self.place(component), default: []] += step?.stage.alsoRequires ?? []
        return step
    }

    /// Tells components apart, those of included files too.
    private static func place(_ component: PipelineDefinition.Component) -> String {
        "\(component.nameNode.source.path) \(component.keyPath)"
    }

    private mutating func source(_ component: PipelineDefinition.Component) -> Plan.Source? {
        guard let entry = catalogue.reader(component.name) else {
            unknown(component, "reader", catalogue.readers.map(\.descriptor.name))
            return nil
        }
        return take(component) { findings throws(Diagnostics) in
            let (reader, options) = try Self.make(entry.type, component, &findings)
            return Plan.Source(name: entry.descriptor.name, reader: reader, descriptor: entry.descriptor, options: options)
        }
    }

    private mutating func sink(_ component: PipelineDefinition.Component) -> Plan.Sink? {
        guard let entry = catalogue.exporter(component.name) else {
            unknown(component, "exporter", catalogue.exporters.map(\.descriptor.name))
            return nil
        }
        return take(component) { findings throws(Diagnostics) in
            let (exporter, options) = try Self.make(entry.type, component, &findings)
            return Plan.Sink(name: entry.descriptor.name, exporter: exporter, descriptor: entry.descriptor, options: options)
        }
    }

    private mutating func take<Part>(
        _ component: PipelineDefinition.Component,
        _ body: (inout [Diagnostic]) throws(Diagnostics) -> Part
    ) -> Part? {
        do { return try body(&findings) } catch {
            let new = error.all.filter { !isKnown($0.place) }
            findings += new.map { Self.placed($0, in: component) }
            return nil
        }
    }

    private static func placed(_ finding: Diagnostic, in component: PipelineDefinition.Component) -> Diagnostic {
        // In a file of its own a finding has a key path of its own.
        let isElsewhere = finding.place.map { $0.source.path != component.nameNode.source.path } ?? false
        var finding = isElsewhere ? finding : finding.inside(component.keyPath)
        // A finding inside another file has a place of its own; one without any gets the stage's name.
        if finding.place == nil { finding.place = .init(component.nameNode) }
        return finding
    }

    private mutating func unknown(_ component: PipelineDefinition.Component, _ what: String, _ names: [String]) {
        guard !isKnown(.init(component.nameNode)) else { return }
        findings.append(Diagnostic(
            .error, "unknown \(what) \"\(component.name)\"", hint: hint(for: component.name, what, names),
            keyPath: component.keyPath, at: .init(component.nameNode)))
    }

    private func isKnown(_ place: Diagnostic.Place?) -> Bool {
        guard let place else { return false }
        let range = place.start.offset...(place.end ?? place.start).offset
        return known.contains { $0.source.path == place.source.path && range.contains($0.start.offset) }
    }

    private func hint(for name: String, _ what: String, _ names: [String]) -> String {
        let others = [
            ("stages", "stage", catalogue.stages.map(\.descriptor.name)),
            ("read", "reader", catalogue.readers.map(\.descriptor.name)),
            ("export", "exporter", catalogue.exporters.map(\.descriptor.name)),
        ]
        if let (key, kind, _) = others.first(where: { $0.1 != what && $0.2.contains(name) }) {
            return "\(name) is \(kind == "exporter" ? "an" : "a") \(kind): it belongs under \(key):"
        }
        func bare(_ full: String) -> String { full.split(separator: ".").last.map(String.init) ?? full }
        if let full = names.first(where: { bare($0) == name }) { return "did you mean \(full)?" }
        let known = what == "stage" ? names : names + names.map(bare)
        return Suggestion.nearest(to: name, among: known).map { "did you mean \($0)?" }
            ?? "\(what)s: \(names.joined(separator: ", "))"
    }

    /// Each stage's layers must be there when its turn comes.
    private mutating func checkLayers(of definition: PipelineDefinition) {
        // Stages that could not be read may have provided anything.
        if definition.isIncomplete { return }
        var available = definition.input
        if let reader = definition.reader.flatMap({ catalogue.reader($0.name) }) {
            available.formUnion(reader.descriptor.provides)
        }
        for component in definition.stages {
            guard let descriptor = catalogue.stage(component.name)?.descriptor else {
                // An unknown stage may have been meant to provide anything: one finding is enough.
                available.formUnion(Layer.allCases)
                continue
            }
            let required = descriptor.requires + (alsoRequired[Self.place(component)] ?? [])
            report(Set(required).subtracting(available), neededBy: component)
            available.formUnion(descriptor.provides)
        }
        for component in definition.exporters {
            guard let descriptor = catalogue.exporter(component.name)?.descriptor else { continue }
            report(Set(descriptor.requires).subtracting(available), neededBy: component)
        }
    }

    private mutating func report(_ missing: Set<Layer>, neededBy component: PipelineDefinition.Component) {
        for layer in missing.sorted() {
            let makers = catalogue.stages.filter { $0.descriptor.provides.contains(layer) }.map(\.descriptor.name)
            let hint = makers.isEmpty
                ? "no stage provides it; declare it under input: if the documents bring it"
                : "put \(makers.joined(separator: " or ")) before it, or declare it under input: if the documents bring it"
            findings.append(Diagnostic(
                .error, "\(component.name) needs the layer \"\(layer.rawValue)\", and nothing before it provides it",
                hint: hint, keyPath: component.keyPath, at: .init(component.nameNode)))
        }
    }

    /// Opens the existential type of the catalogue: reads the options and begins the component's life.
    private static func make<Part: Component>(
        _ type: Part.Type, _ component: PipelineDefinition.Component, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> (Part, [SettingDescription]) {
        let (settings, warnings) = try Part.Settings.read(
            component.settings, keyPath: component.keyPath, owner: component.nameNode)
        findings += warnings
        return (try Part(settings: settings), settings.described)
    }

    private static func resources(_ options: [SettingDescription]) -> [String] {
        var seen: Set<String> = []
        return options.flatMap(\.files).filter { seen.insert($0).inserted }
    }
}
