internal import Glibc

/// A file that appears under its final name complete, or not at all: written under a temporary name in the same
/// folder, synced, renamed, and the folder synced.
final class AtomicFile {
    let path: String
    private let temporaryPath: String
    private var descriptor: Int32

    /// Creates the folders on the way and the temporary file.
    init(_ path: String) throws(RunError) {
        self.path = path
        let folder = AtomicFile.folder(of: path)
        try AtomicFile.createFolder(folder)
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw RunError("cannot write \(path): it is a folder", hint: "give --output a folder with --output DIR, or name a file")
        }
        temporaryPath = "\(path).\(getpid()).partial"
        descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw AtomicFile.failure("cannot write", path) }
    }

    deinit { discard() }

    func write(_ bytes: [UInt8]) throws(RunError) {
        try AtomicFile.writeAll(bytes, to: descriptor, path)
    }

    /// Makes the file appear under its final name.
    func commit() throws(RunError) {
        guard fsync(descriptor) == 0 else { throw AtomicFile.failure("cannot write", path) }
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0, rename(temporaryPath, path) == 0 else {
            let error = AtomicFile.failure("cannot write", path)
            unlink(temporaryPath)
            throw error
        }
        let folder = open(AtomicFile.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Leaves no trace; what stood under the final name before stays.
    func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        unlink(temporaryPath)
    }

    /// Writes all bytes to a descriptor.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(RunError) {
        let problem = bytes.withUnsafeBytes { buffer -> RunError? in
            var at = 0
            while at < buffer.count {
                let done = Glibc.write(descriptor, buffer.baseAddress! + at, buffer.count - at)
                if done < 0 {
                    if errno == EINTR { continue }
                    return failure("cannot write", name)
                }
                at += done
            }
            return nil
        }
        if let problem { throw problem }
    }

    private static func createFolder(_ folder: String) throws(RunError) {
        var status = stat()
        if stat(folder, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw RunError("cannot write into \(folder): it is no folder") }
            return
        }
        if folder.contains("/"), folder != "/" { try createFolder(self.folder(of: folder)) }
        guard mkdir(folder, 0o755) == 0 || errno == EEXIST else { throw failure("cannot create the folder", folder) }
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ what: String, _ path: String) -> RunError {
        RunError("\(what) \(path): \(String(cString: strerror(errno)))")
    }
}
