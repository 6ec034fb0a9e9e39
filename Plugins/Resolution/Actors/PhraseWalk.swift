internal import EntenteKit
internal import JSON

/// Actor phrases: a name, modifiers, an actor noun.
extension ActorFinder {
    /// What stands behind a name, or before `of`.
    struct Phrase {
        /// Modifiers and noun, without the name.
        var core: Range<Int>
        /// The noun with its field: `Ministry of Foreign Affairs`.
        var head: Range<Int>
        var group: Int
    }

    /// Most words between a name and the end of its actor noun.
    private static var reach: Int { 10 }

    /// Finds the phrases of all sentences.
    mutating func findPhrases() {
        for sentence in words.sentences {
            var next = sentence.lowerBound
            while next < sentence.upperBound {
                let mention = nameAt[next]
                if mention >= 0, spans[mention].lowerBound == next || next == sentence.lowerBound {
                    next = max(next + 1, named(mention, sentence))
                } else if let noun = lexicon.nouns.longest(at: next, before: sentence.upperBound, in: words), mention < 0, !isTaken[next] {
                    next = max(next + noun.count, bare(next, noun.count, noun.payload, sentence))
                } else {
                    title(next, sentence)
                    next += 1
                }
            }
        }
    }

    /// A phrase that begins with a name; returns the word to go on with.
    private mutating func named(_ index: Int, _ sentence: Range<Int>) -> Int {
        let name = spans[index]
        var start = name.upperBound
        guard start < sentence.upperBound else { return start }
        // A part of a word such as `non-EU` is no name of an actor.
        guard mentions[index].range.end == words.ranges[start - 1].end, mentions[index].range.start == words.ranges[name.lowerBound].start,
            !isHyphenated(name.lowerBound) else { return start }
        var isPossessive = false
        if words.hashes[start] == Words.apostropheS || words.hashes[start] == Words.apostrophe {
            isPossessive = true
            start += 1
        } else if words.hashes[start] == Words.hyphen, words.isJoined(start) {
            return led(index, start + 1, sentence)
        }
        let isLoose = isPossessive || mentions[index].label == "DEMONYM"
        guard let phrase = phrase(from: start, before: sentence.upperBound, isLoose: isLoose) else { return name.upperBound }
        let group = lexicon.groups[phrase.group]
        if group.isWhole, !closes(phrase.core.upperBound, sentence.upperBound) { return name.upperBound }
        // `In Turkey Minister X met …`: a comma is missing.
        if !isLoose, group.takesName, name.lowerBound > sentence.lowerBound, lexicon.seated.contains(name.lowerBound - 1, in: words) { return name.upperBound }
        guard let party = party(of: mentions[index], before: group), !isCovered(phrase.head, except: index) else { return name.upperBound }
        write(phrase, group, party, from: name.lowerBound, nation: name, sentence)
        return phrase.core.upperBound
    }

    /// The second half of `Brazil-Argentina`.
    private func isHyphenated(_ word: Int) -> Bool {
        word > 1 && words.hashes[word - 1] == Words.hyphen && words.isJoined(word) && words.isJoined(word - 1)
    }

    /// `US-led coalition`: a body of many, which does not act for the state in its name.
    private mutating func led(_ index: Int, _ word: Int, _ sentence: Range<Int>) -> Int {
        guard word < sentence.upperBound, lexicon.hyphenated.contains(word, in: words),
            let phrase = phrase(from: word + 1, before: sentence.upperBound, isLoose: true), !isCovered(phrase.head, except: index)
        else { return word }
        let first = spans[index].lowerBound
        let range = first..<phrase.core.upperBound
        add(Found(
            words: range, label: "ORGANISATION", entity: "organisation." + slug(range), name: string(range), attributes: ["kind": "coalition"],
            rule: "led"))
        return phrase.core.upperBound
    }

