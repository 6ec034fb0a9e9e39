public import EntenteKit
internal import JSON
internal import YAML

/// Turns a definition into a ``Plan``: finds the components, reads their options, checks the layers.
public struct PlanBuilder {
    private let catalogue: Catalogue
    private var findings: [Diagnostic] = []

    /// Builds a plan.
    ///
    /// - Throws: ``Diagnostics`` with every finding at once; components that are sound are instantiated all the same,
    ///   so that the errors in their files show too.
    public static func plan(_ definition: PipelineDefinition, catalogue: Catalogue) throws(Diagnostics) -> Plan {
        var builder = PlanBuilder(catalogue: catalogue)
        builder.findings = definition.warnings
        let source = definition.reader.flatMap { builder.source($0) }
        let steps = definition.stages.compactMap { builder.step($0) }
        let sinks = definition.exporters.compactMap { builder.sink($0) }
        builder.checkLayers(of: definition)
        if definition.stages.isEmpty {
            builder.findings.append(Diagnostic(.warning, "the pipeline has no stages: documents pass through unchanged"))
        }
        let findings = builder.findings.inTextOrder
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
        return take(component) { findings throws(Diagnostics) in
            let (stage, options) = try Self.make(stage: entry.type, component, &findings)
            return Plan.Step(
                name: entry.descriptor.name, stage: stage, descriptor: entry.descriptor, options: options, origin: entry.origin)
        }
    }

    private mutating func source(_ component: PipelineDefinition.Component) -> Plan.Source? {
        guard let entry = catalogue.reader(component.name) else {
            unknown(component, "reader", catalogue.readers.map(\.descriptor.name))
            return nil
        }
        return take(component) { findings throws(Diagnostics) in
            let (reader, options) = try Self.make(reader: entry.type, component, &findings)
            return Plan.Source(name: entry.descriptor.name, reader: reader, descriptor: entry.descriptor, options: options)
        }
    }

    private mutating func sink(_ component: PipelineDefinition.Component) -> Plan.Sink? {
        guard let entry = catalogue.exporter(component.name) else {
            unknown(component, "exporter", catalogue.exporters.map(\.descriptor.name))
            return nil
        }
        return take(component) { findings throws(Diagnostics) in
            let (exporter, options) = try Self.make(exporter: entry.type, component, &findings)
            return Plan.Sink(name: entry.descriptor.name, exporter: exporter, descriptor: entry.descriptor, options: options)
        }
    }

    private mutating func take<Part>(
        _ component: PipelineDefinition.Component,
        _ body: (inout [Diagnostic]) throws(Diagnostics) -> Part
    ) -> Part? {
        do { return try body(&findings) } catch {
            findings += error.all.map { finding in
                var finding = finding.inside(component.keyPath)
                // A finding inside another file has a place of its own; one without any gets the stage's name.
                if finding.place == nil { finding.place = .init(component.nameNode) }
                return finding
            }
            return nil
        }
    }

    private mutating func unknown(_ component: PipelineDefinition.Component, _ what: String, _ names: [String]) {
        let bare = names.flatMap { [$0, $0.split(separator: ".").last.map(String.init) ?? $0] }
        let known = what == "stage" ? names : bare
        let hint = Suggestion.nearest(to: component.name, among: known).map { "did you mean \($0)?" }
            ?? "\(what)s: \(names.joined(separator: ", "))"
        findings.append(Diagnostic(
            .error, "unknown \(what) \"\(component.name)\"", hint: hint, keyPath: component.keyPath,
            at: .init(component.nameNode)))
    }

    /// Each stage's layers must be there when its turn comes.
    private mutating func checkLayers(of definition: PipelineDefinition) {
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
            report(Set(descriptor.requires).subtracting(available), neededBy: component)
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

    // The three below open the existential types of the catalogue.

    private static func make<S: Stage>(
        stage: S.Type, _ component: PipelineDefinition.Component, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> (any Stage, [SettingDescription]) {
        let (settings, warnings) = try S.Settings.read(component.settings, keyPath: component.keyPath, owner: component.nameNode)
        findings += warnings
        return (try S(settings: settings), settings.described)
    }

    private static func make<R: Reader>(
        reader: R.Type, _ component: PipelineDefinition.Component, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> (any Reader, [SettingDescription]) {
        let (settings, warnings) = try R.Settings.read(component.settings, keyPath: component.keyPath, owner: component.nameNode)
        findings += warnings
        return (try R(settings: settings), settings.described)
    }

    private static func make<E: Exporter>(
        exporter: E.Type, _ component: PipelineDefinition.Component, _ findings: inout [Diagnostic]
    ) throws(Diagnostics) -> (any Exporter, [SettingDescription]) {
        let (settings, warnings) = try E.Settings.read(component.settings, keyPath: component.keyPath, owner: component.nameNode)
        findings += warnings
        return (try E(settings: settings), settings.described)
    }

    private static func resources(_ options: [SettingDescription]) -> [String] {
        var seen: Set<String> = []
        return options.flatMap(\.files).filter { seen.insert($0).inserted }
    }
}
