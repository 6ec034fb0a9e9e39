import Foundation
import Testing

@testable import Learning

@Suite("model files where they stand")
struct ModelBytesTests {
    private static func model(classes: Int) throws -> LinearModel {
        var random = SplitMix64(seed: 3)
        let examples = (0..<200).map { number in
            Example(
                features: SparseVector(indices: (0..<6).map { _ in UInt32(random.below(400)) }, values: (0..<6).map { Float($0) / 3 + 0.1 }),
                label: number % classes)
        }
        return try LogisticRegression.train(examples, classes: (0..<classes).map { "c\($0)" }, bits: 9).model
    }

    @Test("a mapped file is read as its bytes are, and may be forgotten", arguments: [2, 3, 8, 17])
    func mapped(_ classes: Int) throws {
        let bytes = try Self.model(classes: classes).encoded()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("entente-\(UUID().uuidString).model").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let mapped = try LinearModel(ModelBytes(mapping: path))
        try FileManager.default.removeItem(atPath: path)
        #expect(mapped.encoded() == bytes)
        let copy = try LinearModel(bytes: bytes)
        let vector = SparseVector(indices: (0..<300).map { UInt32($0) }, values: (0..<300).map { Float($0 % 7) })
        var (a, b): ([Float], [Float]) = ([], [])
        mapped.scores(of: vector, into: &a)
        copy.scores(of: vector, into: &b)
        #expect(a == b)
    }

    @Test("files that are not there, empty, or no files")
    func unreadable() throws {
        #expect(code("/nowhere/at.all") == .unreadable)
        #expect(code("/tmp") == .unreadable)
        #expect(code("/dev/null") == .notAModel)
    }

    private func code(_ path: String) -> LinearModelError.Code? {
        do throws(LinearModelError) {
            _ = try LinearModel(ModelBytes(mapping: path))
            return nil
        } catch { return error.code }
    }

    @Test("an archive's parts are read in place, and a part of it cannot leave it")
    func parts() throws {
        let model = try Self.model(classes: 3)
        let archive = try ModelArchive(ModelBytes(ModelArchive([.init("x", [1, 2, 3]), .init("model", model.encoded())]).encoded()))
        let part = try #require(archive["model"])
        #expect(try LinearModel(part).encoded() == model.encoded())
        #expect(archive["x"]?.array == [1, 2, 3] && archive["y"] == nil)
    }

    @Test("rows that were looked up score as the features do", arguments: [2, 9, 17])
    func rows(_ classes: Int) throws {
        let model = try Self.model(classes: classes)
        let indices = (0..<500).filter { $0 % 3 != 0 }.map { UInt32($0) }
        let values = indices.map { Float($0 % 11) - 5 }
        let found = zip(indices, values).compactMap { index, value -> (Int32, Float)? in
            let row = model.row(ofHash: UInt64(index) << 55)
            return row < 0 ? nil : (row, value)
        }
        var (a, b): ([Float], [Float]) = ([], [])
        model.scores(of: SparseVector(indices: indices, values: values), into: &a)
        found.map(\.0).withUnsafeBufferPointer { rows in
            found.map(\.1).withUnsafeBufferPointer { model.scores(ofRows: rows, values: $0, into: &b) }
        }
        #expect(!found.isEmpty && a == b)
        var weights = [Float](repeating: 0, count: found.count)
        found.map(\.0).withUnsafeBufferPointer { model.weights(ofRows: $0, label: 1, into: &weights) }
        let sum = zip(weights, found).reduce(Float(0)) { $0 + $1.0 * $1.1.1 }
        #expect(abs(sum + model.biases[1] - a[1]) < 1e-3)
    }

    @Test("log-odds are the difference of two classes")
    func logOdds() throws {
        let model = try Self.model(classes: 2)
        let odds = LogOdds(model)
        var scores: [Float] = []
        for feature in 0..<UInt32(512) {
            model.scores(of: SparseVector(indices: [feature], values: [1]), into: &scores)
            #expect(abs(odds.bias + odds.weights[Int(feature)] - (scores[1] - scores[0])) < 1e-4)
        }
    }
}
