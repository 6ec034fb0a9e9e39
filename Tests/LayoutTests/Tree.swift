import Foundation

/// The project's files.
enum Tree {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Paths from the root of the files below some folders, sorted; hidden ones and builds are left out.
    static func files(under folders: [String], endings: Set<String>) -> [String] {
        folders.flatMap { folder -> [String] in
            let url = root.appending(path: folder)
            let all = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
            return (all?.allObjects as? [URL] ?? []).filter { endings.contains($0.pathExtension) && !$0.hasDirectoryPath }
                .map { folder + "/" + $0.path.dropFirst(url.path.count).drop { $0 == "/" } }
        }.sorted()
    }

    static func text(_ path: String) throws -> String { try String(contentsOf: root.appending(path: path), encoding: .utf8) }
}
