#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The little of the file system that definitions need, with errors for people.
public enum FileSystem {
    /// Why a path cannot be read as a file, or `nil` if it can.
    public static func problemReading(_ path: String) -> String? {
        var status = stat()
        if stat(path, &status) != 0 { return reason() }
        if status.st_mode & S_IFMT == S_IFDIR { return "it is a folder" }
        return access(path, R_OK) == 0 ? nil : reason()
    }

    /// Whether anything stands at a path, readable or not.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// The same text for every path that leads to the same file, or `nil` if none is there.
    public static func identity(_ path: String) -> String? {
        var status = stat()
        return stat(path, &status) == 0 ? "\(status.st_dev):\(status.st_ino)" : nil
    }

    /// Whether a path names a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names in a folder, sorted by bytes; none if it cannot be read.
    public static func names(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// A file's bytes.
    ///
    /// - Throws: ``StageError`` with code `io`, or `limit` if the file is larger than `limit` bytes.
    public static func read(_ path: String, limit: Int = .max) throws(StageError) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StageError(.io, reason()) }
        defer { close(descriptor) }
        var status = stat()
        let expected = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
        if expected > limit { throw StageError(.limit, "\(expected) bytes are more than the limit of \(limit)") }
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end of file is seen without growing.
        var chunk = max(expected + 1, 1 << 16)
        while true {
            let old = bytes.count
            var got = 0
            let more = [UInt8](unsafeUninitializedCapacity: chunk) { buffer, count in
                repeat { got = posixRead(descriptor, buffer.baseAddress!, chunk) } while got < 0 && errno == EINTR
                count = max(0, got)
            }
            if got < 0 { throw StageError(.io, reason()) }
            if got == 0 { return bytes }
            if old == 0 { bytes = more } else { bytes += more }
            if bytes.count > limit { throw StageError(.limit, "more than the limit of \(limit) bytes") }
            chunk = 1 << 16
        }
    }

    /// The text of the C library's last error.
    static func reason() -> String { String(cString: strerror(errno)) }
}

/// `read(2)`, which `FileSystem.read` shadows.
private func posixRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer, _ count: Int) -> Int {
    read(descriptor, buffer, count)
}
