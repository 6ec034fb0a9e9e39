public import EntenteKit
public import EntentePipelines
internal import JSON
internal import YAML

/// `NAME.test.yaml` beside a pipeline: texts, and what must and must not come of them.
///
/// ```yaml
/// tests:
///   - name: a visit
///     text: Xi Jinping visited Serbia.
///     meta: {published: 2024-05-09}
///     expect: [mention COUNTRY Serbia SRB, relation CONSULT source=CHN target=SRB]
///     reject: [relation ASSAULT]
/// ```
/// An expectation is `mention LABEL TEXT [ENTITY]`, `relation LABEL role=… …` (a role's mention by text, entity or
/// state), `section KIND TEXT` (its beginning), `sentence TEXT` or `token TEXT`; white space counts as one space.
public struct PipelineTest: Sendable {
    /// What became of one text.
    public struct Outcome: Sendable {
        /// The name of the case.
        public var name: String
        /// Where it stands in the test file.
        public var place: Diagnostic.Place
        /// Empty if all expectations hold.
        public var failures: [String]
    }

    private struct Case: StageSettings {
        @Setting("What it shows.") var name = ""
        @Setting("The text.") var text: String
        @Setting("Metadata of the document.") var meta: [String: String] = [:]
        @Setting("What must be found.") var expect: [Expectation] = []
        @Setting("What must not be found.") var reject: [Expectation] = []
        init() {}
    }

    /// Runs every case of a file through a plan.
    ///
    /// - Throws: ``Diagnostics`` if the file cannot be used.
    public static func run(_ path: String, plan: Plan) throws(Diagnostics) -> [Outcome] {
        let file = ResourceFile(path: path)
        guard let root = try file.yaml(), let cases = root["tests"]?.list else {
            throw Diagnostics("the test file \(path) has no list tests:")
        }
        var outcomes: [Outcome] = []
        for (index, node) in cases.enumerated() {
            let test = try Case.read(node, keyPath: "tests[\(index)]").settings
            let name = test.name.isEmpty ? "tests[\(index)]" : test.name
            outcomes.append(Outcome(name: name, place: .init(node), failures: failures(test, plan)))
        }
        return outcomes
    }

    private static func failures(_ test: Case, _ plan: Plan) -> [String] {
        var document = Document(
            id: "test", text: Text(test.text), meta: JSONObject(test.meta.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        do { try plan.process(&document) } catch { return ["failed: \(error)"] }
        let found = Found(document)
        return test.expect.filter { !found.holds($0) }.map { "missing: \($0.text)\(found.nearby($0))" }
            + test.reject.filter { found.holds($0) }.map { "must not be found: \($0.text)" }
    }
}
