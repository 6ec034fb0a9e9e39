internal import EntenteKit
internal import Glibc

/// Turns paths, folders and patterns (`news/*.txt`, `corpus/**/*.jsonl`) into files, in a fixed order.
enum FilePatterns {
    /// The files that a path or pattern names; sidecars (`NAME.meta.json`) are left out.
    ///
    /// - Parameter folder: relative paths are relative to it; empty for the working directory.
    /// - Throws: ``RunError`` if it names nothing.
    static func files(_ pattern: String, in folder: String = "") throws(RunError) -> [String] {
        let path = pattern.hasPrefix("/") || folder.isEmpty ? pattern : folder + pattern
        if path == "-" { return ["-"] }
        if FileSystem.isFolder(path) {
            let inside = list(path).map { join(path, $0) }.filter { !FileSystem.isFolder($0) && isDocument($0) }
            if inside.isEmpty { throw RunError("the folder \(path) holds no files to read") }
            return inside
        }
        // A file that is there by this very name is meant, whatever characters the name has.
        let isPattern = path.contains { "*?[".contains($0) } && !FileSystem.exists(path)
        guard isPattern else {
            if let problem = FileSystem.problemReading(path) { throw RunError("cannot read \(path): \(problem)") }
            return [path]
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        // `**` at the end means all files below.
        let whole = parts.last == "**" ? parts + ["*"] : parts
        var seen: Set<String> = []
        let found = match(whole[...], below: path.hasPrefix("/") ? "/" : "").filter { isDocument($0) && seen.insert($0).inserted }
        if found.isEmpty { throw RunError("no file matches \(path)") }
        return found
    }

    private static func isDocument(_ path: String) -> Bool { !path.hasSuffix(".meta.json") && !name(path).hasPrefix(".") }

    private static func match(_ parts: ArraySlice<String>, below folder: String) -> [String] {
        guard let part = parts.first else { return [] }
        let rest = parts.dropFirst()
        if part == "**" {
            let here = match(rest, below: folder)
            let deeper = list(folder).map { join(folder, $0) }
                .filter { isRealFolder($0) }.flatMap { match(parts, below: $0) }
            return here + deeper
        }
        let names = part.contains(where: { "*?[".contains($0) })
            ? list(folder).filter { fnmatch(part, $0, FNM_PERIOD) == 0 } : [part]
        return names.flatMap { entry -> [String] in
            let path = join(folder, entry)
            if !rest.isEmpty { return match(rest, below: path) }
            return FileSystem.problemReading(path) == nil ? [path] : []
        }
    }

    private static func list(_ folder: String) -> [String] { FileSystem.names(in: folder.isEmpty ? "." : folder) }

    /// A folder that is no symbolic link: `**` must not run in circles.
    private static func isRealFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }

    private static func name(_ path: String) -> Substring { path.split(separator: "/").last ?? "" }
}
