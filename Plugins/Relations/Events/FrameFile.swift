internal import EntenteKit
internal import YAML

/// Reads the three kinds of file that `relate.events` takes; each begins with `entente-events: 1`.
enum FrameFile {
    /// A file's content as settings.
    static func read<Settings: StageSettings>(_ file: ResourceFile, _: Settings.Type) throws(Diagnostics) -> (Settings, Node) {
        guard let root = try file.yaml() else {
            throw Diagnostics("\(file.name) is empty", hint: "begin with entente-events: 1")
        }
        let body = try withoutVersion(root)
        return (try Settings.read(body).settings, body)
    }

    /// The frames of a file.
    ///
    /// - Throws: every finding at once, with its place.
    static func frames(of file: ResourceFile, inflection: Inflection) throws(Diagnostics) -> [Frame] {
        let (settings, _) = try read(file, FrameFileSettings.self)
        let prefix = settings.name ?? stem(file.name)
        var frames: [Frame] = []
        var findings: [Diagnostic] = []
        var first: [String: Node] = [:]
        for (index, node) in settings.frames.enumerated() {
            do throws(Diagnostics) {
                let frame = try self.frame(node, "frames[\(index)]", prefix, settings, inflection)
                if let twin = first[frame.name] {
                    findings.append(Diagnostic(
                        .error, "a second frame is called \"\(frame.name)\"", hint: "rename one of the two",
                        keyPath: "frames[\(index)].name", at: .init(node), notes: [.init("the first one", .init(twin))]))
                }
                first[frame.name] = node
                frames.append(frame)
            } catch { findings += error.all }
        }
        if !findings.isEmpty { throw Diagnostics(findings) }
        return frames
    }

    private static func frame(
        _ node: Node, _ keyPath: String, _ prefix: String, _ file: FrameFileSettings, _ inflection: Inflection
    ) throws(Diagnostics) -> Frame {
        let settings = try FrameSettings.read(node, keyPath: keyPath, owner: node).settings
        guard let type = settings.type ?? file.type else {
            throw Diagnostics("the frame names no type", hint: "write type: CONSULT here or at the head of the file", at: node)
        }
        if settings.verbs.isEmpty, settings.nouns.isEmpty, settings.adjectives.isEmpty, settings.modals.isEmpty {
            throw Diagnostics("a frame needs words", hint: "write verbs, nouns, adjectives or modals", at: node)
        }
        let target = settings.target.map { RolePath($0) }
        return Frame(
            name: settings.name, by: "relate.events/\(prefix).\(settings.name)", settings: settings, type: type,
            source: settings.source.map { RolePath($0) }, target: target,
            nounSource: settings.nounSource.map { RolePath($0) }, nounTarget: settings.nounTarget?.map { RolePath($0) } ?? target,
            objects: try words(settings.objects.filter { $0 != "@" }, file, inflection, at: node["objects"]),
            allowsName: settings.objects.contains("@"), unlessObjects: try words(settings.unlessObjects, file, inflection, at: node["unless_objects"]),
            unless: exactly(settings.unless), requires: exactly(settings.requires),
            unlessSources: try words(settings.unlessSources, file, inflection, at: node["unless_sources"]), node: node)
    }

    private static func exactly(_ words: [String]) -> WordSet {
        var set = WordSet()
        for word in words { set.insert(word) }
        return set
    }

    /// Every form of some nouns; `$NAME` stands for a list of the file.
    private static func words(
        _ entries: [String], _ file: FrameFileSettings, _ inflection: Inflection, at node: Node?
    ) throws(Diagnostics) -> WordSet {
        var set = WordSet()
        for entry in entries {
            if entry.hasPrefix("$") {
                guard let list = file.lists[String(entry.dropFirst())] else {
                    let nearest = Suggestion.nearest(to: String(entry.dropFirst()), among: Array(file.lists.keys))
                    throw Diagnostics("unknown list \"\(entry)\"", hint: nearest.map { "did you mean $\($0)?" } ?? "name it under lists:", at: node)
                }
                for word in list { for form in inflection.forms(ofNoun: word) { set.insert(form) } }
            } else {
                for form in inflection.forms(ofNoun: entry) { set.insert(form) }
            }
        }
        return set
    }

    private static func withoutVersion(_ root: Node) throws(Diagnostics) -> Node {
        guard let entries = root.map, let version = root["entente-events"] else {
            throw Diagnostics(
                "this is no file of event frames: the key entente-events is missing", hint: "begin with entente-events: 1", at: root)
        }
        guard version.scalar == "1" else {
            throw Diagnostics(
                "version \(version.scalar ?? version.kindName) of event frames is not known", hint: "write entente-events: 1",
                at: version)
        }
        var copy = root
        copy.value = .map(entries.filter { $0.key.scalar != "entente-events" })
        return copy
    }

    private static func stem(_ path: String) -> String {
        let base = path.split(separator: "/").last.map(String.init) ?? path
        return base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base
    }
}
