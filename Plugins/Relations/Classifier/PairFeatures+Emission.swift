internal import EntenteKit
internal import Learning

/// The kinds of features; each hash is combined with one of these.
enum FeatureKind {
    static let word = FeatureHash.of("word")
    static let form = FeatureHash.of("form")
    static let zoned = FeatureHash.of("zoned")
    static let ordered = FeatureHash.of("ordered")
    static let prefix = FeatureHash.of("prefix")
    static let two = FeatureHash.of("two")
    static let three = FeatureHash.of("three")
    static let skip = FeatureHash.of("skip")
    static let side = FeatureHash.of("side")
    static let place = FeatureHash.of("place")
    static let landmark = FeatureHash.of("landmark")
    static let path = FeatureHash.of("path")
    static let head = FeatureHash.of("head")
    static let heads = FeatureHash.of("heads")
    static let affix = FeatureHash.of("affix")
    static let between = FeatureHash.of("between")
    static let start = FeatureHash.of("start")
    static let cue = FeatureHash.of("cue")
    static let rule = FeatureHash.of("rule")
}

extension PairFeatures {
    /// A token's stem by itself, by zone, by zone and order; its form; its prefixes.
    mutating func addWord(_ token: Int, _ words: SentenceWords) {
        let zone = zones[token]
        let weight = nearness[token]
        let stem = stems[token]
        let zoned = FeatureHash.combine(FeatureKind.zoned, number: zone.rawValue)
        builder.add(FeatureHash.combine(FeatureKind.word, stem), 0.5 * weight)
        builder.add(FeatureHash.combine(zoned, stem), weight)
        builder.add(FeatureHash.combine(FeatureKind.form, lower[token]), 0.5 * weight)
        guard zone.isOutside else { return }
        builder.add(FeatureHash.combine(FeatureHash.combine(FeatureKind.ordered, number: order.rawValue), zoned, stem), 0.5 * weight)
        guard !words.kinds[token].contains(.function) else { return }
        for slot in 0..<SentenceWords.prefixLengths.count {
            let prefix = words.prefixes[token * SentenceWords.prefixLengths.count + slot]
            if prefix != 0 { builder.add(FeatureHash.combine(FeatureKind.prefix, prefix), weight) }
        }
    }

    /// Two and three symbols in a row; two content words in a row with small words between left out.
    mutating func addSequences() {
        for index in symbols.indices { addSequences(endingAt: index) }
        var last: UInt64?
        for symbol in symbols where symbol.isContent {
            if let last { builder.add(FeatureHash.combine(FeatureKind.skip, last, symbol.hash), 0.7) }
            last = symbol.hash
        }
    }

    /// The sequences that hold one symbol.
    mutating func addSequences(around index: Int) {
        for end in index..<min(index + 3, symbols.count) { addSequences(endingAt: end) }
    }

    private mutating func addSequences(endingAt index: Int) {
        guard index > 0 else { return }
        let pair = FeatureHash.combine(symbols[index - 1].hash, symbols[index].hash)
        builder.add(FeatureHash.combine(FeatureKind.two, pair))
        guard index > 1 else { return }
        builder.add(FeatureHash.combine(FeatureKind.three, symbols[index - 2].hash, pair), 0.7)
    }

    /// Four words on either side of each mention, the nearest two with their place.
    mutating func addNeighbours() {
        for zone in [Zone.source, .target] {
            guard let centre = symbols.firstIndex(where: { $0.zone == zone }) else { continue }
            for distance in -4...4 where distance != 0 && symbols.indices.contains(centre + distance) {
                let hash = symbols[centre + distance].hash
                let side = FeatureHash.combine(FeatureKind.side, number: distance < 0 ? zone.rawValue : zone.rawValue + 8)
                builder.add(FeatureHash.combine(side, hash))
                if abs(distance) <= 2 {
                    let place = FeatureHash.combine(FeatureKind.place, number: distance * 8 + zone.rawValue)
                    builder.add(FeatureHash.combine(place, hash))
                }
            }
        }
    }

    /// The first and last content word between the mentions, the first one after them, and a short way between them
    /// as a whole; each with the order.
    mutating func addLandmarks() {
        let between = symbols.lazy.filter { $0.zone == .between }
        let spots = [
            between.first { $0.isContent }, between.last { $0.isContent },
            symbols.first { $0.zone == .after && $0.isContent },
        ]
        for (number, spot) in spots.enumerated() {
            guard let spot else { continue }
            let kind = FeatureHash.combine(FeatureKind.landmark, number: number * 4 + order.rawValue)
            builder.add(FeatureHash.combine(kind, spot.hash))
        }
        let length = between.count
        builder.add(FeatureHash.combine(FeatureKind.path, number: order.rawValue * 16 + min(10, length / 2)), 0.5)
        guard length <= 6 else { return }
        let path = between.reduce(FeatureHash.combine(FeatureKind.path, number: order.rawValue)) { FeatureHash.combine($0, $1.hash) }
        builder.add(path)
    }

    /// The first and last word of a mention, and whether it is a name.
    mutating func addHead(of zone: Zone, _ words: SentenceWords) {
        guard let first = zones.firstIndex(of: zone), let last = zones.lastIndex(of: zone) else { return }
        let head = FeatureHash.combine(FeatureKind.head, number: zone.rawValue)
        builder.add(FeatureHash.combine(head, stems[last]))
        builder.add(FeatureHash.combine(FeatureHash.combine(FeatureKind.start, number: zone.rawValue), stems[first]))
        let isName = (first...last).contains { words.kinds[$0].contains(.capital) && !words.kinds[$0].contains(.function) }
        let isOwner = words.kinds[last].contains(.possessive)
        builder.add(FeatureHash.combine(head, number: (isName ? 1 : 0) + (isOwner ? 2 : 0)), 0.5)
    }

    /// Negation, modality and passive by zone.
    mutating func addCues(_ words: SentenceWords) {
        for token in zones.indices where zones[token].isOutside {
            let word = words.lower[token]
            let cue =
                if words.kinds[token].contains(.negation) { 0 }
                else if FunctionWords.modals.contains(word) { 1 }
                else if word == FunctionWords.by { 2 }
                else if FunctionWords.forms.contains(word) { 3 }
                else { -1 }
            if cue >= 0 {
                builder.add(FeatureHash.combine(FeatureKind.cue, number: (cue * 8 + zones[token].rawValue) * 4 + order.rawValue), 0.5)
            }
        }
    }

    /// What a rule says of the pair: worth as much as a few words, since it has read the sentence whole.
    mutating func addRule(_ rule: UInt64) { builder.add(FeatureHash.combine(FeatureKind.rule, rule), 4) }
}
