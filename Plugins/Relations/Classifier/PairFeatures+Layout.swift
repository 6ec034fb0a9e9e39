internal import EntenteKit
internal import Learning

extension PairFeatures {
    /// Placeholder of a name inside a mention.
    static let name = FeatureHash.of("<name>")
    /// Placeholders of the mentions in word sequences.
    static let sourceSymbol = FeatureHash.of("<source>")
    static let targetSymbol = FeatureHash.of("<target>")

    /// Lays the sentence out round a pair.
    mutating func prepare(source: TextRange?, target: TextRange?) {
        order = switch (source, target) {
        case (let source?, let target?): source.start <= target.start ? .sourceFirst : .targetFirst
        case (_?, nil): .sourceOnly
        default: .targetOnly
        }
        setZones(source: source, target: target)
        setNearness()
        setMasks()
        setSymbols()
    }

    private mutating func setZones(source: TextRange?, target: TextRange?) {
        let first = min(source?.start ?? .max, target?.start ?? .max)
        let last = max(source?.start ?? 0, target?.start ?? 0)
        zones.removeAll(keepingCapacity: true)
        for range in words.ranges {
            if let source, source.overlaps(range) {
                zones.append(.source)
            } else if let target, target.overlaps(range) {
                zones.append(.target)
            } else if range.start < first {
                zones.append(.before)
            } else {
                zones.append(range.start < last ? .between : .after)
            }
        }
    }

    /// 1 beside a mention, a tenth less with each token, at least 0.3. Two passes, O(tokens).
    private mutating func setNearness() {
        nearness.removeAll(keepingCapacity: true)
        var distance = Int.max / 2
        for zone in zones {
            distance = zone.isOutside ? distance + 1 : 0
            nearness.append(Float(min(distance, 100)))
        }
        distance = Int.max / 2
        for token in zones.indices.reversed() {
            distance = zones[token].isOutside ? distance + 1 : 0
            let nearest = min(Float(min(distance, 100)), nearness[token])
            nearness[token] = nearest <= 1 ? 1 : max(0.3, 1 - 0.1 * (nearest - 1))
        }
    }

    /// Replaces the capitalised words of the mentions. The sentence's first word keeps its form if a small word
    /// follows it, since `Police in …` is no name.
    private mutating func setMasks() {
        for token in masked {
            lower[token] = words.lower[token]
            stems[token] = words.stems[token]
        }
        masked.removeAll(keepingCapacity: true)
        for token in zones.indices where !zones[token].isOutside {
            let kind = words.kinds[token]
            guard kind.contains(.capital), !kind.contains(.function) else { continue }
            let isFollowedByName = token + 1 < words.count && words.kinds[token + 1].contains(.capital)
            if kind.contains(.initial), !isFollowedByName { continue }
            lower[token] = Self.name
            stems[token] = Self.name
            masked.append(token)
        }
    }

    private mutating func setSymbols() {
        symbols.removeAll(keepingCapacity: true)
        for token in zones.indices {
            let zone = zones[token]
            if zone.isOutside {
                let isContent = !words.kinds[token].contains(.function)
                symbols.append(Symbol(hash: stems[token], zone: zone, isContent: isContent, token: token))
            } else if symbols.last?.zone != zone {
                let hash = zone == .source ? Self.sourceSymbol : Self.targetSymbol
                symbols.append(Symbol(hash: hash, zone: zone, isContent: true, token: token))
            }
        }
    }
}
