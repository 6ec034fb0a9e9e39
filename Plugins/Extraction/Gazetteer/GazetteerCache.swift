internal import EntenteKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Compiled gazetteers in the user's cache folder, each under the hash of what it was made from: a list that changes
/// gets another. A file that is missing, broken or forged costs time, never correctness; so does a folder that cannot
/// be written.
struct GazetteerCache {
    /// Smaller lists compile faster than a file is worth.
    static let smallest = 1 << 20

    private let folder: String

    /// Nil where the environment names no folder.
    init?() {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        if let cache = variable("XDG_CACHE_HOME") {
            folder = cache + "/entente/gazetteers"
        } else if let home = variable("HOME") {
            folder = home + "/.cache/entente/gazetteers"
        } else {
            return nil
        }
    }

    func tables(_ key: GazetteerKey) -> GazetteerTables? { GazetteerTables(mapping: path(key), key: key) }

    /// Writes beside and renames, so that a reader sees a whole file or none.
    func store(_ bytes: [UInt8], _ key: GazetteerKey) {
        var made = ""
        for part in folder.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o700)
        }
        let temporary = path(key) + ".\(getpid()).partial"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        let isWritten = bytes.withUnsafeBytes { bytes in
            var at = 0
            while at < bytes.count {
                let count = write(descriptor, bytes.baseAddress! + at, bytes.count - at)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return false }
                at += count
            }
            return true
        }
        let isClosed = close(descriptor) == 0
        if !isWritten || !isClosed || rename(temporary, path(key)) != 0 { unlink(temporary) }
    }

    private func path(_ key: GazetteerKey) -> String { folder + "/" + key.name + ".gaz" }
}
