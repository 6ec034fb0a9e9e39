internal import EntenteKit
internal import YAML

/// A YAML file that opens with the key of its format and version 1.
enum VersionedFile {
    /// The file's map without its version.
    ///
    /// - Throws: a finding at the file, if the key is missing or the version is not 1.
    static func root(of file: ResourceFile, key: String, what: String) throws(Diagnostics) -> Node {
        guard let root = try file.yaml() else { throw Diagnostics("\(file.name) is empty", hint: "begin with \(key): 1") }
        guard let entries = root.map, let version = root[key] else {
            throw Diagnostics("this is no file of \(what): the key \(key) is missing", hint: "begin with \(key): 1", at: root)
        }
        guard version.scalar == "1" else {
            throw Diagnostics(
                "version \(version.scalar ?? version.kindName) of \(what) is not known", hint: "write \(key): 1", at: version)
        }
        var copy = root
        copy.value = .map(entries.filter { $0.key.scalar != key })
        return copy
    }
}

extension ResourceFile {
    /// The file's name without folders and ending, as provenance shows it.
    var base: String {
        let last = name.split(separator: "/").last.map(String.init) ?? name
        return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
    }
}
