internal import EntenteKit
internal import JSON

/// Persons by name: behind an office or title, beside an apposition, and again by the surname.
extension ActorFinder {
    private static var longestName: Int { 5 }

    /// A name that begins at a word: a person of a list, or capitalised words.
    func name(from first: Int, before limit: Int) -> Range<Int>? {
        var start = first
        // `Her Excellency Mrs. X`, `President Mr X`.
        while start + 1 < limit, lexicon.titles.contains(start, in: words), nameAt[start] < 0 {
            start += words.hashes[start + 1] == Words.fullStop ? 2 : 1
        }
        guard start < limit, !isTaken[start], !lexicon.noNames.contains(start, in: words),
            words.kinds[start].contains(.capital) || lexicon.particles.contains(start, in: words) && start + 1 < limit && words.kinds[start + 1].contains(.capital)
        else { return nil }
        var at = words.kinds[start].contains(.capital) ? start : start + 1
        while at < limit, at - start < 2 * Self.longestName {
            if nameAt[at] >= 0 {
                guard mentions[nameAt[at]].label == "PERSON" else { break }
                at = max(at + 1, spans[nameAt[at]].upperBound)
            } else if words.kinds[at].contains(.capital), !lexicon.noNames.contains(at, in: words),
                lexicon.nouns.longest(at: at, before: limit, in: words) == nil || words.kinds[at].contains(.capital) && at > start {
                at += 1
            } else if at > start, lexicon.particles.contains(at, in: words), at + 1 < limit, isName(at + 1) {
                at += 1
            } else if at > start, words.hashes[at] == Words.hyphen, words.isJoined(at), at + 1 < limit, words.kinds[at + 1].contains(.letters) {
                at += 2
            } else if at > start, words.hashes[at] == Words.fullStop, words.ranges[at - 1].count == 1, at + 1 < limit, isName(at + 1) {
                at += 1
            } else if at > start, at + 3 < limit, isMark(at), isMark(at + 2), words.kinds[at + 3].contains(.capital) {
                // `John "Jack" Doe`.
                at += 3
            } else {
                break
            }
        }
        guard at > start, nameAt[start] < 0 || mentions[nameAt[start]].label == "PERSON" else { return nil }
        return at - start == 1 && words.ranges[start].count < 3 ? nil : start..<at
    }

    private func isMark(_ word: Int) -> Bool {
        let byte = text.bytes[Int(words.ranges[word].start)]
        return byte == 0x22 || byte == 0xE2 && words.kinds[word].isEmpty
    }

    private func isName(_ word: Int) -> Bool {
        words.kinds[word].contains(.capital) || words.hashes[word] == Words.hyphen || lexicon.particles.contains(word, in: words)
    }

    /// The end of `to Peking` behind an ambassador, `for Syria` behind an envoy; only where a name follows.
    func post(at word: Int, before limit: Int) -> Int? {
        guard word + 2 < limit, lexicon.posts.contains(word, in: words) else { return nil }
        var at = word + 1
        if words.hashes[at] == Words.the { at += 1 }
        guard at < limit, nameAt[at] >= 0, ["COUNTRY", "PLACE", "ORGANISATION"].contains(mentions[nameAt[at]].label) else { return nil }
        let end = spans[nameAt[at]].upperBound
        if end < limit, words.hashes[end] == Words.comma { return end }
        return name(from: end, before: limit) == nil ? nil : end
    }

    /// `the foreign minister, X Y,`: a person of a list, or two capitalised words and a comma.
    func apposed(behind word: Int, before limit: Int) -> Range<Int>? {
        guard word + 1 < limit, words.hashes[word] == Words.comma, let name = name(from: word + 1, before: limit) else { return nil }
        if nameAt[name.lowerBound] >= 0 { return closes(name.upperBound, limit) ? name : nil }
        return name.count > 1 && closes(name.upperBound, limit) ? name : nil
    }

