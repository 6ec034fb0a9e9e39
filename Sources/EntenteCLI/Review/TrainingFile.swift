internal import EntenteKit

/// A file of marked sentences, `LABEL<TAB>[Serbia|source] thanked [China|target].`, as `read.marked` reads it.
struct TrainingFile {
    private let old: [UInt8]

    /// A file that is not there yet is empty.
    init(_ path: String) throws(Diagnostics) {
        guard FileSystem.exists(path) else {
            old = []
            return
        }
        do { old = try FileSystem.read(path, limit: 1 << 28) } catch { throw Diagnostics("cannot read \(path): \(error.message)") }
    }

    /// The file with each line's sentence at its end, those left out that stand there under any label.
    func adding(_ lines: [ReviewFile.Line]) -> (bytes: [UInt8], added: Int) {
        var bytes = old
        if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
        var known = Set(String(decoding: old, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
            line.split(separator: "\t", maxSplits: 1).dropFirst().first.map(String.init)
        })
        var added = 0
        for line in lines where known.insert(line.text).inserted {
            bytes += Array("\(line.label)\t\(line.text)\n".utf8)
            added += 1
        }
        return (bytes, added)
    }
}
