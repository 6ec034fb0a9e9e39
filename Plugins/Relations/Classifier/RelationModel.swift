internal import EntenteKit
internal import Learning

/// A linear model over ``PairFeatures``, with what its labels mean.
struct RelationModel: Sendable {
    /// The label of "no relation".
    static let none = "NONE"

    let linear: LinearModel
    /// `MODEL@VERSION`, for provenance.
    let name: String
    /// Index of ``none`` among the classes, if it was learnt.
    let noneIndex: Int?
    /// Whether it was trained with what rules say as features.
    let readsRules: Bool

    /// Reads a model file.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        let bytes = try file.bytes()
        do { linear = try LinearModel(bytes: bytes) } catch {
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
        noneIndex = linear.classes.firstIndex(of: RelationModel.none)
    }

    /// `models/plover/plover.model` → `plover`.
    static func stem(of path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
        return String(file[..<dot])
    }
}