    /// A noun without a name before it: `the president of Ghana`, `Foreign Minister X`.
    private mutating func bare(_ word: Int, _ count: Int, _ groupIndex: Int, _ sentence: Range<Int>) -> Int {
        let group = lexicon.groups[groupIndex]
        let end = field(after: word..<(word + count), group, before: sentence.upperBound)
        let head = word..<end
        if isCovered(head, except: -1) { return end }
        let isSeated = group.takesCapital && lexicon.seated.contains(min(end, sentence.upperBound - 1), in: words)
        if end + 1 < sentence.upperBound, lexicon.of.contains(end, in: words) || isSeated {
            var at = end + 1
            if words.hashes[at] == Words.the, at + 1 < sentence.upperBound { at += 1 }
            let index = nameAt[at]
            if index >= 0, spans[index].lowerBound == at, (isSeated ? ["PLACE"] : ["COUNTRY", "ORGANISATION"]).contains(mentions[index].label),
                let party = party(of: mentions[index], before: group), !isJoint(spans[index].upperBound, sentence) {
                let phrase = Phrase(core: modified(head.lowerBound, sentence)..<end, head: head, group: groupIndex)
                write(phrase, group, party, from: phrase.core.lowerBound, to: spans[index].upperBound, nation: spans[index], sentence)
                return spans[index].upperBound
            }
        }
        guard group.takesName, group.label == "OFFICE", !isHeadline(sentence) else { return end }
        if let name = name(from: end, before: sentence.upperBound) {
            let office = modified(head.lowerBound, sentence)..<end
            person(name, office: office, Party(), rule: "title")
            if let entity = bearer(name) {
                add(Found(words: office, label: group.label, entity: entity, name: string(name), attributes: ["kind": "nominal"], rule: "title"))
            }
            return name.upperBound
        }
        return end
    }

    /// `Mr X`, `Dr Y`.
    private mutating func title(_ word: Int, _ sentence: Range<Int>) {
        guard lexicon.titles.contains(word, in: words), words.kinds[word].contains(.capital) else { return }
        var start = word + 1
        if start < sentence.upperBound, words.hashes[start] == Words.fullStop { start += 1 }
        if let name = name(from: start, before: sentence.upperBound) { person(name, office: nil, Party(), rule: "title") }
    }

    /// `the governments of Kenya and Serbia` are two.
    private func isJoint(_ word: Int, _ sentence: Range<Int>) -> Bool {
        guard word + 1 < sentence.upperBound, words.hashes[word] == Words.and else { return false }
        let next = words.hashes[word + 1] == Words.the ? word + 2 : word + 1
        return next < sentence.upperBound && nameAt[next] >= 0 && mentions[nameAt[next]].label == "COUNTRY"
    }

    /// Whether a noun phrase can end before a word: at a mark, a small word or a name, not before a further noun.
    private func closes(_ word: Int, _ limit: Int) -> Bool {
        guard word < limit, words.kinds[word].contains(.letters), !words.kinds[word].contains(.capital) else { return true }
        return lexicon.closers.contains(word, in: words) || endsLikeVerb(word)
    }

    private func endsLikeVerb(_ word: Int) -> Bool {
        let range = words.ranges[word]
        return range.count > 4 && text.bytes[(Int(range.end) - 2)..<Int(range.end)].elementsEqual([0x65, 0x64])
    }

    /// The first of the modifiers in front of a noun.
    private func modified(_ word: Int, _ sentence: Range<Int>) -> Int {
        var first = word
        while first > sentence.lowerBound, nameAt[first - 1] < 0, lexicon.modifiers.contains(first - 1, in: words) { first -= 1 }
        return first
    }

    /// Modifiers and an actor noun from a word on. `isLoose`: behind an adjective or `'s` any adjective may stand.
    func phrase(from start: Int, before limit: Int, isLoose: Bool) -> Phrase? {
        var at = start, best: Phrase?, strange = 0
        let end = min(limit, start + Self.reach)
        while at < end {
            if nameAt[at] >= 0, ["COUNTRY", "DEMONYM", "PERSON"].contains(mentions[nameAt[at]].label) { break }
            if let noun = lexicon.nouns.longest(at: at, before: limit, in: words) {
                let head = at..<field(after: at..<(at + noun.count), lexicon.groups[noun.payload], before: limit)
                best = Phrase(core: start..<head.upperBound, head: head, group: noun.payload)
                at = head.upperBound
            } else if let modifier = lexicon.modifiers.longest(at: at, before: limit, in: words), isLoose || !lexicon.counts.contains(at, in: words) {
                at += modifier.count
            } else if words.hashes[at] == Words.and, at > start, best == nil, at + 1 < end, isPart(at + 1, limit) {
                at += 1
            } else if words.hashes[at] == Words.hyphen, words.isJoined(at), at + 1 < end {
                at += 2
            } else if isLoose || words.kinds[at].contains(.capital), best == nil, strange < 2, isAdjectival(at) {
                strange += 1
                at += 1
            } else if isLoose, best == nil, at + 2 < end, text.bytes[Int(words.ranges[at].start)] == UInt8(ascii: "("),
                text.bytes[Int(words.ranges[at + 2].start)] == UInt8(ascii: ")") {
                at += 3
            } else {
                break
            }
        }
        return best
    }

