internal import EntenteKit

extension SyntaxModel {
    /// The trees of a document's sentences; the words of one with fewer than `minMentions` mentions stay flat. O(text).
    func parse(_ document: Document, minMentions: Int) -> Syntax {
        var syntax = Syntax(count: document.tokens.count)
        let memory = memory()
        document.text.withBytes { bytes in
            Self.forEachSentence(of: document, minMentions: minMentions) { words in
                memory.prepare(words.count, outside: 0)
                memory.reader.read(document.tokens[words], of: bytes, classes: classes, into: memory.words)
                parse(words.count, memory: memory)
                write(memory, words, to: &syntax)
            }
        }
        return syntax
    }

    /// Calls `body` with the words of every sentence that is to be parsed. O(sentences + tokens + mentions).
    private static func forEachSentence(of document: Document, minMentions: Int, _ body: (Range<Int>) -> Void) {
        let (tokens, mentions) = (document.tokens, document.mentions)
        var first = 0, mention = 0
        for sentence in document.sentences {
            while first < tokens.count, tokens[first].start < sentence.start { first += 1 }
            var end = first
            while end < tokens.count, tokens[end].end <= sentence.end { end += 1 }
            var found = 0
            while minMentions > 0, mention < mentions.count, mentions[mention].range.start < sentence.end {
                if mentions[mention].range.start >= sentence.start { found += 1 }
                mention += 1
            }
            if end > first, found >= minMentions { body(first..<end) }
            first = end
        }
    }

    private func write(_ memory: SentenceMemory, _ words: Range<Int>, to syntax: inout Syntax) {
        for place in 0..<words.count {
            let token = words.lowerBound + place
            let node = memory.nodes[place]
            syntax.tags[token] = tags.tags[Int(node.tag)].part
            syntax.forms[token] = tags.tags[Int(node.tag)].form
            syntax.heads[token] = Int(node.head) < words.count ? node.head + Int32(words.lowerBound) : -1
            syntax.relations[token] = ActionSet.relations[Int(node.label)]
        }
    }
}
