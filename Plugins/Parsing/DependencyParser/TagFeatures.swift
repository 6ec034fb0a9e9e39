/// What the tagger looks at: the word, its ends and shape, its neighbours, and the two tags before it.
///
/// After Ratnaparkhi (EMNLP 1996) and Toutanova et al. (NAACL 2003).
enum TagFeatures {
    /// Writes the features of word `i`. `words` and `tags` have two sentinels before the first and behind the last.
    @inline(__always)
    static func emit(_ i: Int, _ words: UnsafeMutablePointer<Word>, _ tags: UnsafeMutablePointer<UInt8>, into list: inout FeatureList) {
        list.removeAll()
        let word = words[i], before = words[i - 1], after = words[i + 1]
        let form = UInt64(word.form), shape = UInt64(word.shape), suffix = UInt64(word.suffix), prefix = UInt64(word.prefix)
        let tag = UInt64(tags[i - 1]), tag2 = UInt64(tags[i - 2])
        list.add(0, form)
        list.add(1, suffix & 0xFF)
        list.add(2, suffix & 0xFFFF)
        list.add(3, suffix & 0xFF_FFFF)
        list.add(4, suffix)
        list.add(5, prefix & 0xFF)
        list.add(6, prefix & 0xFFFF)
        list.add(7, prefix & 0xFF_FFFF)
        list.add(8, shape, i == 0 ? 1 : 0)
        list.add(9, form, shape)
        list.add(10, suffix & 0xFF_FFFF, shape, tag)
        list.add(11, tag)
        list.add(12, tag, tag2)
        list.add(13, tag, form)
        list.add(14, tag2, form)
        list.add(15, UInt64(before.form))
        list.add(16, UInt64(after.form))
        list.add(17, UInt64(words[i - 2].form))
        list.add(18, UInt64(words[i + 2].form))
        list.add(19, UInt64(before.form), form)
        list.add(20, form, UInt64(after.form))
        list.add(21, UInt64(before.suffix & 0xFF_FFFF))
        list.add(22, UInt64(after.suffix & 0xFF_FFFF))
        list.add(23, UInt64(after.suffix & 0xFFFF), tag, suffix & 0xFFFF)
        list.add(24, shape, UInt64(before.shape), UInt64(after.shape))
        list.add(25, tag, UInt64(after.form))
        list.add(26, UInt64(before.form), UInt64(after.form))
        list.add(27, tag, tag2, form)
    }
}
