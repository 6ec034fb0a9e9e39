internal import EntenteKit
internal import Learning

/// A trained tagger and parser.
struct SyntaxModel: Sendable {
    /// Names of the two classifiers in the file.
    static let tagger = "tags", parser = "actions"

    let tags: TagSet
    let actions: ActionSet
    let classes: WordClasses
    /// Primary subtag of the language that it has read.
    let language: String
    private let tagging: PerceptronModel
    private let parsing: PerceptronModel

    /// The parts of a file; `nil` if they are not those of a parser.
    init?(_ file: PerceptronFile) {
        guard let tagging = file.model(Self.tagger), let parsing = file.model(Self.parser),
            let tags = TagSet(classes: tagging.classes), let actions = ActionSet(classes: parsing.classes)
        else { return nil }
        let classes = file.tables[WordClasses.table].map { WordClasses($0) } ?? WordClasses()
        self.init(tags, actions, tagging, parsing, classes: classes, language: file.metadata["language"] ?? "en")
    }

    init(
        _ tags: TagSet, _ actions: ActionSet, _ tagging: PerceptronModel, _ parsing: PerceptronModel, classes: WordClasses,
        language: String
    ) {
        (self.tags, self.actions, self.tagging, self.parsing) = (tags, actions, tagging, parsing)
        (self.classes, self.language) = (classes, language)
    }

    /// Reads a model file.
    ///
    /// - Throws: ``Diagnostics`` at the setting that names the file.
    init(file: ResourceFile) throws(Diagnostics) {
        let content: PerceptronFile
        do throws(LinearModelError) { content = try PerceptronFile(ModelBytes(mapping: file.path)) } catch {
            throw Diagnostics("\(file.name) is no model of a parser: \(error)", hint: "make one with entente train parser")
        }
        guard content.metadata["kind"] == "parser", let model = SyntaxModel(content) else {
            throw Diagnostics("\(file.name) is no model of a parser", hint: "make one with entente train parser")
        }
        guard content.metadata["features"] == "\(ParserFeatures.version)" else {
            throw Diagnostics(
                "\(file.name) has features of version \(content.metadata["features"] ?? "?"), this Entente has \(ParserFeatures.version)",
                hint: "train it again with entente train parser")
        }
        self = model
    }

    /// Memory for ``parse(_:memory:)``.
    func memory() -> SentenceMemory { SentenceMemory(classes: max(tags.names.count, actions.names.count)) }

    /// Tags and parses the `count` words in `memory.words`; the tree is then in `memory.nodes`. O(count).
    func parse(_ count: Int, memory: SentenceMemory) {
        tag(count, memory: memory)
        var state = Self.start(count, tags: tags.names.count, memory: memory)
        var list = FeatureList(memory.features, bits: parsing.bits)
        while !state.isDecided {
            let action: Int
            if state.depth == 0 {
                action = ActionSet.shift
            } else {
                ParserFeatures.emit(state, into: &list)
                parsing.score(list.all, into: memory.scores)
                action = actions.best(memory.scores, in: state)
            }
            state.take(action, of: actions)
        }
        state.finish()
    }

    /// Tags the words from left to right.
    func tag(_ count: Int, memory: SentenceMemory) {
        memory.prepare(count, outside: UInt8(tags.names.count + 1))
        var list = FeatureList(memory.features, bits: tagging.bits)
        for word in 0..<count {
            TagFeatures.emit(word, memory.words, memory.tags, into: &list)
            tagging.score(list.all, into: memory.scores)
            var best = 0
            for tag in 1..<tags.names.count where memory.scores[tag] > memory.scores[best] { best = tag }
            memory.tags[word] = UInt8(best)
        }
    }

    /// The configuration before the first step; words and tags are in `memory`.
    static func start(_ count: Int, tags: Int, memory: SentenceMemory) -> Configuration {
        let nodes = memory.nodes
        for word in 0..<count { nodes[word] = Node(memory.words[word], tag: memory.tags[word], none: count + 1) }
        nodes[count] = Node(.root, tag: UInt8(tags), none: count + 1)
        nodes[count + 1] = Node(.outside, tag: UInt8(tags + 1), none: count + 1)
        nodes[count + 1].label = 63
        return Configuration(count: count, nodes: nodes, stack: memory.stack)
    }
}