    /// `X Y, the foreign minister`.
    func apposed(before word: Int, _ sentence: Range<Int>) -> Range<Int>? {
        var comma = word - 1
        if comma > sentence.lowerBound, lexicon.articles.contains(comma, in: words) { comma -= 1 }
        guard comma > sentence.lowerBound, words.hashes[comma] == Words.comma else { return nil }
        if let shown = nameEnds[comma], shown.lowerBound >= sentence.lowerBound { return shown }
        let index = nameAt[comma - 1]
        if index >= 0 { return mentions[index].label == "PERSON" ? spans[index] : nil }
        var first = comma
        while first > sentence.lowerBound, comma - first < 4, nameAt[first - 1] < 0, !isTaken[first - 1], isName(first - 1),
            words.kinds[first - 1].contains(.letters), !lexicon.noNames.contains(first - 1, in: words) { first -= 1 }
        // The first word of a sentence is capitalised anyway.
        guard comma - first > 1 else { return nil }
        return words.kinds[first].contains(.capital) ? name(from: first, before: comma) : nil
    }

    private func closes(_ word: Int, _ limit: Int) -> Bool {
        word >= limit || words.kinds[word].isEmpty || words.kinds[word] == .letters
    }

    /// The entity of the person whose name stands there.
    func bearer(_ name: Range<Int>) -> String? {
        listed(in: name).flatMap { mentions[$0].entity } ?? persons.entity(string(name))
            ?? (name.count == 1 ? persons.listed(byWord: words.hashes[name.lowerBound])?.entity : nil)
    }

    /// The person of a list whose name this is, or the greater part of it: not `Castro` in `João de Araujo Castro`.
    private func listed(in name: Range<Int>) -> Int? {
        guard let word = name.first(where: { nameAt[$0] >= 0 }) else { return nil }
        let span = spans[nameAt[word]]
        if isOtherName(span, in: name, mentions[nameAt[word]]) { return nil }
        let isSame = name.allSatisfy { span.contains($0) || !words.kinds[$0].contains(.capital) || lexicon.particles.contains($0, in: words) }
        return isSame || 2 * span.count > name.count ? nameAt[word] : nil
    }

    /// `Al-Nasser` is another name than `Nasser`, unless the list's name has the particle: `Adel al-Jubeir`.
    private func isOtherName(_ span: Range<Int>, in name: Range<Int>, _ mention: Mention) -> Bool {
        let hyphen = span.lowerBound - 1
        guard hyphen > name.lowerBound, words.hashes[hyphen] == Words.hyphen, words.isJoined(span.lowerBound), let entity = mention.entity else { return false }
        let particle = string(hyphen - 1..<hyphen).lowercased() + "-"
        return !entity.hasPrefix(particle) && !entity.contains("-" + particle)
    }

    /// Notes a person: a new one, or what the text says of one that a list knows.
    mutating func person(_ name: Range<Int>, office: Range<Int>?, _ party: Party, rule: String) {
        let listed = listed(in: name)
        let party = party.state == nil && party.body == nil ? home(behind: name.upperBound) ?? party : party
        let known = listed.map { mentions[$0] } ?? persons.bearer(string(name))
            ?? (name.count == 1 ? persons.listed(byWord: words.hashes[name.lowerBound]) : nil)
        var fact = PersonLedger.Fact(state: party.state, body: party.body, office: office.map(string))
        fact.isWeak = party.state == nil && party.body == nil
        if let known, let entity = known.entity {
            persons.learn(entity, fact)
            // A list has a part of the name only: the whole name is the person's, too.
            if let listed, spans[listed] == name || isTaken[name.lowerBound] { return }
            add(Found(words: name, label: "PERSON", entity: entity, name: string(name), attributes: [:], rule: rule))
        } else if isTaken[name.lowerBound], let entity = persons.entity(string(name)) {
            persons.learn(entity, fact)
        } else {
            let entity = persons.make(string(name), slug: slug(name), words: name.map { words.hashes[$0] })
            persons.learn(entity, fact)
            add(Found(words: name, label: "PERSON", entity: entity, name: string(name), attributes: [:], rule: rule))
        }
    }

    /// `Ambassador X of Nigeria`: the state behind a name.
    private func home(behind word: Int) -> Party? {
        guard word + 1 < words.count, words.hashes[word] == Words.of else { return nil }
        let next = words.hashes[word + 1] == Words.the && word + 2 < words.count ? word + 2 : word + 1
        guard nameAt[next] >= 0, spans[nameAt[next]].lowerBound == next, mentions[nameAt[next]].label == "COUNTRY" else { return nil }
        return mentions[nameAt[next]].entity.map { Party(state: $0) }
    }

