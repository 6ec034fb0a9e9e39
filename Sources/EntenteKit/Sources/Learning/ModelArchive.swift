/// Several models in one file, each under a name.
///
/// The file, little-endian throughout: magic (8) · version, parts (UInt32 each) · for each part its name (UInt32 length,
/// UTF-8), its length (UInt32) and its bytes · FNV-1a hash of all before (UInt64).
public struct ModelArchive: Sendable {
    /// A model and its name.
    public struct Part: Sendable {
        /// Its name, another one for each part.
        public var name: String
        /// Its bytes, of whatever kind.
        public var bytes: ModelBytes

        /// A model and its name.
        public init(_ name: String, _ bytes: [UInt8]) {
            self.init(name, ModelBytes(bytes))
        }

        init(_ name: String, _ bytes: ModelBytes) {
            self.name = name
            self.bytes = bytes
        }
    }

    private static let magic: [UInt8] = Array("ENTPACK\n".utf8)
    private static let version: UInt32 = 1

    /// The models, in their order.
    public var parts: [Part]

    /// An archive of some models.
    public init(_ parts: [Part]) { self.parts = parts }

    /// The bytes of a part, or `nil`.
    public subscript(name: String) -> ModelBytes? { parts.first { $0.name == name }?.bytes }

    /// Whether bytes begin as an archive does.
    public static func isArchive(_ bytes: ModelBytes) -> Bool { bytes.starts(with: magic) }

    /// The archive as bytes. O(size).
    public func encoded() -> [UInt8] {
        var out = ModelWriter(magic: Self.magic)
        out.put([Self.version, UInt32(parts.count)])
        for part in parts {
            out.put(part.name)
            out.put(UInt32(part.bytes.count))
            out.put(part.bytes)
        }
        return out.sealed()
    }

    /// Reads an archive; everything is checked but what the parts say.
    public init(bytes: [UInt8]) throws(LinearModelError) { try self.init(ModelBytes(bytes)) }

    /// Reads a file, mapped or in memory, as ``init(bytes:)``.
    public init(_ bytes: ModelBytes) throws(LinearModelError) {
        var reader = try ModelReader.open(bytes, magic: Self.magic, version: Self.version, what: "archive of models")
        let count = Int(try reader.number("number of parts"))
        var parts: [Part] = []
        for _ in 0..<count {
            let name = try reader.text("name of a part")
            try reader.check(!parts.contains { $0.name == name }, "two parts are called `\(name)`")
            parts.append(Part(name, try reader.part(Int(try reader.number("length of a part")), "part `\(name)`")))
        }
        try reader.check(reader.isAtEnd, "there are bytes behind the parts")
        self.parts = parts
    }
}
