internal import EntenteKit
internal import Learning

/// Finds and reads word vectors for a training.
enum VectorFile {
    /// Where vectors stand among an installation's files.
    private static let place = "pipelines/models/vectors/english.vectors"

    /// The file of a setting, else the one that came with the program.
    ///
    /// - Throws: ``Diagnostics`` if there is none.
    static func find(_ setting: ResourceFile?) throws(Diagnostics) -> ResourceFile {
        if let file = setting ?? found() { return file }
        throw Diagnostics(
            "there are no word vectors: neither the working folder nor a folder above the program has \(place)",
            hint: "name a file (vectors), or train without a network (learner: linear)")
    }

    /// Reads vectors.
    static func read(_ file: ResourceFile) throws(StageError) -> WordVectors {
        do throws(LinearModelError) { return try WordVectors(ModelBytes(mapping: file.path)) } catch {
            throw StageError(.badInput, "\(file.name): \(error.message) (byte \(error.offset))", hint: "make them again: make models-vectors")
        }
    }

    /// The working folder's, else those of the nearest folder above the program's.
    private static func found() -> ResourceFile? {
        var folders = [""]
        var program = CommandLine.arguments.first ?? ""
        while let slash = program.lastIndex(of: "/") {
            program = String(program[..<slash])
            folders.append(program + "/")
        }
        return folders.map { $0 + place }.first { FileSystem.problemReading($0) == nil }.map { ResourceFile(path: $0) }
    }
}