    /// The end of a noun with the field behind it: `of Foreign Affairs`, `for trade and industry`.
    private func field(after noun: Range<Int>, _ group: ActorGroup, before limit: Int) -> Int {
        guard group.takesField, noun.upperBound + 1 < limit, lexicon.fieldLinks.contains(noun.upperBound, in: words) else { return noun.upperBound }
        var at = noun.upperBound + 1, end = noun.upperBound
        if words.hashes[at] == Words.the { at += 1 }
        while at < limit, at - noun.upperBound < 9 {
            if let field = lexicon.modifiers.longest(at: at, before: limit, in: words), nameAt[at] < 0 {
                at += field.count
                end = at
            } else if words.hashes[at] == Words.and, end == at, at + 1 < limit, nameAt[at + 1] < 0, lexicon.modifiers.contains(at + 1, in: words) {
                at += 1
            } else if words.hashes[at] == Words.comma, end == at, isListed(at, limit) {
                at += 1
            } else {
                break
            }
        }
        return end
    }

    /// `trade, industry and energy`: a comma is a part of a field only before another one and `and`.
    private func isListed(_ comma: Int, _ limit: Int) -> Bool {
        comma + 2 < limit && lexicon.modifiers.contains(comma + 1, in: words) && words.hashes[comma + 2] == Words.and
    }

    private func isPart(_ word: Int, _ limit: Int) -> Bool {
        lexicon.modifiers.contains(word, in: words) || lexicon.nouns.longest(at: word, before: limit, in: words) != nil
    }

    /// Capitalised, or with the ending of an adjective.
    private func isAdjectival(_ word: Int) -> Bool {
        guard words.kinds[word].contains(.letters) else { return false }
        if words.kinds[word].contains(.capital) { return true }
        let range = words.ranges[word]
        return lexicon.endings.contains { ending in
            range.count > ending.count + 2 && text.bytes[(Int(range.end) - ending.count)..<Int(range.end)].elementsEqual(ending)
        }
    }

    /// Whether a list's body stands there already.
    private func isCovered(_ head: Range<Int>, except: Int) -> Bool {
        head.contains { isTaken[$0] || nameAt[$0] >= 0 && nameAt[$0] != except && ["ORGANISATION", "COUNTRY", "DEMONYM"].contains(mentions[nameAt[$0]].label) }
    }

    /// Writes a phrase, and the person whose name follows it.
    private mutating func write(
        _ phrase: Phrase, _ group: ActorGroup, _ party: Party, from first: Int, to last: Int? = nil, nation: Range<Int>, _ sentence: Range<Int>
    ) {
        let range = first..<(last ?? phrase.core.upperBound)
        if group.takesName, !isHeadline(sentence) {
            var next = range.upperBound
            if let post = post(at: next, before: sentence.upperBound) { next = post }
            if let name = name(from: next, before: sentence.upperBound) ?? apposed(behind: next, before: sentence.upperBound) ?? apposed(before: first, sentence) {
                person(name, office: phrase.core, party, rule: "office")
                add(actor(phrase, group, party, range, person: bearer(name), nation))
                return
            }
        }
        add(actor(phrase, group, party, range, person: nil, nation))
    }

    private func actor(_ phrase: Phrase, _ group: ActorGroup, _ party: Party, _ range: Range<Int>, person: String?, _ nation: Range<Int>) -> Found {
        var attributes: JSONObject = ["kind": "nominal"]
        if group.acts, let state = party.state { attributes["state"] = .string(state) }
        if group.isPlural { attributes["number"] = "plural" }
        let owner = party.state ?? party.body ?? ""
        let own = owner + "." + (group.body ?? slug(phrase.core))
        // Whoever belongs to a body acts for it: `UN envoys`, `Taliban fighters`.
        let entity = person ?? (party.state == nil && !group.isApart ? owner : own)
        return Found(
            words: range, label: group.label, entity: entity, name: group.body.map { string(nation) + " " + $0 } ?? string(range),
            attributes: attributes, rule: group.name)
    }
}
