/// Two mentions and the words round them, as a network reads them: which word, how far from either mention, in which
/// stretch of the sentence.
public struct PairSequence: Sendable, Hashable {
    /// Farthest distance that is told apart, in tokens.
    public static let reach = 20
    /// Number of distances: from `-reach` to `reach`.
    public static let distances = 2 * reach + 1
    /// Stretches of the sentence whose largest responses are kept apart: up to the first mention, from it to the second
    /// one, from that to the end (piecewise pooling).
    public static let stretches = 3
    /// Words looked at one by one: the last of each mention and those beside it.
    public static let spots = 6

    /// Words, as indices into a list that goes with the sequence.
    public var words: [UInt32]
    /// Distance of each word to the source, shifted to `0..<distances`.
    public var toSource: [UInt8]
    /// Distance to the target.
    public var toTarget: [UInt8]
    /// Three ranges of positions, none empty.
    public var stretchRanges: [Range<Int>]
    /// Six positions; -1 where there is no word.
    public var spotPositions: [Int]

    /// Takes the parts; all must fit each other.
    public init(words: [UInt32], toSource: [UInt8], toTarget: [UInt8], stretchRanges: [Range<Int>], spotPositions: [Int]) {
        precondition(words.count == toSource.count && words.count == toTarget.count, "a distance for each word")
        precondition(stretchRanges.count == Self.stretches && spotPositions.count == Self.spots, "three stretches, six spots")
        precondition(stretchRanges.allSatisfy { !$0.isEmpty && $0.lowerBound >= 0 && $0.upperBound <= words.count }, "stretches within the words")
        precondition(spotPositions.allSatisfy { $0 < words.count }, "spots within the words")
        self.words = words
        self.toSource = toSource
        self.toTarget = toTarget
        self.stretchRanges = stretchRanges
        self.spotPositions = spotPositions
    }

    /// A distance in tokens as a number in `0..<distances`.
    public static func code(distance: Int) -> UInt8 { UInt8(min(max(distance, -reach), reach) + reach) }
}
