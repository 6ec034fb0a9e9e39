internal import Learning

/// Teaches the parser: it walks through each sentence, mostly by its own choices, and is corrected where these lose an
/// arc that it could still have had.
struct ParserLearner {
    let treebank: Treebank
    let epochs: Int
    let bits: Int
    let minimumUpdates: Int
    let resolution: Int
    let minimumWeight: Int

    /// Of a hundred wrong choices, how many are followed from the second epoch on.
    private static let explored = 90

    /// What a course of lessons carries along.
    private struct Course {
        var perceptron: AveragedPerceptron
        var random: SplitMix64
        var right: OracleActions
        let memory: SentenceMemory
        var steps = 0, corrections = 0
    }

    /// Learns from all sentences, with their guessed tags.
    func learn(seed: UInt64, progress: (String) -> Void) -> PerceptronModel {
        let actions = treebank.actions
        var course = Course(
            perceptron: AveragedPerceptron(classes: actions.names, bits: bits), random: SplitMix64(seed: seed),
            right: OracleActions(actions), memory: SentenceMemory(classes: actions.names.count))
        var order = Array(treebank.sentences.indices)
        for epoch in 0..<epochs {
            course.random.shuffle(&order)
            (course.steps, course.corrections) = (0, 0)
            for index in order { learn(treebank.sentences[index], &course, explores: epoch > 0) }
            progress(
                "parser, epoch \(epoch + 1): \(course.corrections) of \(course.steps) steps corrected, "
                    + "\(course.perceptron.featureCount) features")
        }
        return course.perceptron.averaged(
            name: SyntaxModel.parser, minimumUpdates: minimumUpdates, resolution: resolution, minimumWeight: minimumWeight)
    }

    private func learn(_ sentence: GoldSentence, _ course: inout Course, explores: Bool) {
        let oracle = TreeOracle(sentence)
        let memory = course.memory
        memory.load(sentence.words, outside: UInt8(treebank.tags.names.count + 1))
        for (place, tag) in sentence.guessed.enumerated() { memory.tags[place] = tag }
        var state = SyntaxModel.start(sentence.count, tags: treebank.tags.names.count, memory: memory)
        var list = FeatureList(memory.features, bits: bits)
        while !state.isDecided {
            if state.depth == 0 {
                state.shift()
            } else {
                ParserFeatures.emit(state, into: &list)
                state.take(choose(state, list, oracle, &course, explores: explores), of: treebank.actions)
            }
        }
    }

    /// The action to take, after learning from it.
    private func choose(
        _ state: borrowing Configuration, _ list: FeatureList, _ oracle: TreeOracle, _ course: inout Course, explores: Bool
    ) -> Int {
        let scores = course.memory.scores
        course.perceptron.score(list.all, into: scores)
        let guess = treebank.actions.best(scores, in: state)
        course.right.find(state, oracle, treebank.actions)
        course.steps += 1
        if course.right.isBest[guess] {
            course.perceptron.accept()
            return guess
        }
        let gold = course.right.best(scores)
        course.perceptron.correct(list.all, gold: gold, guess: guess)
        course.corrections += 1
        return explores && course.random.below(100) < Self.explored ? guess : gold
    }
}
