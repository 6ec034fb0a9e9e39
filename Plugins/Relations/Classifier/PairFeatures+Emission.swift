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

    /// Kinds with a number, by the number.
    static let zones = (0..<5).map { FeatureHash.combine(zoned, number: $0) }
    static let orders = (0..<4).map { FeatureHash.combine(ordered, number: $0) }
}

extension PairFeatures {
    /// A token's stem by itself, by zone, by zone and order; its form; its prefixes.
    mutating func addWord(_ token: Int) {
        let (zone, weight, stem) = (zones[token], nearness[token], stems[token])
        // Masked tokens are the same for every pair that masks them, and so few that their slots are not kept.
        if !zone.isOutside {
            add(FeatureHash.combine(FeatureKind.word, stem), 0.5 * weight)
            add(FeatureHash.combine(FeatureKind.zones[zone.rawValue], stem), weight)
            add(FeatureHash.combine(FeatureKind.form, lower[token]), 0.5 * weight)
            return
        }
        let row = token * KnownSlots.perToken
        add(row + KnownSlots.word, 0.5 * weight) { FeatureHash.combine(FeatureKind.word, stem) }
        add(row + KnownSlots.zoned + zone.rawValue, weight) { FeatureHash.combine(FeatureKind.zones[zone.rawValue], stem) }
        let lower = lower[token]
        add(row + KnownSlots.form, 0.5 * weight) { FeatureHash.combine(FeatureKind.form, lower) }
        addOrdered(row, zone, stem, 0.5 * weight)
        guard !words.kinds[token].contains(.function) else { return }
        for slot in 0..<SentenceWords.prefixLengths.count {
            let prefix = words.prefixes[token * SentenceWords.prefixLengths.count + slot]
            if prefix != 0 { add(row + KnownSlots.prefix + slot, weight) { FeatureHash.combine(FeatureKind.prefix, prefix) } }
        }
    }

    private mutating func addOrdered(_ row: Int, _ zone: Zone, _ stem: UInt64, _ value: Float) {
        let kind = FeatureKind.orders[order.rawValue]
        let zoned = FeatureKind.zones[zone.rawValue]
        guard order.rawValue < 2 else { return add(FeatureHash.combine(kind, zoned, stem), value) }
        add(row + KnownSlots.ordered + 3 * order.rawValue + zone.rawValue, value) { FeatureHash.combine(kind, zoned, stem) }
    }

    /// Adds a feature whose slot is kept at `place`, hashed for the first pair that has it.
    @inline(__always)
    private mutating func add(_ place: Int, _ value: Float, _ hash: () -> UInt64) {
        var slot = known.ofToken[place]
        if slot < 0 {
            slot = slots.slot(of: hash())
            known.ofToken[place] = slot
        }
        emitted.append(.init(slot: slot, value: value))
    }

    /// Two and three symbols in a row; two content words in a row with small words between left out.
    mutating func addSequences() {
        for index in symbols.indices { addSequences(endingAt: index) }
        var last: Symbol?
        for symbol in symbols where symbol.isContent {
            if let last { addSkip(last, symbol) }
            last = symbol
        }
    }

    private mutating func addSkip(_ last: Symbol, _ symbol: Symbol) {
        guard last.zone.isOutside, symbol.zone.isOutside else {
            return add(FeatureHash.combine(FeatureKind.skip, last.hash, symbol.hash), 0.7)
        }
        if known.skip[symbol.token].last != Int32(last.token) {
            known.skip[symbol.token] = (Int32(last.token), slots.slot(of: FeatureHash.combine(FeatureKind.skip, last.hash, symbol.hash)))
        }
        emitted.append(.init(slot: known.skip[symbol.token].slot, value: 0.7))
    }

    /// The sequences that hold one symbol.
    mutating func addSequences(around index: Int) {
        for end in index..<min(index + 3, symbols.count) { addSequences(endingAt: end) }
    }

    private mutating func addSequences(endingAt index: Int) {
        guard index > 0 else { return }
        let (one, two) = (symbols[index - 1], symbols[index])
        let row = two.token * KnownSlots.perToken
        let arePlain = one.zone.isOutside && two.zone.isOutside
        if arePlain {
            add(row + KnownSlots.two, 1) { FeatureHash.combine(FeatureKind.two, FeatureHash.combine(one.hash, two.hash)) }
        } else {
            add(FeatureHash.combine(FeatureKind.two, FeatureHash.combine(one.hash, two.hash)))
        }
        guard index > 1 else { return }
        let first = symbols[index - 2]
        if arePlain, first.zone.isOutside {
            add(row + KnownSlots.three, 0.7) { FeatureHash.combine(FeatureKind.three, first.hash, FeatureHash.combine(one.hash, two.hash)) }
        } else {
            add(FeatureHash.combine(FeatureKind.three, first.hash, FeatureHash.combine(one.hash, two.hash)), 0.7)
        }
    }

    /// Four words on either side of each mention, the nearest two with their place.
    mutating func addNeighbours() {
        for zone in [Zone.source, .target] {
            guard let centre = symbols.firstIndex(where: { $0.zone == zone }) else { continue }
            for distance in -4...4 where distance != 0 && symbols.indices.contains(centre + distance) {
                let hash = symbols[centre + distance].hash
                let side = FeatureHash.combine(FeatureKind.side, number: distance < 0 ? zone.rawValue : zone.rawValue + 8)
                add(FeatureHash.combine(side, hash))
                if abs(distance) <= 2 {
                    let place = FeatureHash.combine(FeatureKind.place, number: distance * 8 + zone.rawValue)
                    add(FeatureHash.combine(place, hash))
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
            add(FeatureHash.combine(kind, spot.hash))
        }
        let length = between.count
        add(FeatureHash.combine(FeatureKind.path, number: order.rawValue * 16 + min(10, length / 2)), 0.5)
        guard length <= 6 else { return }
        let path = between.reduce(FeatureHash.combine(FeatureKind.path, number: order.rawValue)) { FeatureHash.combine($0, $1.hash) }
        add(path)
    }

    /// The first and last word of a mention, and whether it is a name.
    mutating func addHead(of zone: Zone) {
        guard let first = zones.firstIndex(of: zone), let last = zones.lastIndex(of: zone) else { return }
        let head = FeatureHash.combine(FeatureKind.head, number: zone.rawValue)
        add(FeatureHash.combine(head, stems[last]))
        add(FeatureHash.combine(FeatureHash.combine(FeatureKind.start, number: zone.rawValue), stems[first]))
        let isName = (first...last).contains { words.kinds[$0].contains(.capital) && !words.kinds[$0].contains(.function) }
        let isOwner = words.kinds[last].contains(.possessive)
        add(FeatureHash.combine(head, number: (isName ? 1 : 0) + (isOwner ? 2 : 0)), 0.5)
    }

    /// Negation, modality and passive by zone.
    mutating func addCues() {
        for token in zones.indices where known.cues[token] >= 0 && zones[token].isOutside {
            let cue = Int(known.cues[token])
            add(FeatureHash.combine(FeatureKind.cue, number: (cue * 8 + zones[token].rawValue) * 4 + order.rawValue), 0.5)
        }
    }

    /// What a rule says of the pair: worth as much as a few words, since it has read the sentence whole.
    mutating func addRule(_ rule: UInt64) { add(FeatureHash.combine(FeatureKind.rule, rule), 4) }
}
