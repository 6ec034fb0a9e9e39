/// The memory of one sentence's analysis, used again for the next; it grows to the longest sentence.
///
/// Plain pointers: the loops over words and features run millions of times, and arrays would be checked at each step.
final class SentenceMemory {
    /// Sentinels on each side of words and tags.
    private static let margin = 2

    private var capacity = 0
    private(set) var words: UnsafeMutablePointer<Word>
    private(set) var tags: UnsafeMutablePointer<UInt8>
    private(set) var nodes: UnsafeMutablePointer<Node>
    private(set) var stack: UnsafeMutablePointer<Int32>
    /// One number a class.
    let scores: UnsafeMutablePointer<Int32>
    let features: UnsafeMutablePointer<UInt32>
    var reader = WordReader()

    /// - Parameter classes: most classes of the classifiers that write to ``scores``.
    init(classes: Int) {
        scores = .allocate(capacity: classes)
        features = .allocate(capacity: FeatureList.capacity)
        (words, tags, nodes, stack) = Self.room(64)
        capacity = 64
    }

    deinit {
        release()
        scores.deallocate()
        features.deallocate()
    }

    /// Makes room for a sentence, and puts the sentinels round it.
    func prepare(_ count: Int, outside: UInt8) {
        if count > capacity {
            release()
            capacity = max(count, capacity * 2)
            (words, tags, nodes, stack) = Self.room(capacity)
        }
        for place in 1...Self.margin {
            words[-place] = .outside
            tags[-place] = outside
            words[count + place - 1] = .outside
        }
    }

    private func release() {
        (words - Self.margin).deallocate()
        (tags - Self.margin).deallocate()
        nodes.deallocate()
        stack.deallocate()
    }

    private static func room(
        _ count: Int
    ) -> (UnsafeMutablePointer<Word>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<Node>, UnsafeMutablePointer<Int32>) {
        (
            .allocate(capacity: count + 2 * margin) + margin, .allocate(capacity: count + 2 * margin) + margin,
            .allocate(capacity: count + 2), .allocate(capacity: count)
        )
    }
}
