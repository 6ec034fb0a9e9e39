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
    static let explored = 90

    /// Learns from the sentences of the given indices, with their guessed tags.
    func learn(_ indices: [Int], seed: UInt64, progress: (String) -> Void) -> PerceptronModel {
        let actions = treebank.actions
        var perceptron = AveragedPerceptron(classes: actions.names, bits: bits)
        var random = SplitMix64(seed: seed)
        var order = indices
        var oracleActions = OracleActions(actions)
        let memory = SentenceMemory(classes: actions.names.count)
        for epoch in 0..<epochs {
            random.shuffle(&order)
            var wrong = 0, all = 0
            for index in order {
                let sentence = treebank.sentences[index]
                let oracle = TreeOracle(sentence)
                memory.load(sentence.words, outside: UInt8(treebank.tags.names.count + 1))
                for (place, tag) in sentence.guessed.enumerated() { memory.tags[place] = tag }
                var state = SyntaxModel.start(sentence.count, tags: treebank.tags.names.count, memory: memory)
                var list = FeatureList(memory.features, bits: bits)
                while !state.isDecided {
                    if state.depth == 0 {
                        state.shift()
                        continue
                    }
                    ParserFeatures.emit(state, into: &list)
                    perceptron.score(list.all, into: memory.scores)
                    let guess = actions.best(memory.scores, in: state)
                    oracleActions.find(state, oracle, actions)
                    all += 1
                    if oracleActions.isBest[guess] {
                        perceptron.accept()
                        state.take(guess, of: actions)
                        continue
                    }
                    let gold = oracleActions.best(memory.scores)
                    perceptron.correct(list.all, gold: gold, guess: guess)
                    wrong += 1
                    let follows = epoch > 0 && random.below(100) < Self.explored
                    state.take(follows ? guess : gold, of: actions)
                }
            }
            progress("parser, epoch \(epoch + 1): \(wrong) of \(all) steps corrected, \(perceptron.featureCount) features")
        }
        return perceptron.averaged(
            name: SyntaxModel.parser, minimumUpdates: minimumUpdates, resolution: resolution,
            minimumWeight: minimumWeight)
    }
}
