/// The features of a word in its sentence, as numbers below 2^bits.
///
/// Whoever changes anything here must raise ``version``: a model of other features would run wrong.
struct NameFeatures {
    static let version = 3

    let bits: Int
    private(set) var all: [UInt32] = []
    private(set) var starts: [Int] = [0]
    var template: UInt64 = 0
    static let outside: UInt64 = 0x5851_F42D_4C95_7F2D

    init(bits: Int) { self.bits = bits }

    /// Writes the features of an island's words.
    mutating func read(_ sentence: borrowing NameSentence, _ island: Range<Int>) {
        all.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        for at in island {
            template = 0
            readWords(sentence, at)
            readLists(sentence, at)
            readRuns(sentence, at)
            readClasses(sentence, at)
            readKinds(sentence, at)
            readListing(sentence, at)
            readContent(sentence, at)
            starts.append(all.count)
        }
    }

    @inline(__always)
    mutating func add(_ value: UInt64) {
        template &+= 1
        var hash = (value ^ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 29) &* 0x94D0_49BB_1331_11EB
        all.append(UInt32(truncatingIfNeeded: (hash ^ hash >> 32) & (1 << UInt64(bits) - 1)))
    }

    @inline(__always)
    func both(_ a: UInt64, _ b: UInt64) -> UInt64 { (a &* 0xD6E8_FEB8_6659_FD93) ^ (b << 23 | b >> 41) }

    static func flag(_ value: Bool, _ bit: UInt64) -> UInt64 { value ? bit : 0 }

    private mutating func readWords(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let none = NameWord.none
        let word = words[at]
        let before = at > 0 ? words[at - 1] : none, after = at + 1 < words.count ? words[at + 1] : none
        let before2 = at > 1 ? words[at - 2] : none, after2 = at + 2 < words.count ? words[at + 2] : none
        add(word.lower)
        add(word.exact)
        add(before.lower)
        add(after.lower)
        add(before2.lower)
        add(after2.lower)
        add(both(before.lower, word.lower))
        add(both(word.lower, after.lower))
        add(word.shape)
        add(both(before.shape, word.shape))
        add(both(word.shape, after.shape))
        add(both(both(before.shape, word.shape), after.shape))
        add(both(word.shape, before.lower))
        add(both(word.shape, after.lower))
        add(both(both(word.shape, before.lower), after.lower))
        add(both(before2.lower, before.lower))
        add(word.prefix2)
        add(word.prefix3)
        add(word.suffix2)
        add(word.suffix3)
        add(word.suffix4)
        add(both(before.suffix3, word.shape))
        add(both(after.suffix3, word.shape))
        add(both(Self.flag(at == 0, 1) | Self.flag(word.isUpper, 2) | Self.flag(word.isYear, 4), word.shape))
    }

    private mutating func readLists(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let none = NameWord.none
        let word = words[at]
        let before = at > 0 ? words[at - 1] : none, after = at + 1 < words.count ? words[at + 1] : none
        let tight = sentence.tight[at], loose = sentence.loose[at]
        // A list name that fills its run is a name; one inside a longer run is a part of another.
        let isWhole = Int(word.listStart) == tight.start && Int(word.listEnd) == tight.end
        let isWide = Int(word.listStart) == loose.start && Int(word.listEnd) == loose.end
        let fit: UInt64 = (isWhole ? 1 : 0) + (isWide ? 2 : 0) + (Int(word.listEnd) == tight.end ? 4 : 0)
        add(word.list)
        add(both(word.list, fit))
        add(both(word.listLabel, before.lower))
        add(both(word.listLabel, after.lower))
        add(both(word.listLabel, before.listLabel))
        add(both(word.listLabel, after.listLabel))
        add(before.list)
        add(after.list)
        add(both(word.hints, word.shape))
        add(both(word.hints, before.hints))
        add(both(word.hints, after.hints))
        add(both(both(word.hints, word.list), fit))
        add(both(before.hints, word.shape))
        add(both(after.hints, word.shape))
        add(both(word.hints, both(before.listLabel, before.shape)))
    }

