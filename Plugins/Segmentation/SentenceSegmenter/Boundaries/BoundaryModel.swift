internal import EntenteKit
internal import Learning

/// A trained judge: logistic regression over the features of a ``BoundaryContext``.
struct BoundaryModel: BoundaryJudge, Sendable {
    /// 2^bits features; a table of that many weights must stay in a core's cache.
    static let bits = 16

    private let odds: LogOdds
    /// The least log-odds that make a boundary.
    private let threshold: Float

    /// Reads a model file.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile, certainty: Double) throws(Diagnostics) {
        let model: LinearModel
        do throws(LinearModelError) { model = try LinearModel(ModelBytes(mapping: file.path)) } catch {
            throw Diagnostics(
                "\(file.name) is no boundary model: \(error.message) (byte \(error.offset))",
                hint: "make one with: entente train boundaries --data FILE.jsonl --model \(file.name)")
        }
        let features = model.metadata["features"] ?? "0"
        guard model.metadata["kind"] == "boundaries", features == "\(BoundaryContext.version)", model.bits == Self.bits,
            model.classes.count == 2
        else {
            throw Diagnostics(
                "\(file.name) was made for other features: \(model.metadata["kind"] ?? "unknown") \(features), "
                    + "this entente has boundaries \(BoundaryContext.version)",
                hint: "train it again with: entente train boundaries")
        }
        self.init(model, certainty: certainty)
    }

    init(_ model: LinearModel, certainty: Double) {
        odds = LogOdds(model)
        threshold = Float(BoundaryOdds.log(certainty / (1 - certainty)))
    }

    func accepts(_ context: BoundaryContext) -> Bool {
        var score = odds.bias
        odds.weights.withUnsafeBufferPointer { weights in
            context.forEachFeature { score += weights[Int($0 >> UInt64(64 - BoundaryModel.bits))] }
        }
        return score > threshold
    }
}

/// The natural logarithm, for one threshold at start-up: no Foundation here.
enum BoundaryOdds {
    /// By the series of artanh after taking the exponent off; accurate to 1e-12.
    static func log(_ value: Double) -> Double {
        let mantissa = value.significand
        let x = (mantissa - 1) / (mantissa + 1)
        var term = x, sum = 0.0
        for k in 0..<20 {
            sum += term / Double(2 * k + 1)
            term *= x * x
        }
        return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
    }
}
