internal import EntenteKit
internal import JSON
internal import YAML

/// One example of one stage, run plain, again, with more layers, disturbed, and without text.
struct ExampleCheck<S: Stage> {
    private let descriptor = S.descriptor
    private let example: Example
    private let folder: String
    private let ignoring: Set<Disturbance>
    private var failures: [ConformanceFailure] = []

    init(_ type: S.Type, _ example: Example, folder: String, ignoring: Set<Disturbance>) {
        self.example = example
        self.folder = folder
        self.ignoring = ignoring
    }

    /// All that is wrong.
    mutating func run() -> [ConformanceFailure] {
        guard let marked = marks(), let stage = construct(), let layer = example.layer ?? descriptor.provides.first else {
            return failures
        }
        let expectation = Expectation(layer: layer, marks: marked.marks, finds: example.finds)
        let plain = document(marked.text, layers: Set(descriptor.requires))
        if let found = process(stage, plain, nil) {
            compare(stage, expectation, plain, found)
            repeatRun(stage, plain, found)
            if failures.isEmpty {
                for disturbance in Disturbance.allCases { disturb(stage, plain, found, disturbance) }
            }
        } else {
            nameMissingLayers(stage, expectation, marked.text)
        }
        _ = process(stage, crowded(marked.text), nil)
        runEmpty(stage)
        return failures
    }

    mutating func fail(_ check: ConformanceFailure.Check, _ message: String, _ disturbance: Disturbance? = nil) {
        let failure = ConformanceFailure(
            stage: descriptor.name, check, message, example: example.marked, disturbance: disturbance)
        // The crowded run repeats what the plain one showed.
        if !failures.contains(failure) { failures.append(failure) }
    }

    // MARK: Making the parts

    private mutating func marks() -> MarkedText? {
        do { return try MarkedText(example.marked) } catch {
            fail(.example, error.message)
            return nil
        }
    }

    private mutating func construct() -> S? {
        do { return try Self.stage(example, folder) } catch {
            fail(.example, "its settings \(example.settings) are refused\n\(error)")
            return nil
        }
    }

    private static func stage(_ example: Example, _ folder: String) throws(Diagnostics) -> S {
        let source = SourceFile(path: "\(folder)/example.yaml", bytes: Array(example.settings.utf8))
        return try S(settings: try S.Settings.read(try Diagnostics.reading(source)).settings)
    }

    private func document(_ text: String, layers: Set<Layer>) -> Document {
        Preparation.document(text, layers: layers, given: example.given, meta: example.meta)
    }

    /// The example with every layer that a pipeline may have made before this stage, and with a mention and a relation
    /// that are none of its business.
    private func crowded(_ text: String) -> Document {
        let first = descriptor.provides.min() ?? .relations
        let layers = Set(Layer.allCases.filter { $0 < first }).union(descriptor.requires)
        var document = document(text, layers: layers)
        guard let word = Preparation.sentences(of: document.text.bytes, in: document.text.range).first else { return document }
        document.add(mentions: [Mention(id: "decoy", word, "DECOY", by: "given")])
        document.add(relations: [Relation(id: "decoy", "DECOY", [.init("source", "decoy")], by: "given")])
        document.layers.formUnion([.mentions, .relations])
        return document
    }

    // MARK: Running

    /// Runs the stage and checks what holds of every run; `nil` if it threw.
    private mutating func process(_ stage: S, _ before: Document, _ disturbance: Disturbance?) -> Document? {
        var after = before
        do { try stage.process(&after) } catch {
            fail(disturbance == nil ? .example : .disturbance, "it threw: \(error)", disturbance)
            return nil
        }
        for problem in Honesty.problems(descriptor, from: before, to: after) { fail(.honesty, problem, disturbance) }
        after.layers.formUnion(descriptor.provides)
        for problem in Invariants.problems(descriptor, from: before, to: after) { fail(.invariants, problem, disturbance) }
        return after
    }

    private mutating func compare(_ stage: S, _ expectation: Expectation, _ before: Document, _ after: Document) {
        guard let difference = expectation.difference(from: before, to: after) else { return }
        fail(.example, difference)
        nameMissingLayers(stage, expectation, before.text.string(before.text.range))
    }

    /// An example that fails may do so for want of a layer that the stage reads and does not require.
    private mutating func nameMissingLayers(_ stage: S, _ expectation: Expectation, _ text: String) {
        let named = descriptor.requires + descriptor.provides
        for layer in [Layer.sections, .sentences, .tokens] where !named.contains(layer) {
            let before = document(text, layers: Set(descriptor.requires).union([layer]))
            var after = before
            guard (try? stage.process(&after)) != nil, expectation.difference(from: before, to: after) == nil else { continue }
            return fail(.requirements, "it reads the layer \(layer.rawValue), and does not name it under requires")
        }
    }

    /// Twice by one stage, and once by a twin.
    private mutating func repeatRun(_ stage: S, _ before: Document, _ after: Document) {
        let wanted = encoded(after)
        for other in [stage, try? Self.stage(example, folder)].compactMap(\.self) {
            var again = before
            guard (try? other.process(&again)) != nil else { return fail(.determinism, "a second run threw") }
            again.layers.formUnion(descriptor.provides)
            if encoded(again) != wanted { return fail(.determinism, "a second run found something else") }
        }
    }

    private func encoded(_ document: Document) -> [UInt8] {
        var bytes: [UInt8] = []
        DocumentEncoder.append(document, to: &bytes)
        return bytes
    }

    private mutating func disturb(_ stage: S, _ before: Document, _ after: Document, _ disturbance: Disturbance) {
        let text = DisturbedText(before.text, disturbance)
        if text.isUnchanged(from: before.text) { return }
        let disturbed = text.document(before)
        guard let found = process(stage, disturbed, disturbance), !ignoring.contains(disturbance) else { return }
        let comparison = DisturbedComparison(text: text, layers: descriptor.provides)
        if let difference = comparison.difference(plain: (before, after), disturbed: (disturbed, found)) {
            fail(.disturbance, difference, disturbance)
        }
    }

    private mutating func runEmpty(_ stage: S) {
        let before = document("", layers: Set(descriptor.requires))
        var after = before
        do { try stage.process(&after) } catch { return fail(.emptyText, "it threw: \(error)") }
        if !Annotation.written(from: before, to: after, layers: Layer.allCases).isEmpty {
            fail(.emptyText, "it found something in no text")
        }
    }
}