    /// What kind of word stands here and beside, at the edges of the run and round it.
    private mutating func readClasses(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let word = words[at].classes, shape = words[at].shape
        func classes(_ at: Int) -> WordClasses.Path { at >= 0 && at < words.count ? words[at].classes : WordClasses.Path(coarse: 0xFFFF) }
        let before = classes(at - 1), after = classes(at + 1)
        add(both(UInt64(word.coarse), shape))
        add(UInt64(word.middle))
        add(UInt64(word.fine))
        add(UInt64(before.middle))
        add(UInt64(after.middle))
        add(UInt64(before.fine))
        add(UInt64(after.fine))
        add(both(both(UInt64(before.middle), UInt64(after.middle)), shape))
        add(both(both(UInt64(before.coarse), UInt64(word.middle)), shape))
        add(both(both(UInt64(word.middle), UInt64(after.coarse)), shape))
        add(both(both(UInt64(classes(at - 2).middle), UInt64(before.middle)), shape))
        let run = sentence.tight[at]
        guard run.end > run.start else {
            template &+= 4
            return
        }
        let place: UInt64 = (at == run.start ? 1 : 0) + (at == run.end - 1 ? 2 : 0)
        let first = classes(run.start), last = classes(run.end - 1), front = classes(run.start - 1), behind = classes(run.end)
        add(both(place, UInt64(last.middle)))
        add(both(place, UInt64(first.middle)))
        add(both(both(place, UInt64(front.middle)), UInt64(behind.middle)))
        add(both(both(place, UInt64(last.coarse)), both(UInt64(front.middle), words[run.end - 1].hints)))
    }

    private mutating func readRuns(_ sentence: borrowing NameSentence, _ at: Int) {
        let words = sentence.words
        let tight = sentence.tight[at], loose = sentence.loose[at]
        readRun(words, tight, at)
        readRun(words, loose, at)
        if loose.end > loose.start {
            let next = loose.end < words.count ? words[loose.end].lower : Self.outside
            add(both(next, words[loose.end - 1].lower))
            add(both(Self.flag(words[loose.start].isYear, 1), both(UInt64(min(loose.end - loose.start, 5)), next)))
            readHead(words, loose, at)
        } else { template &+= 5 }
    }

    /// "Party" in "Green Party of Utah": the word before the first small word, and on which side of it a word stands.
    private mutating func readHead(_ words: [NameWord], _ run: NameSentence.Run, _ at: Int) {
        var link = run.start
        while link < run.end, words[link].hasUpper || words[link].isYear { link += 1 }
        let head = words[max(run.start, link - 1)]
        let side: UInt64 = at < link - 1 ? 1 : at == link - 1 ? 2 : at == link ? 3 : 4
        let bridge = link < run.end ? words[link].lower : Self.outside
        add(both(side, head.lower))
        add(both(both(side, head.suffix3), bridge))
        add(both(both(side, bridge), words[at].list))
    }

    /// A name is known by its last word ("Party"), its first ("University of"), and what stands round it.
    private mutating func readRun(_ words: [NameWord], _ run: NameSentence.Run, _ at: Int) {
        guard run.end > run.start else {
            template &+= 8
            return
        }
        let place: UInt64 = (at == run.start ? 1 : 0) + (at == run.end - 1 ? 2 : 0)
        let length = UInt64(min(run.end - run.start, 6))
        let before = run.start > 0 ? words[run.start - 1].lower : Self.outside
        let after = run.end < words.count ? words[run.end].lower : Self.outside
        add(both(place, words[run.end - 1].lower))
        add(both(place, words[run.start].lower))
        add(both(place, length))
        add(both(length, before))
        add(both(length, after))
        add(both(place, words[run.end - 1].suffix3))
        add(both(place, both(words[run.start].hints, words[run.end - 1].hints)))
        add(both(both(length, before), both(words[run.start].hints, after)))
    }
}

extension NameWord {
    /// What stands before the first word and behind the last.
    static let none: NameWord = {
        var word = NameWord()
        word.lower = 0x1234_5678_9ABC_DEF1
        word.shape = 0x2345_6789_ABCD_EF12
        return word
    }()
}
