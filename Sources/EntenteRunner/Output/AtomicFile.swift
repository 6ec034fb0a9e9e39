internal import Glibc

/// A file that appears under its final name complete, or not at all: written under a temporary name in the same
/// folder, synced, renamed, and the folder synced. A device or pipe that is there already (`/dev/null`) is no file to
/// replace: it is written as it is.
final class AtomicFile {
    let path: String
    /// `nil` for a device or pipe.
    private let temporaryPath: String?
    private var descriptor: Int32

    /// Creates the folders on the way and the temporary file.
    init(_ path: String) throws(RunError) {
        self.path = path
        let folder = AtomicFile.folder(of: path)
        try AtomicFile.createFolder(folder)
        var status = stat()
        let isThere = stat(path, &status) == 0
        if isThere, status.st_mode & S_IFMT == S_IFDIR {
            throw RunError("cannot write \(path): it is a folder", hint: "name a file in it")
        }
        if isThere, status.st_mode & S_IFMT != S_IFREG {
            temporaryPath = nil
            descriptor = open(path, O_WRONLY | O_CLOEXEC)
        } else {
            (temporaryPath, descriptor) = AtomicFile.openTemporary(for: path)
        }
        guard descriptor >= 0 else { throw AtomicFile.failure("cannot write", path) }
    }

    /// A name that no other run has: process numbers repeat, in containers almost always.
    private static func openTemporary(for path: String) -> (path: String, descriptor: Int32) {
        var attempt = 0
        while true {
            let name = "\(path).\(getpid())\(attempt == 0 ? "" : "-\(attempt)").partial"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if descriptor >= 0 || errno != EEXIST || attempt == 1000 { return (name, descriptor) }
            attempt += 1
        }
    }

    deinit { discard() }

    func write(_ bytes: [UInt8]) throws(RunError) {
        try AtomicFile.writeAll(bytes, to: descriptor, path)
    }

    /// Makes the file appear under its final name; a second time nothing is left to do.
    func commit() throws(RunError) {
        guard descriptor >= 0 else { return }
        guard temporaryPath == nil || fsync(descriptor) == 0 else { throw AtomicFile.failure("cannot write", path) }
        let closed = close(descriptor)
        descriptor = -1
        guard let temporaryPath else { return }
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
        if let temporaryPath { unlink(temporaryPath) }
    }

    /// Writes all bytes to a descriptor.
    static func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(RunError) {
        let problem = bytes.withUnsafeBytes { buffer -> RunError? in
            var at = 0
            while at < buffer.count {
                let done = Glibc.write(descriptor, buffer.baseAddress! + at, buffer.count - at)
                if done < 0 {
                    if errno == EINTR { continue }
                    return errno == EPIPE ? RunError("cannot write \(name): closed", kind: .closed) : failure("cannot write", name)
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
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw RunError("cannot write into \(folder): it is a file, not a folder")
            }
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
