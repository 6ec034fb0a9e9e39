/// Builds the node tree from events: anchors, limits, keys. Recursion is bounded by `limits.depth`.
struct Composer: ~Copyable {
    /// A finished anchor: its node, and what using it again costs.
    private struct Anchor {
        var node: Node
        var nodes: Int
        var height: Int
    }

    /// A composed value: `height` is its levels of collections, `end` where it ends at its place of
    /// use (an alias ends elsewhere than its node).
    private struct Composed {
        var node: Node
        var height = 0
        var end: Mark
    }

    /// Mistakes after which reading goes on.
    private(set) var errors: [YAMLError] = []

    /// All mistakes in the order of the file (a map is finished after those within it), `last` at the
    /// end. One that `last` explains better, on the same line, is left out.
    func errors(endingWith last: YAMLError?) -> [YAMLError] {
        let kept = errors.filter { $0.code != .key || $0.mark.line != last?.mark.line }
        return kept.sorted { $0.mark.offset < $1.mark.offset } + (last.map { [$0] } ?? [])
    }

    private var stream: EventStream
    private let source: SourceFile
    private let limits: YAMLLimits
    private var anchors: [String: Anchor] = [:]
    private var open: [String: Int] = [:]
    private var nodes = 0

    init(source: SourceFile, limits: YAMLLimits, input: UnsafeBufferPointer<UInt8>) {
        self.source = source
        self.limits = limits
        stream = EventStream(source, input: input)
    }

    /// Reads the whole stream: no document or one.
    mutating func document() throws(YAMLError) -> Node? {
        var root: Node?
        var seen = false
        while true {
            let event = try stream.next()
            switch event.kind {
            case .streamEnd:
                return root
            case .documentStart where seen:
                throw YAMLError(
                    code: .multipleDocuments, message: "a second document begins here",
                    hint: "remove the line `---`, or make it a file of its own",
                    mark: event.start, source: source)
            case .documentStart:
                seen = true
                let composed = try compose(try stream.next(), depth: 0)
                root = composed.node.isNull && composed.node.scalar == "" ? nil : composed.node
            default:
                break
            }
        }
    }

    private mutating func compose(_ event: Event, depth: Int) throws(YAMLError) -> Composed {
        if case .alias(let name) = event.kind { return try alias(name, event, depth: depth) }
        if let tag = event.tag, tag != "!" { throw tagRefused(event) }
        let before = nodes
        try count(1, at: event.start)
        let anchor = event.anchor
        if let anchor { open[anchor, default: 0] += 1 }
        var composed: Composed
        switch event.kind {
        case .scalar(let text, let style):
            let node = Node(
                value: .scalar(text), style: style, start: start(of: event), end: event.end, source: source)
            composed = Composed(node: node, end: event.end)
        case .listStart(let style):
            composed = try list(event, style, depth: depth + 1)
        case .mapStart(let style):
            composed = try map(event, style, depth: depth + 1)
        default:
            // libyaml emits a node here or fails; should it not, say so rather than crash.
            throw YAMLError(code: .syntax, message: "expected a value", mark: event.start, source: source)
        }
        if let anchor {
            open[anchor] = open[anchor] == 1 ? nil : open[anchor].map { $0 - 1 }
            anchors[anchor] = Anchor(node: composed.node, nodes: nodes - before, height: composed.height)
        }
        return composed
    }

    private mutating func list(_ event: Event, _ style: Node.Style, depth: Int) throws(YAMLError) -> Composed {
        try checkDepth(depth, at: event.start)
        var items: [Node] = []
        var height = 0
        var last = event.end
        while true {
            let next = try stream.next()
            if case .collectionEnd = next.kind {
                let end = style == .flow ? next.end : last
                let node = Node(
                    value: .list(items), style: style, start: start(of: event), end: end, source: source)
                return Composed(node: node, height: height + 1, end: end)
            }
            let item = try compose(next, depth: depth)
            height = max(height, item.height)
            last = item.end
            items.append(item.node)
        }
    }

    private mutating func map(_ event: Event, _ style: Node.Style, depth: Int) throws(YAMLError) -> Composed {
        try checkDepth(depth, at: event.start)
        var entries = EntryList(source: source)
        var height = 0
        var last = event.end
        while true {
            let next = try stream.next()
            if case .collectionEnd = next.kind {
                let end = style == .flow ? next.end : last
                let node = Node(
                    value: .map(entries.merged()), style: style, start: start(of: event), end: end, source: source)
                return Composed(node: node, height: height + 1, end: end)
            }
            let key = try compose(next, depth: depth)
            let value = try compose(try stream.next(), depth: depth)
            height = max(height, key.height, value.height)
            last = value.end
            // An alias as key is reported where it is used.
            if let mistake = entries.append(key: key.node, value: value.node, at: next.start) {
                errors.append(mistake)
            }
        }
    }

    private mutating func alias(_ name: String, _ event: Event, depth: Int) throws(YAMLError) -> Composed {
        if open[name] != nil {
            throw aliasError("`*\(name)` stands inside the value that it repeats", at: event)
        }
        guard let anchor = anchors[name] else {
            throw aliasError(
                "there is no `&\(name)` above for `*\(name)` to repeat", at: event,
                hint: "a text that begins with `*` needs quotes")
        }
        guard anchor.nodes <= limits.nodes - nodes else {
            throw aliasError(
                "with `*\(name)` repeated the file has more than \(limits.nodes) values", at: event,
                hint: "aliases of aliases multiply; write the values out")
        }
        guard depth + anchor.height <= limits.depth else {
            throw aliasError("with `*\(name)` repeated the file is nested deeper than \(limits.depth)", at: event)
        }
        nodes += anchor.nodes
        return Composed(node: anchor.node, height: anchor.height, end: event.end)
    }

    // MARK: Limits and places

    private mutating func count(_ more: Int, at mark: Mark) throws(YAMLError) {
        nodes += more
        guard nodes > limits.nodes else { return }
        throw YAMLError(
            code: .nodes, message: "this file has more than \(limits.nodes) values", mark: mark, source: source)
    }

    private func checkDepth(_ depth: Int, at mark: Mark) throws(YAMLError) {
        guard depth > limits.depth else { return }
        throw YAMLError(
            code: .depth, message: "lists and maps are nested deeper than \(limits.depth) here",
            mark: mark, source: source)
    }

    /// libyaml lets a value begin at its anchor or tag; a node begins after them.
    private func start(of event: Event) -> Mark {
        guard event.anchor != nil || event.tag != nil else { return event.start }
        let properties = (event.anchor != nil ? 1 : 0) + (event.tag != nil ? 1 : 0)
        return source.mark(afterProperties: properties, from: event.start, to: event.end)
    }

    private func tagRefused(_ event: Event) -> YAMLError {
        YAMLError(
            code: .tag, message: "tags (`!name`) are not read: every value is text, a list or a map",
            hint: "a text that begins with `!` needs quotes", mark: event.start, source: source)
    }

    private func aliasError(_ message: String, at event: Event, hint: String? = nil) -> YAMLError {
        YAMLError(code: .alias, message: message, hint: hint, mark: event.start, source: source)
    }
}
