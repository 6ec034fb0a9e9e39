internal import Learning

/// Teaches the tagger, word by word; it sees its own tags of the words before, wrong ones too.
struct TaggerLearner {
    let tags: TagSet
    let epochs: Int
    let bits: Int
    let minimumUpdates: Int
    let resolution: Int
    let minimumWeight: Int

    /// Learns from the sentences of the given indices.
    func learn(_ treebank: Treebank, _ indices: [Int], seed: UInt64) -> PerceptronModel {
        var perceptron = AveragedPerceptron(classes: tags.names, bits: bits)
        var random = SplitMix64(seed: seed)
        var order = indices
        let memory = SentenceMemory(classes: tags.names.count)
        for _ in 0..<epochs {
            random.shuffle(&order)
            for index in order { learn(treebank.sentences[index], &perceptron, memory) }
        }
        return perceptron.averaged(
            name: SyntaxModel.tagger, minimumUpdates: minimumUpdates, resolution: resolution,
            minimumWeight: minimumWeight)
    }

    private func learn(_ sentence: GoldSentence, _ perceptron: inout AveragedPerceptron, _ memory: SentenceMemory) {
        memory.load(sentence.words, outside: UInt8(tags.names.count + 1))
        var list = FeatureList(memory.features, bits: bits)
        for word in 0..<sentence.count {
            TagFeatures.emit(word, memory.words, memory.tags, into: &list)
            perceptron.score(list.all, into: memory.scores)
            var best = 0
            for tag in 1..<tags.names.count where memory.scores[tag] > memory.scores[best] { best = tag }
            let gold = Int(sentence.tags[word])
            if best == gold { perceptron.accept() } else { perceptron.correct(list.all, gold: gold, guess: best) }
            memory.tags[word] = UInt8(best)
        }
    }
}

extension SentenceMemory {
    /// Takes the words of a sentence.
    func load(_ words: [Word], outside: UInt8) {
        prepare(words.count, outside: outside)
        for (place, word) in words.enumerated() { self.words[place] = word }
    }
}
