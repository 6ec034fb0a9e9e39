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
        guard descriptor >= 0 else { throw FileByteSource.failure(path) }
        var status = stat()
        size = fstat(descriptor, &status) == 0 ? FileByteSource.size(status) : nil
    }

    /// A file's size without opening it, which would end the other side of a pipe.
    static func size(of path: String) -> Int? {
        var status = stat()
        return path != "-" && stat(path, &status) == 0 ? size(status) : nil
    }

    private static func size(_ status: stat) -> Int? {
        status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    func read(upTo count: Int) throws(StageError) -> [UInt8] {
        if size == nil { try wait() }
        var got = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
            repeat { got = Glibc.read(descriptor, buffer.baseAddress!, count) } while got < 0 && errno == EINTR
            used = max(0, got)
        }
        guard got >= 0 else { throw FileByteSource.failure(path) }
        return bytes
    }

    /// Waits for a pipe or a terminal to have bytes. In steps, because a signal reaches any thread, seldom the one that
    /// waits here.
    private func wait() throws(StageError) {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        while poll(&request, 1, 100) == 0 {
            if Signals.received != nil { throw StageError(.io, "stopped by a signal") }
        }
    }

    private static func failure(_ path: String) -> StageError {
        let reason = String(cString: strerror(errno))
        return StageError(.io, "cannot read \(path == "-" ? "standard input" : path): \(reason)")
    }
}
