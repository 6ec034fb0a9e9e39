internal import EntenteKit
internal import Learning

/// A linear model over ``PairFeatures``, perhaps with a network beside it, with what its labels mean.
struct RelationModel: Sendable {
    /// The label of "no relation".
    static let none = "NONE"

    let linear: LinearModel
    /// A second opinion, whose scores are added to the linear model's.
    let network: WordProjections?
    /// Whether it was trained with the features of nominals.
    let nominals: Bool
    /// `MODEL@VERSION`, for provenance.
    let name: String
    /// Index of ``none`` among the classes, if it was learnt.
    let noneIndex: Int?
    /// Whether it was trained with what rules say as features.
    let readsRules: Bool

    /// Reads a model file: a linear model, or an archive with a network.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        do throws(LinearModelError) {
            (linear, network) = try RelationModel.parts(of: ModelBytes(mapping: file.path))
        } catch {
            throw Diagnostics(
                "\(file.name) is no relation model: \(error.message) (byte \(error.offset))",
                hint: "make one with: entente train relations --data FILE.jsonl --model \(file.name)")
        }
        guard linear.metadata["kind"] == "relations", linear.metadata["features"] == "\(PairFeatures.version)" else {
            throw Diagnostics(
                "\(file.name) was made for other features: \(linear.metadata["kind"] ?? "unknown") "
                    + "\(linear.metadata["features"] ?? "0"), this entente has relations \(PairFeatures.version)",
                hint: "train it again with: entente train relations")
        }
        name = "\(RelationModel.stem(of: file.name))@\(linear.metadata["version"] ?? "1")"
        readsRules = linear.metadata["rules"] == "features"
        nominals = linear.metadata["nominals"] == "yes"
        noneIndex = linear.classes.firstIndex(of: RelationModel.none)
    }

    /// The bytes of a model file.
    static func encoded(_ linear: LinearModel, _ network: WordProjections?) -> [UInt8] {
        guard let network else { return linear.encoded() }
        return ModelArchive([
            .init("linear", linear.encoded()), .init("network", network.network.encoded()), .init("vectors", network.vectors.encoded()),
        ]).encoded()
    }

    private static func parts(of bytes: ModelBytes) throws(LinearModelError) -> (LinearModel, WordProjections?) {
        guard ModelArchive.isArchive(bytes) else { return (try LinearModel(bytes), nil) }
        let archive = try ModelArchive(bytes)
        let linear = try LinearModel(archive["linear"] ?? ModelBytes([]))
        let network = try PiecewiseNetwork(archive["network"] ?? ModelBytes([]))
        let vectors = try WordVectors(archive["vectors"] ?? ModelBytes([]))
        guard network.shape.classes == linear.classes.count, network.shape.dimensions == vectors.dimensions else {
            throw LinearModelError(code: .invalid, message: "the parts of this model do not fit each other", offset: 0)
        }
        return (linear, WordProjections(network: network, vectors: vectors))
    }

    /// `models/plover/plover.model` → `plover`.
    static func stem(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
        return String(file[..<dot])
    }
}
