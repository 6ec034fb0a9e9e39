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
        guard path.contains(where: { "*?[".contains($0) }) else {
            if let problem = FileSystem.problemReading(path) { throw RunError("cannot read \(path): \(problem)") }
            return [path]
        }
        let parts = path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
        let found = match(parts[...], below: path.hasPrefix("/") ? "/" : "").filter(isDocument)
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

    /// Names in a folder, sorted by bytes so that the order is the same everywhere.
    private static func list(_ folder: String) -> [String] {
        guard let handle = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

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
