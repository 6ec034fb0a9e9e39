import EntenteKit
import Learning
import Testing

@testable import Parsing

/// Trees made by chance.
enum RandomTree {
    /// A projective tree over `count` words with one root: each stretch has a head, and stretches on both sides hang on it.
    static func projective(_ count: Int, _ random: inout SplitMix64) -> GoldSentence {
        var heads = [Int32](repeating: 0, count: count)
        fill(0..<count, under: count, &heads, &random, isWhole: true)
        return sentence(heads, &random)
    }

    /// Any tree: words in a random order, each under one that came before.
    static func any(_ count: Int, _ random: inout SplitMix64) -> GoldSentence {
        var order = Array(0..<count)
        random.shuffle(&order)
        var heads = [Int32](repeating: Int32(count), count: count)
        for place in order.indices.dropFirst() { heads[order[place]] = Int32(order[random.below(place)]) }
        return sentence(heads, &random)
    }

    private static func fill(
        _ range: Range<Int>, under head: Int, _ heads: inout [Int32], _ random: inout SplitMix64, isWhole: Bool = false
    ) {
        var rest = range
        while !rest.isEmpty {
            let piece = isWhole ? rest : rest.lowerBound..<(rest.lowerBound + 1 + random.below(rest.count))
            rest = piece.upperBound..<rest.upperBound
            let top = piece.lowerBound + random.below(piece.count)
            heads[top] = Int32(head)
            fill(piece.lowerBound..<top, under: top, &heads, &random)
            fill((top + 1)..<piece.upperBound, under: top, &heads, &random)
        }
    }

    private static func sentence(_ heads: [Int32], _ random: inout SplitMix64) -> GoldSentence {
        let names: [Dependency] = [.nsubj, .obj, .obl, .det]
        let labels = heads.map { Int($0) == heads.count ? ActionSet.root : ActionSet.number(of: names[random.below(names.count)]) }
        return GoldSentence(
            words: Array(repeating: Word(), count: heads.count), tags: Array(repeating: 0, count: heads.count), heads: heads,
            labels: labels)
    }
}

@Suite struct TransitionTests {
    private static let actions: ActionSet = {
        let labels = Set([Dependency.nsubj, .obj, .obl, .det].map(ActionSet.number))
        return ActionSet(left: labels, right: labels)
    }()

    /// Walks through a sentence; `choose` picks among the actions that lose least.
    private func walk(_ sentence: GoldSentence, _ choose: (OracleActions, borrowing Configuration) -> Int) -> (heads: [Int32], labels: [UInt8]) {
        let memory = SentenceMemory(classes: Self.actions.names.count)
        memory.load(sentence.words, outside: 0)
        for word in 0..<sentence.count { memory.tags[word] = 0 }
        var state = SyntaxModel.start(sentence.count, tags: 1, memory: memory)
        let oracle = TreeOracle(sentence)
        var best = OracleActions(Self.actions)
        while !state.isDecided {
            if state.depth == 0 {
                state.shift()
                continue
            }
            best.find(state, oracle, Self.actions)
            state.take(choose(best, state), of: Self.actions)
        }
        state.finish()
        let nodes = (0..<sentence.count).map { memory.nodes[$0] }
        return (nodes.map(\.head), nodes.map(\.label))
    }

    /// Whichever of the actions without loss is taken, the tree comes out as it was.
    @Test(arguments: [1, 2, 3, 5, 9, 20])
    func oracleRebuildsEveryProjectiveTree(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<300 {
            let sentence = RandomTree.projective(count, &random)
            var projective = sentence
            projective.projectivise()
            #expect(projective.heads == sentence.heads)
            let built = walk(sentence) { best, _ in
                let allowed = best.isBest.indices.filter { best.isBest[$0] }
                return allowed[random.below(allowed.count)]
            }
            #expect(built.heads == sentence.heads)
            #expect(built.labels == sentence.labels)
        }
    }

    /// The oracle's costs are true: taking an action of cost c, then only the best ones, loses c arcs.
    @Test func costsAreTheArcsLost() {
        var random = SplitMix64(seed: 5)
        for round in 0..<400 {
            let sentence = RandomTree.projective(2 + round % 9, &random)
            let oracle = TreeOracle(sentence)
            var expected = 0
            let built = walk(sentence) { best, state in
                var kinds: [(action: Int, cost: Int)] = []
                if state.canShift { kinds.append((ActionSet.shift, oracle.costOfShift(state))) }
                if state.canLeft { kinds.append((Self.actions.left.lowerBound, oracle.costOfLeft(state))) }
                if state.canRight { kinds.append((Self.actions.right.lowerBound, oracle.costOfRight(state))) }
                let least = kinds.map(\.cost).min()!
                // There is always a way on without loss, except that the last words cannot all become roots.
                #expect(least == 0 || state.next == sentence.count)
                let pick = kinds[random.below(kinds.count)]
                expected += pick.cost
                return pick.action
            }
            #expect(zip(built.heads, sentence.heads).count { $0 != $1 } == expected)
        }
    }

    @Test(arguments: [2, 5, 12, 40])
    func crossingArcsAreLifted(_ count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for _ in 0..<50 {
            let tree = RandomTree.any(count, &random)
            var lifted = tree
            lifted.projectivise()
            #expect(walk(lifted) { best, _ in best.isBest.firstIndex(of: true)! }.heads == lifted.heads)
            #expect(lifted.heads.count { Int($0) == count } == 1)
        }
    }

    /// Whatever the scores say, every word gets a head, one the root, and there is no cycle.
    @Test func anyWalkEndsInATree() throws {
        var random = SplitMix64(seed: 9)
        for round in 0..<300 {
            let sentence = RandomTree.projective(1 + round % 12, &random)
            let built = walk(sentence) { _, state in
                let scores = UnsafeMutablePointer<Int32>.allocate(capacity: Self.actions.names.count)
                defer { scores.deallocate() }
                for action in Self.actions.names.indices { scores[action] = Int32(random.below(100)) }
                return Self.actions.best(scores, in: state)
            }
            #expect(built.heads.count { Int($0) == sentence.count } == 1)
            for word in built.heads.indices {
                var place = word, steps = 0
                while place < sentence.count, steps <= sentence.count {
                    place = Int(built.heads[place])
                    steps += 1
                }
                #expect(place == sentence.count)
            }
        }
    }
}
