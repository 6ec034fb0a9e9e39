internal import EntenteKit
internal import JSON
internal import YAML

/// The actor dictionaries of PETRARCH and TABARI:
///
///     NORTHLAND_  ; a comment
///     +KINGDOM_OF_NORTHLAND_
///         [NLD]
///     JANE_DOE_ [NLDELI 900101-950101] [NLDGOV >950101]
///
/// A name is in capitals, with `_` for blanks; its codes may hold for a time only. The code that holds now, or the
/// first, becomes the entity, and all of them the attribute `codes`. Case does not count.
extension GazetteerReader {
    mutating func readPetrarch(_ source: SourceFile, _ by: String) {
        var actor: PetrarchActor?
        TableLines(source.bytes).forEach { line in
            let place = line.place(0, source)
            let text = PetrarchActor.withoutComment(line.bytes)
            let content = text.trimmed
            guard let first = content.first else { return }
            if first == UInt8(ascii: "[") {
                if actor == nil { fail("a code without an actor", nil, place) }
                actor?.codes += PetrarchActor.codes(content)
                return
            }
            let (name, codes) = PetrarchActor.nameAndCodes(first == UInt8(ascii: "+") ? content.dropFirst() : content)
            if first == UInt8(ascii: "+") {
                if actor == nil { fail("a synonym without an actor", nil, place) }
                actor?.names.append(name)
                actor?.codes += codes
            } else {
                finish(&actor, by)
                actor = PetrarchActor(names: [name], codes: codes, place: place)
            }
        }
        finish(&actor, by)
    }

    private mutating func finish(_ actor: inout PetrarchActor?, _ by: String) {
        defer { actor = nil }
        guard let done = actor, let name = done.names.first(where: { !$0.isEmpty }) else { return }
        let codes = done.codes.filter { !$0.hasPrefix("---") }
        add(
            NewEntry(
                id: PetrarchActor.current(codes), label: "", name: PetrarchActor.shown(name),
                surfaces: done.names.filter { !$0.isEmpty }.map { ($0, true) },
                attributes: codes.isEmpty ? [:] : ["codes": .array(codes.map { .string($0) })], score: 1),
            by, done.place)
    }
}

/// An actor while its lines are read.
private struct PetrarchActor {
    /// With blanks for `_`.
    var names: [String]
    /// As written between brackets.
    var codes: [String]
    let place: Diagnostic.Place

    static func withoutComment(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let end = line.firstIndex(where: { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "#") }) else { return line }
        return line[..<end]
    }

    static func nameAndCodes(_ line: ArraySlice<UInt8>) -> (String, [String]) {
        let bracket = line.firstIndex(of: UInt8(ascii: "[")) ?? line.endIndex
        let plain = line[..<bracket].map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        return (String(decoding: plain[...].trimmed, as: UTF8.self), codes(line[bracket...]))
    }

    /// What stands between brackets.
    static func codes(_ line: ArraySlice<UInt8>) -> [String] {
        var codes: [String] = []
        var rest = line
        while let open = rest.firstIndex(of: UInt8(ascii: "[")) {
            guard let close = rest[open...].firstIndex(of: UInt8(ascii: "]")) else { break }
            codes.append(String(decoding: rest[(open + 1)..<close].trimmed, as: UTF8.self))
            rest = rest[(close + 1)...]
        }
        return codes
    }

    /// The code without a time, else the one that has only a beginning, else the first.
    static func current(_ codes: [String]) -> String {
        let best = codes.first { !$0.contains(" ") } ?? codes.first { $0.contains(">") } ?? codes.first ?? ""
        return best.split(separator: " ").first.map(String.init) ?? ""
    }

    /// `JANE DOE` → `Jane Doe`.
    static func shown(_ name: String) -> String {
        name.split(separator: " ").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined(separator: " ")
    }
}
