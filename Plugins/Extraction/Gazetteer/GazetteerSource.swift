internal import EntenteKit

/// The lists and names of a stage, and how to get their tables: compiled, or from the cache.
struct GazetteerSource {
    private let settings: GazetteerExtractor.Settings
    private let folding: Folding

    init(_ settings: GazetteerExtractor.Settings) throws(Diagnostics) {
        self.settings = settings
        var folding = Folding()
        if settings.fold.contains(.diacritics) { folding.insert(.diacritics) }
        if settings.fold.contains(.script) { folding.insert(.script) }
        self.folding = folding
        if settings.lists.isEmpty, settings.names.isEmpty {
            throw Diagnostics([Diagnostic(.error, "there are no names", hint: "name files under \"lists\", or write \"names\"")])
        }
    }

    private var foldsCase: Bool { settings.case == .fold || settings.fold.contains(.case) }

    /// The index and the records.
    ///
    /// - Throws: ``Diagnostics``, everything that is wrong with the lists at once.
    func load() throws(Diagnostics) -> (NameIndexes, NameRecords) {
        var reader = GazetteerReader(label: settings.label, foldsCase: foldsCase)
        var files: [(file: ResourceFile, bytes: [UInt8])] = []
        var size = 0
        for file in settings.lists {
            do throws(Diagnostics) {
                files.append((file, try file.bytes()))
                size += files.last!.bytes.count
            } catch { reader.findings += error.all }
        }
        let key = key(files)
        let cache = settings.cache && size >= GazetteerCache.smallest ? GazetteerCache() : nil
        if reader.findings.isEmpty, let tables = cache?.tables(key), let found = open(tables) { return found }
        for (file, bytes) in files { reader.read(file, bytes) }
        reader.read(names: settings.names)
        if !reader.findings.isEmpty { throw Diagnostics(reader.findings) }
        let bytes = compiled(reader, key)
        cache?.store(bytes, key)
        guard let found = open(GazetteerTables(bytes)) else { preconditionFailure("tables just made are sound") }
        return found
    }

    /// The tables as a search wants them; nil if a look-up could leave them.
    func open(_ tables: GazetteerTables) -> (NameIndexes, NameRecords)? {
        guard let records = NameRecords(tables) else { return nil }
        let index = NameIndexes(tables, folding, byWords: settings.bounds == .words)
        return index.isSound(records: records.count) ? (index, records) : nil
    }

    /// What the cache would hold.
    func compiledForTests() throws(Diagnostics) -> (bytes: [UInt8], key: GazetteerKey) {
        var reader = GazetteerReader(label: settings.label, foldsCase: foldsCase)
        for file in settings.lists { reader.read(file, try file.bytes()) }
        let key = GazetteerKey()
        return (compiled(reader, key), key)
    }

    private func compiled(_ reader: GazetteerReader, _ key: GazetteerKey) -> [UInt8] {
        let scores = reader.records.map(\.score), byWords = settings.bounds == .words
        let exact = NameIndex.parts(reader.surfaces.filter { !$0.foldsCase }, scores, folding, byWords: byWords)
        let folded = NameIndex.parts(reader.surfaces.filter(\.foldsCase), scores, folding.union(.case), byWords: byWords)
        return GazetteerTables.file(NameRecords.parts(reader.records) + exact + folded, key: key)
    }

    /// Of everything that the tables depend on; the 1 is the version of how they are made.
    private func key(_ files: [(file: ResourceFile, bytes: [UInt8])]) -> GazetteerKey {
        var key = GazetteerKey()
        let options = ["1", settings.label, "\(foldsCase)", "\(folding.rawValue)", settings.bounds.rawValue] + settings.names
        for option in options { key.add(Array(option.utf8)) }
        for (file, bytes) in files {
            key.add(Array(file.name.utf8))
            key.add(bytes)
        }
        return key
    }
}