    private func isFirstName(_ word: Int, _ sentence: Range<Int>) -> Bool {
        word > sentence.lowerBound && words.kinds[word].contains(.capital) && !words.kinds[word].contains(.allCapital) && !isTaken[word] && nameAt[word] < 0
            && !lexicon.titles.contains(word, in: words) && !lexicon.noNames.contains(word, in: words) && !lexicon.modifiers.contains(word, in: words)
            && lexicon.nouns.longest(at: word, before: word + 1, in: words) == nil && words.hashes[word + 1] != Words.fullStop
    }

    /// Finds the surnames of persons whose whole name was found by an office or title.
    mutating func findSurnames() {
        guard !persons.made.isEmpty else { return }
        for sentence in words.sentences {
            for word in sentence where words.kinds[word].contains(.capital) && !isTaken[word] && nameAt[word] < 0 {
                guard let entity = persons.surnames[words.hashes[word]], let name = persons.made[entity] else { continue }
                var first = word
                while first > sentence.lowerBound, !isTaken[first - 1], nameAt[first - 1] < 0,
                    name.contains(words.hashes[first - 1]), words.hashes[first - 1] != words.hashes[word] { first -= 1 }
                // Known by the surname only, the person may have a first name here.
                if first == word, name.count == 1, isFirstName(word - 1, sentence) { first -= 1 }
                var last = word + 1
                while last < sentence.upperBound, !isTaken[last], name.contains(words.hashes[last]), words.kinds[last].contains(.letters) { last += 1 }
                add(Found(words: first..<last, label: "PERSON", entity: entity, name: string(first..<last), attributes: [:], rule: "surname"))
            }
        }
    }
}

/// The persons of a document and what its text says of them.
struct PersonLedger {
    struct Fact {
        var state: String?
        var body: String?
        var office: String?
        /// Says nothing of a state.
        var isWeak = false
    }

    private(set) var facts: [String: Fact] = [:]
    /// Hashes of the words of names that no list has, by entity.
    private(set) var made: [String: [UInt64]] = [:]
    /// Words of those names but the first; what two share is nobody's.
    private(set) var surnames: [UInt64: String] = [:]
    /// Each word of the names that a list has, for what stands alone behind an office: `Minister Park`.
    private var listedWords: [UInt64: String] = [:]
    private var entities: [String: String] = [:]
    private var listed: [String: Mention] = [:]

    /// Remembers a mention of a list; `words` are the hashes of its words.
    mutating func note(_ mention: Mention, words: [UInt64]) {
        guard let entity = mention.entity else { return }
        if listed[entity] == nil { listed[entity] = mention }
        guard words.count > 1 else { return }
        for word in words where word != Words.hyphen && word != Words.fullStop {
            if listedWords[word] == nil { listedWords[word] = entity } else if listedWords[word] != entity { listedWords[word] = "" }
        }
    }

    /// The person of a list whom the text has named in full and names by one word here, behind an office or title.
    func listed(byWord word: UInt64) -> Mention? {
        listedWords[word].flatMap { listed[$0] }
    }

    /// The entity of a name that was noted or made.
    func entity(_ name: String) -> String? { entities[name] }

    func bearer(_ name: String) -> Mention? { entities[name].flatMap { listed[$0] } }

    /// An entity for a name that no list has.
    mutating func make(_ name: String, slug: String, words: [UInt64]) -> String {
        if let entity = entities[name] { return entity }
        // A surname alone is the person of the whole name before it.
        if words.count == 1, let entity = surnames[words[0]], !entity.isEmpty { return entity }
        // The whole name of one known so far by the surname.
        if words.count > 1, let last = words.last, let entity = surnames[last], made[entity]?.count == 1 {
            entities[name] = entity
            made[entity] = words
            return entity
        }
        let entity = "person." + slug
        entities[name] = entity
        made[entity] = words
        for word in words.dropFirst(words.count > 1 ? 1 : 0) where word != Words.hyphen && word != Words.fullStop {
            if surnames[word] == nil { surnames[word] = entity } else if surnames[word] != entity { surnames[word] = "" }
        }
        return entity
    }

    /// Adds what the text says; what it said first stays.
    mutating func learn(_ entity: String, _ fact: Fact) {
        guard var old = facts[entity] else {
            facts[entity] = fact
            return
        }
        if old.isWeak, !fact.isWeak { (old.state, old.body, old.isWeak) = (fact.state, fact.body, false) }
        old.office = old.office ?? fact.office
        facts[entity] = old
    }
}
