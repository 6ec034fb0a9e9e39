internal import EntenteKit
internal import JSON
internal import YAML

/// A digest of what determines a pipeline's result: its files, its options, the files that options name.
///
/// FNV-1a, 64 bits (Fowler, Noll, Vo 1991): it tells apart versions of one's own files, it is no seal against forgery.
struct PlanHash {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    static func digest(_ definition: PipelineDefinition, resources: [String]) -> String {
        var hash = PlanHash()
        for source in definition.sources { hash.add(source.bytes) }
        for component in definition.stages {
            hash.add(Array(component.name.utf8))
            if let settings = component.settings { hash.add(Array(String(describing: settings.shown).utf8)) }
        }
        for path in resources {
            // A file that vanished since it was read changes the hash, which is right.
            hash.add((try? FileSystem.read(path)) ?? [])
        }
        let hex = String(hash.state, radix: 16)
        return String(repeating: "0", count: 16 - hex.count) + hex
    }

    private mutating func add(_ bytes: [UInt8]) {
        var state = self.state
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
        // A separator, so that moving a byte from one part to the next shows.
        self.state = (state ^ 0xff) &* 0x100_0000_01b3
    }
}
