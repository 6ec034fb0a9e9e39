public import EntenteKit
internal import JSON
internal import Learning

/// Learns to tag and parse from documents with `syntax`: averaged perceptrons, the parser with a dynamic oracle.
///
/// The parser learns on the tags of taggers that have not seen the sentence, since that is what it will work with. Some
/// sentences are learnt a second time in capitals, in small letters, as a heading or without their full stop. Documents
/// with `meta.part: dev` are not learnt; the model is measured on them. `meta.copy_of` names the document of which one is a
/// copy with words cut otherwise.
/// Deterministic: the same documents, settings and seed give the same bytes.
public struct ParserTrainer: Trainer {
    /// Options of `train parser`.
    public struct Settings: StageSettings {
        @Setting("Features are hashed to 2^bits numbers.", in: 12...26) public var bits = 24
        @Setting("How often the tagger goes through the data.", in: 1...100) public var taggerEpochs = 5
        @Setting("How often the parser goes through the data.", in: 1...100) public var epochs = 8
        @Setting("How often all is learnt, each time in another order; the model is the mean.", in: 1...20) public var orders = 1
        @Setting("Features that took part in fewer corrections are left out.", in: 1...1000) public var minimumUpdates = 1
        @Setting("Steps of a weight to one correction; a weight has at most 254.", in: 1...1024) public var resolution = 4
        @Setting("Weights of fewer steps are left out.", in: 1...100) public var minimumWeight = 1
        @Setting("Parts into which the data is dealt to tag each by a tagger that has not seen it.", in: 2...20) public var parts = 4
        @Setting("Share of the sentences that is learnt a second time, in each of four other ways to write them.", in: 0...1)
        public var variants = 0.06
        @Setting("Classes of words that stand in like company: lines of word, fine class, coarse class, tabs between.")
        public var classes: ResourceFile? = nil
        @Setting("Primary subtag of the data's language.") public var language = "en"
        @Setting("Licence, for the model card.") public var licence = "not stated"
        public init() {}
    }

    public static let descriptor = Descriptor(
        name: "parser", summary: "Learns to tag and parse from documents with trees.", requires: [.sentences, .tokens, .syntax])

    let settings: Settings
    private let classes: WordClasses

    public init(settings: Settings) throws(Diagnostics) {
        self.settings = settings
        if let file = settings.classes { classes = try WordClasses(file: file) } else { classes = WordClasses() }
    }

    public func train(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> TrainedModel {
        let kept = documents.filter { $0.meta["part"]?.string == "dev" }
        let documents = documents.filter { $0.meta["part"]?.string != "dev" }
        run.progress("learning \(documents.count) documents")
        let learnt = try learn(documents, run)
        let figures = kept.isEmpty ? nil : learnt.model.scores(on: kept)
        let card = ParserCard(
            settings: settings, run: run, documents: documents.count, sentences: documents.reduce(0) { $0 + $1.sentences.count },
            tokens: learnt.tokens, weights: learnt.file.models.reduce(0) { $0 + $1.weightCount }, figures: figures)
        return TrainedModel(bytes: learnt.file.encoded(), card: card.markdown, summary: card.summary)
    }

    private func learn(_ documents: [Document], _ run: TrainingRun) throws(StageError) -> LearntParser {
        guard
            var treebank = Treebank(
                documents, classes: classes, parts: settings.parts, variants: settings.variants, seed: run.seed)
        else {
            throw StageError(
                .badInput, "there are no trees to learn from in \(documents.count) documents",
                hint: "give documents with sentences, tokens and syntax, with words that depend on others on both sides")
        }
        let tagger = TaggerLearner(
            tags: treebank.tags, epochs: settings.taggerEpochs, bits: settings.bits, minimumUpdates: settings.minimumUpdates,
            resolution: settings.resolution, minimumWeight: settings.minimumWeight)
        for part in 0..<settings.parts { guess(part, of: &treebank, tagger, run) }
        let all = Array(treebank.sentences.indices)
        let tags = mean(of: run.seed) { tagger.learn(treebank, all, seed: $0) }
        let parser = ParserLearner(
            treebank: treebank, epochs: settings.epochs, bits: settings.bits, minimumUpdates: settings.minimumUpdates,
            resolution: settings.resolution, minimumWeight: settings.minimumWeight)
        let actions = mean(of: run.seed) { parser.learn(seed: $0, progress: run.progress) }
        let metadata = [
            "kind": "parser", "features": "\(ParserFeatures.version)", "language": settings.language, "licence": settings.licence,
            "seed": "\(run.seed)",
        ]
        let model = SyntaxModel(treebank.tags, treebank.actions, tags, actions, classes: classes, language: settings.language)
        let tables = classes.table.count == 0 ? [:] : [WordClasses.table: classes.table]
        let file = PerceptronFile(metadata: metadata, models: [tags, actions], tables: tables)
        return LearntParser(model: model, file: file, tokens: treebank.tokens)
    }

    /// What is learnt in one order or another, mixed. One order gives its model as it is.
    private func mean(of seed: UInt64, _ learn: (UInt64) -> PerceptronModel) -> PerceptronModel {
        .mean(of: (0..<settings.orders).map { learn(seed &+ UInt64($0)) }, minimumWeight: settings.minimumWeight)
    }

    /// Tags a part of the data by a tagger that has learnt the others.
    private func guess(_ part: Int, of treebank: inout Treebank, _ learner: TaggerLearner, _ run: TrainingRun) {
        let tagging = learner.learn(treebank, treebank.indices(inPart: part, false), seed: run.seed)
        let model = SyntaxModel(treebank.tags, treebank.actions, tagging, tagging, classes: classes, language: settings.language)
        let memory = model.memory()
        var right = 0, all = 0
        for index in treebank.indices(inPart: part) {
            let sentence = treebank.sentences[index]
            memory.load(sentence.words, outside: 0)
            model.tag(sentence.count, memory: memory)
            let tags = (0..<sentence.count).map { memory.tags[$0] }
            right += zip(tags, sentence.tags).count { $0 == $1 }
            all += sentence.count
            treebank.setGuessed(tags, of: index)
        }
        run.progress("tagger, part \(part + 1) of \(settings.parts): \(right) of \(all) tags right")
    }
}

/// What the trainer has learnt.
struct LearntParser {
    let model: SyntaxModel
    let file: PerceptronFile
    let tokens: Int
}
