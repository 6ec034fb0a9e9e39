import EntenteKit
internal import UTF8Bytes

/// Gives each paragraph of one text its kind.
struct Sectioner {
    let text: Bytes
    let vocabulary: Vocabulary
    let furniture: Furniture
    /// Whether the metadata say that the text is an interview.
    let isInterview: Bool

    /// The sections in order, and what the head of the article says of it.
    func read() -> (sections: [Section], title: String?, author: String?, published: String?) {
        let lines = LineSplitter(text: text, vocabulary: vocabulary).lines()
        let findings = lines.indices.map { finding($0, lines) }
        var kinds = firstKinds(lines, findings)
        // When in doubt it is content: a text that would vanish is no furniture.
        if !kinds.contains(.body) { kinds = kinds.map { _ in .body } }
        markRepeatedCaptions(lines, &kinds)
        let turns = markTurns(lines, &kinds)
        HeadFinder(lines: lines, findings: findings).mark(&kinds)
        let name = turns.isEmpty ? nil : Interviewee(text: text, lines: lines, kinds: kinds).name()
        let sections = lines.indices.map { index in
            let speaker = turns[index]?.speaker.map { self.name($0) } ?? (kinds[index] == .answer ? name : nil)
            return Section(TextRange(lines[index].start, lines[index].end), kinds[index], speaker: speaker)
        }
        let head = HeadMeta(text: text, lines: lines, findings: findings, kinds: kinds)
        return (sections, head.title, head.author, head.published)
    }

    /// What a line is by itself, unless it goes on with the line right before it.
    private func finding(_ index: Int, _ lines: [Line]) -> Furniture.Finding {
        let finding = furniture.finding(text, lines[index])
        guard finding == .keywords || finding == .dateline || finding == .byline, index > 0 else { return finding }
        let before = lines[index - 1]
        let isCut = lines[index].blanksBefore == 0 && !before.isFinished && before.words >= 6 && before.stops > 1
        return isCut ? .none : finding
    }

    private func firstKinds(_ lines: [Line], _ findings: [Furniture.Finding]) -> [Section.Kind] {
        let model = PageModel(lines: lines, findings: findings)
        let content = model.looksLikePage ? model.content() : nil
        return lines.indices.map { index in
            switch findings[index] {
            case .caption: .caption
            case .none: content?[index] ?? true ? .body : .boilerplate
            default: content?[index] ?? false ? .body : .boilerplate
            }
        }
    }

    /// The second of two equal captions says nothing new.
    private func markRepeatedCaptions(_ lines: [Line], _ kinds: inout [Section.Kind]) {
        var seen: Set<UInt64> = []
        for index in lines.indices where kinds[index] == .caption {
            if !seen.insert(lines[index].hash).inserted { kinds[index] = .boilerplate }
        }
    }

    /// Marks questions and answers; returns the turn of each line that has one.
    private func markTurns(_ lines: [Line], _ kinds: inout [Section.Kind]) -> [Int: InterviewReader.Turn] {
        let content = lines.indices.filter { kinds[$0] == .body }
        let reader = InterviewReader(
            text: text, vocabulary: vocabulary, lines: content.map { lines[$0] }, isAnnounced: isInterview)
        guard let turns = reader.turns() else { return [:] }
        var marked: [Int: InterviewReader.Turn] = [:]
        for (index, turn) in zip(content, turns) where turn.kind != .body {
            kinds[index] = turn.kind
            marked[index] = turn
        }
        return marked
    }

    private func name(_ range: TextRange) -> String {
        String(decoding: UnsafeBufferPointer(start: text.base + Int(range.start), count: range.count), as: UTF8.self)
    }
}
