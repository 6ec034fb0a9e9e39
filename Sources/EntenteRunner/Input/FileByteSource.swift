internal import EntenteKit
internal import Glibc

/// A file, or standard input, read from front to back.
final class FileByteSource: ByteSource {
    let path: String
    let size: Int?
    private let descriptor: Int32

    /// Opens a file; `-` is standard input.
    init(_ path: String) throws(StageError) {
        self.path = path
        if path == "-" {
            descriptor = STDIN_FILENO
            size = nil
            return
        }
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StageError(.io, "cannot read \(path): \(String(cString: strerror(errno)))") }
        var status = stat()
        size = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    func read(upTo count: Int) throws(StageError) -> [UInt8] {
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            repeat { got = Glibc.read(descriptor, buffer.baseAddress!, count) } while got < 0 && errno == EINTR
            used = max(0, got)
        }
        guard got >= 0 else { throw StageError(.io, "cannot read \(path): \(String(cString: strerror(errno)))") }
        return bytes
    }
}
