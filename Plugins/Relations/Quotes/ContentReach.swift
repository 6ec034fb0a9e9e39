internal import EntenteKit

/// Follows what is said beyond the sentence of its cue: to the ends of its quotation, and into quotations that stand alone.
struct ContentReach {
    /// Quotations of fewer words than this, marks included, are names and scare quotes unless a cue claims them.
    private static let leastAlone = 5

    private let text: SpeechText

    init(_ text: SpeechText) { self.text = text }

    /// Extends the contents of attributions in the order of their cues, and adds those that rules find for quotations
    /// that nobody has claimed. O(attributions × length of a window + quotations).
    func extend(_ attributions: inout [Attribution], besides rules: DirectSpeech) {
        var taken = [Bool](repeating: false, count: text.quotations.count)
        for index in attributions.indices {
            let anchor = attributions[index].anchor
            attributions[index].contents = Self.joined(attributions[index].contents.map { whole($0, anchor) })
            for content in attributions[index].contents { claim(content, anchor) { taken[$0] = true } }
        }
        attributions += rules.attributions(except: taken, besides: Set(attributions.map(\.anchor)))
        attributions.sort { $0.anchor < $1.anchor }
        var owners = [Int](repeating: -1, count: text.quotations.count)
        for index in attributions.indices {
            for content in attributions[index].contents {
                claim(content, attributions[index].anchor) { if owners[$0] < 0 { owners[$0] = index } }
            }
        }
        adopt(&attributions, owners)
    }

    /// A content that begins or ends in the middle of a quotation reaches to its marks. Where the cue stands in the same
    /// quotation, it tells of other speech in the speaker's words, and the content stays as it is.
    private func whole(_ content: Range<Int>, _ anchor: Int) -> Range<Int> {
        var (first, last) = (content.lowerBound, content.upperBound)
        let here = text.words[anchor].quotation
        let head = text.words[first].quotation, tail = text.words[last - 1].quotation
        if head >= 0, head != here { first = min(first, text.quoted[Int(head)].lowerBound) }
        if tail >= 0, tail != here, text.quotations[Int(tail)].isClosed || text.quotations[Int(tail)].goesOn {
            last = max(last, text.quoted[Int(tail)].upperBound)
        }
        return first..<last
    }

    /// Calls `take` with the quotations that a content holds. Where the cue stands in one, it tells of other speech.
    private func claim(_ content: Range<Int>, _ anchor: Int, _ take: (Int) -> Void) {
        var at = content.lowerBound
        while at < content.upperBound {
            let quotation = Int(text.words[at].quotation)
            guard quotation >= 0 else {
                at += 1
                continue
            }
            let quoted = text.quoted[quotation]
            if !quoted.contains(anchor) { take(quotation) }
            at = max(at + 1, quoted.upperBound)
        }
    }

    /// Quotations that are whole sentences without a cue belong to whoever spoke last in the paragraph, or to whom the
    /// paragraph before quotes, or introduces with a colon.
    private func adopt(_ attributions: inout [Attribution], _ owners: [Int]) {
        var owners = owners
        var next = 0
        for index in text.quotations.indices {
            let quoted = text.quoted[index]
            guard owners[index] < 0, !quoted.isEmpty, isAlone(quoted), !text.quotations[index].isSingle else { continue }
            while next < attributions.count, attributions[next].anchor < quoted.lowerBound { next += 1 }
            guard let owner = speaker(of: index, quoted, attributions, owners, before: next) else { continue }
            owners[index] = owner
            attributions[owner].contents.append(quoted)
        }
    }

    private func isAlone(_ quoted: Range<Int>) -> Bool {
        guard quoted.count >= Self.leastAlone else { return false }
        let first = text.words[quoted.lowerBound], last = text.words[quoted.upperBound - 1]
        guard first.sentence >= 0, last.sentence >= 0 else { return false }
        return text.sentences[Int(first.sentence)].lowerBound == quoted.lowerBound
            && text.sentences[Int(last.sentence)].upperBound <= quoted.upperBound + 1
    }

    private func speaker(
        of index: Int, _ quoted: Range<Int>, _ attributions: [Attribution], _ owners: [Int], before next: Int
    ) -> Int? {
        // The same speech goes on over paragraphs, each opened and only the last one closed.
        if index > 0, text.quotations[index].isContinued { return owners[index - 1] >= 0 ? owners[index - 1] : nil }
        let paragraph = text.paragraph(of: quoted.lowerBound)
        // Whoever is quoted last, by a cue outside all quotations.
        var last = next - 1
        while last >= 0, next - last < 6, text.words[attributions[last].anchor].quotation >= 0 { last -= 1 }
        guard last >= 0, text.words[attributions[last].anchor].quotation < 0 else { return nil }
        let other = text.paragraph(of: attributions[last].anchor)
        if other == paragraph { return last }
        guard other == paragraph - 1 else { return nil }
        let isQuoted = attributions[last].contents.contains { $0.contains { text.words[$0].quotation >= 0 } }
        return isQuoted || endsWithColon(paragraph - 1) ? last : nil
    }

    private func endsWithColon(_ paragraph: Int) -> Bool {
        guard paragraph >= 0, paragraph + 1 < text.paragraphs.count else { return false }
        let last = text.paragraphs[paragraph + 1] - 1
        return last >= 0 && text.words[last].kind == .colon
    }

    /// Parts that touch or overlap are one.
    private static func joined(_ parts: [Range<Int>]) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for part in parts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = out.last, part.lowerBound <= last.upperBound {
                out[out.count - 1] = last.lowerBound..<max(last.upperBound, part.upperBound)
            } else { out.append(part) }
        }
        return out
    }
}
