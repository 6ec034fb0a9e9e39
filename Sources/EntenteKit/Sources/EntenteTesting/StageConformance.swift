public import EntenteKit

/// The suite that every stage must pass, built in or a stranger's. An author runs it in one line:
///
/// ```swift
/// @Test func conforms() { #expect(StageConformance.check(MyStage.self).isEmpty) }
/// ```
/// It depends on no test framework. What it checks stands with ``ConformanceFailure/Check``. It runs in one process, so
/// an order that changes only between processes (that of a `Set` written straight into a layer) may escape it.
public enum StageConformance {
    /// Checks a stage's descriptor, its options and all its examples.
    ///
    /// - Parameters:
    ///   - folder: where the files lie that examples name in their settings; the working directory by default.
    ///   - ignoring: disturbances that rightly change what this stage finds. Its layers are still checked under them.
    /// - Returns: what is wrong, in reading order; empty if the stage conforms.
    public static func check(
        _ type: any Stage.Type, folder: String = ".", ignoring: Set<Disturbance> = []
    ) -> [ConformanceFailure] {
        checkDescription(of: type)
            + type.descriptor.examples.indices.flatMap { check(type, example: $0, folder: folder, ignoring: ignoring) }
    }

    /// Checks what a stage says of itself and its options, without running it.
    public static func checkDescription(of type: any Stage.Type) -> [ConformanceFailure] {
        let (descriptor, options) = (type.descriptor, options(type))
        // A model or a list that must be given lies with the author: such a stage is checked by an example of a test.
        let files = [ResourceFile.typeName, [ResourceFile].typeName]
        let needsFile = options.contains { $0.isRequired && files.contains($0.typeName) }
        return DescriptorRules.problems(of: descriptor, needsExamples: !needsFile)
            .map { ConformanceFailure(stage: descriptor.name, .descriptor, $0) }
            + settingsProblems(type, options).map { ConformanceFailure(stage: descriptor.name, .settings, $0) }
    }

    /// Checks one of a stage's examples, plain and disturbed.
    ///
    /// - Parameter index: its place in the descriptor's list.
    public static func check(
        _ type: any Stage.Type, example index: Int, folder: String = ".", ignoring: Set<Disturbance> = []
    ) -> [ConformanceFailure] {
        check(type, running: type.descriptor.examples[index], folder: folder, ignoring: ignoring)
    }

    /// Checks a stage by an example that is not in its descriptor, for instance one with a model that a test trains.
    public static func check(
        _ type: any Stage.Type, running example: Example, folder: String = ".", ignoring: Set<Disturbance> = []
    ) -> [ConformanceFailure] {
        run(type, example, folder, ignoring)
    }

    // The three below open the existential type.

    private static func options<S: Stage>(_ type: S.Type) -> [SettingDescription] { S.Settings().described }

    private static func run<S: Stage>(
        _ type: S.Type, _ example: Example, _ folder: String, _ ignoring: Set<Disturbance>
    ) -> [ConformanceFailure] {
        var check = ExampleCheck(type, example, folder: folder, ignoring: ignoring)
        return check.run()
    }

    private static func settingsProblems<S: Stage>(_ type: S.Type, _ options: [SettingDescription]) -> [String] {
        let mute = options.filter { $0.help.isEmpty }.map { "the option \($0.name) has no help text" }
        // What a required option may hold is not for us to invent.
        if options.contains(where: \.isRequired) { return mute }
        do { _ = try S(settings: S.Settings()) } catch { return mute + refusalProblems(error) }
        return mute
    }

    /// Defaults may be refused where one option or another must be given; then the author must say which.
    private static func refusalProblems(_ refusal: Diagnostics) -> [String] {
        if !refusal.hasErrors { return ["the defaults are refused without an error"] }
        return refusal.all.filter { $0.severity == .error && $0.hint == nil }.map {
            "the defaults are refused without a hint: \($0.message)"
        }
    }
}
