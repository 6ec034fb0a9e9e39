import Testing

@testable import Learning

/// Sequences whose labels follow from the neighbours: feature 1 opens a name that goes on while feature 2 stands.
@Suite("sequence models")
struct SequenceTests {
    private static let classes = ["O", "B", "I"]
    private static let forbidden = [false, false, true, false, false, false, false, false, false]

    private static func example(_ features: [[UInt32]], _ labels: [Int]) -> SequenceExample {
        var example = SequenceExample()
        for (row, label) in zip(features, labels) { example.append(row, label: label) }
        return example
    }

    private static let lessons: [SequenceExample] = (0..<20).flatMap { i in
        [
            example([[0], [1], [2], [2], [0]], [0, 1, 2, 2, 0]),
            example([[2], [0], [1], [0]], [0, 0, 1, 0]),
            example([[1], [2]], [1, 2]),
            example([[0, UInt32(i % 4) + 4]], [0]),
        ]
    }

    private static func train() throws -> SequenceModel {
        var settings = SequenceTraining.Settings()
        settings.forbidden = forbidden
        return try SequenceTraining.train(lessons, classes: classes, bits: 4, settings: settings, metadata: ["kind": "test"])
    }

    @Test("learns what only the neighbours tell")
    func learns() throws {
        let model = try Self.train()
        var scratch = SequenceScratch()
        for lesson in Self.lessons {
            model.decode(lesson.features, starts: lesson.starts, scratch: &scratch)
            #expect(scratch.labels == lesson.labels)
        }
        model.decode([], starts: [0], scratch: &scratch)
        #expect(scratch.labels.isEmpty)
    }

    @Test("the same examples give the same bytes, and bytes give the model back")
    func deterministic() throws {
        let bytes = try Self.train().encoded()
        #expect(try Self.train().encoded() == bytes)
        let read = try SequenceModel(bytes: bytes)
        #expect(read.encoded() == bytes)
        #expect(read.metadata == ["kind": "test"])
    }

    @Test("damaged files are refused")
    func damage() throws {
        let bytes = try Self.train().encoded()
        for at in stride(from: 0, to: bytes.count, by: 7) {
            var broken = bytes
            broken[at] ^= 0x20
            #expect(throws: LinearModelError.self) { try SequenceModel(bytes: broken) }
            #expect(throws: LinearModelError.self) { try SequenceModel(bytes: Array(bytes[..<at])) }
        }
    }

    @Test("the best labels are those of trying all", arguments: 0..<20)
    func viterbi(seed: Int) {
        let (model, features, starts) = Self.random(seed)
        var scratch = SequenceScratch()
        model.decode(features, starts: starts, scratch: &scratch)
        let best = Self.all(starts.count - 1, 3).max { Self.score($0, model, features, starts) < Self.score($1, model, features, starts) }!
        #expect(abs(Self.score(best, model, features, starts) - Self.score(scratch.labels, model, features, starts)) < 1e-3)
    }

    @Test("sums and marginals are those of trying all", arguments: 0..<20)
    func lattice(seed: Int) {
        let (model, features, starts) = Self.random(seed)
        let n = starts.count - 1
        var lattice = SequenceLattice(classCount: 3, longest: n, arcs: model.transitions.map { Elementary.exp(Double($0)) })
        for i in 0..<n {
            for c in 0..<3 { lattice.scores[i * 3 + c] = Self.score(i, c, model, features, starts) }
        }
        let logZ = lattice.run(n)
        let all = Self.all(n, 3).map { ($0, Elementary.exp(Double(Self.score($0, model, features, starts)))) }
        let sum = all.reduce(0) { $0 + $1.1 }
        #expect(abs(logZ - Elementary.log(sum)) < 1e-4)
        for i in 0..<n {
            for c in 0..<3 {
                let share = all.reduce(0) { $0 + ($1.0[i] == c ? $1.1 : 0) } / sum
                #expect(abs(lattice.marginal(i, c) - share) < 1e-4)
            }
        }
    }

    @Test("what cannot be learnt is refused")
    func refuses() {
        #expect(throws: LearningError.self) { try SequenceTraining.train([], classes: Self.classes, bits: 4) }
        let outside = Self.example([[0]], [3]), wide = Self.example([[99]], [0])
        #expect(throws: LearningError.self) { try SequenceTraining.train([outside], classes: Self.classes, bits: 4) }
        #expect(throws: LearningError.self) { try SequenceTraining.train([wide], classes: Self.classes, bits: 4) }
        var settings = SequenceTraining.Settings()
        settings.forbidden = Self.forbidden
        let jump = Self.example([[0], [1]], [0, 2])
        #expect(throws: LearningError.self) {
            try SequenceTraining.train([jump], classes: Self.classes, bits: 4, settings: settings)
        }
    }

    /// A small model of random weights, and a sequence of up to five positions.
    private static func random(_ seed: Int) -> (SequenceModel, [UInt32], [Int]) {
        var random = SplitMix64(seed: UInt64(seed))
        func weight() -> Float { Float(random.below(400) - 200) / 100 }
        let rows = QuantisedRows(
            features: Array(0..<8), scales: (0..<8).map { _ in 0.01 }, quantised: (0..<24).map { _ in Int8(random.below(255) - 127) }, classes: 3)
        let model = SequenceModel(
            classes: classes, bits: 3, metadata: [:], rows: rows, biases: (0..<3).map { _ in weight() }, transitions: (0..<9).map { _ in weight() })
        let n = 1 + random.below(5)
        return (model, (0..<(n * 2)).map { _ in UInt32(random.below(8)) }, (0...n).map { $0 * 2 })
    }

    private static func all(_ n: Int, _ k: Int) -> [[Int]] {
        n == 0 ? [[]] : all(n - 1, k).flatMap { row in (0..<k).map { row + [$0] } }
    }

    private static func score(_ i: Int, _ c: Int, _ model: SequenceModel, _ features: [UInt32], _ starts: [Int]) -> Float {
        features[starts[i]..<starts[i + 1]].reduce(model.biases[c]) {
            $0 + model.rows.weight(Int($1), c)
        }
    }

    private static func score(_ labels: [Int], _ model: SequenceModel, _ features: [UInt32], _ starts: [Int]) -> Float {
        var sum: Float = 0, before = 0
        for (i, label) in labels.enumerated() {
            sum += model.transitions[before * 3 + label] + score(i, label, model, features, starts)
            before = label
        }
        return sum + model.transitions[before * 3]
    }
}
