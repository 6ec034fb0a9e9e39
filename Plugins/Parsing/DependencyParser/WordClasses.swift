internal import EntenteKit
internal import Learning

/// Classes of words that stand in like company: what the parser knows of a word that it has met in few trees.
struct WordClasses: Sendable {
    /// Name of the table in the model file.
    static let table = "classes"
    static let unknown = (fine: UInt16.max, coarse: UInt8.max)
    /// A value of the table is the fine class and, above it, the coarse one.
    private static let fineBits: UInt16 = 10, mostCoarse = 62

    let table: HashedTable

    /// No classes.
    init() { table = HashedTable([]) }

    init(_ table: HashedTable) { self.table = table }

    /// The classes of a word's ``Word/form``.
    @inline(__always)
    func of(_ form: UInt32) -> (fine: UInt16, coarse: UInt8) {
        let value = table.value(of: form)
        if value == HashedTable.none { return Self.unknown }
        return (value & (1 << Self.fineBits - 1), UInt8(value >> Self.fineBits))
    }

    /// Reads lines of word, fine class and coarse class, tabs between; `#` begins a comment.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        let text = String(decoding: try file.bytes(), as: UTF8.self)
        var reader = WordReader()
        var pairs: [(hash: UInt32, value: UInt16)] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#\u{20}") { continue }
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count == 3, let fine = UInt16(fields[1]), let coarse = UInt16(fields[2]), fine < 1 << Self.fineBits,
                coarse <= Self.mostCoarse
            else {
                throw Diagnostics(
                    "\(file.name):\(number + 1): this is no word with its classes",
                    hint: "a line is word, fine class (below \(1 << Self.fineBits)) and coarse class (to \(Self.mostCoarse)), with tabs between")
            }
            pairs.append((reader.form(of: String(fields[0])), fine | coarse << Self.fineBits))
        }
        self.init(HashedTable(pairs))
    }
}
