internal import EntenteKit

extension ResourceFile {
    /// The file's name without folders and ending, as provenance shows it: `rules/dates.yaml` → `dates`.
    var stem: String {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        return base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base
    }
}
