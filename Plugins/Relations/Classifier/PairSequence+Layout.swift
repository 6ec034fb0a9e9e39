internal import EntenteKit
internal import Learning

extension PairFeatures {
    /// Words of context on either side of the pair that the network reads.
    private static let context = 8

    /// The pair that was laid out last, as a network reads it. Its words are tokens of the sentence; a name inside a mention
    /// is the number behind the last token. `nil` for an empty sentence. O(tokens).
    func sequence() -> PairSequence? {
        let (source, target) = (span(of: .source), span(of: .target))
        guard let first = [source, target].compactMap(\.self).min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
        let last = [source, target].compactMap(\.self).max(by: { $0.lowerBound < $1.lowerBound }) ?? first
        let end = max(first.upperBound, last.upperBound)
        let window = max(0, first.lowerBound - Self.context)..<min(zones.count, end + Self.context)
        return PairSequence(
            words: window.map { UInt32(lower[$0] == Self.name ? zones.count : $0) },
            toSource: window.map { Self.distance($0, source) },
            toTarget: window.map { Self.distance($0, target) },
            stretchRanges: [window.lowerBound..<first.upperBound, first.lowerBound..<end, last.lowerBound..<window.upperBound].map {
                ($0.lowerBound - window.lowerBound)..<($0.upperBound - window.lowerBound)
            },
            spotPositions: spots(source, target).map { $0.map { $0 - window.lowerBound } ?? -1 })
    }

    /// The tokens from the first to the last of a zone.
    private func span(of zone: Zone) -> Range<Int>? {
        guard let first = zones.firstIndex(of: zone), let last = zones.lastIndex(of: zone) else { return nil }
        return first..<(last + 1)
    }

    /// A mention that is not there is far away.
    private static func distance(_ token: Int, _ span: Range<Int>?) -> UInt8 {
        guard let span else { return PairSequence.code(distance: PairSequence.reach) }
        if token < span.lowerBound { return PairSequence.code(distance: token - span.lowerBound) }
        return PairSequence.code(distance: max(0, token - span.upperBound + 1))
    }

    /// The last word of each mention, and the words before and behind it.
    private func spots(_ source: Range<Int>?, _ target: Range<Int>?) -> [Int?] {
        func inside(_ token: Int) -> Int? { zones.indices.contains(token) ? token : nil }
        func beside(_ span: Range<Int>?) -> [Int?] {
            guard let span else { return [nil, nil] }
            return [inside(span.lowerBound - 1), inside(span.upperBound)]
        }
        return [source.map { $0.upperBound - 1 }, target.map { $0.upperBound - 1 }] + beside(source) + beside(target)
    }
}
