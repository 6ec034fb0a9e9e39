import EntenteKit
internal import UTF8Bytes

/// Finds out whether a text is an interview, and who speaks in which paragraph.
struct InterviewReader {
    /// A paragraph's part in the interview.
    struct Turn {
        var kind: Section.Kind
        var speaker: TextRange?
    }

    let text: Bytes
    let vocabulary: Vocabulary
    /// The paragraphs that are content, in order.
    let lines: [Line]
    /// Whether the metadata say so.
    let isAnnounced: Bool

    /// A turn for each line; `nil` if this is no interview.
    func turns() -> [Turn]? {
        let labels = labels()
        if isLabelled(labels) { return labelledTurns(labels) }
        guard isAnnounced || looksLikeInterview else { return nil }
        let turns = unlabelledTurns(labels)
        // A speech that asks its hearers now and then has few questions among much else.
        let asked = turns.count { $0.kind == .question }, spoken = turns.count { $0.kind != .body }
        return isAnnounced || asked >= 3 && asked * 6 >= spoken ? turns : nil
    }

    // MARK: Detection

    /// Labels that stand there as labels do: known roles, or names that come back.
    private func labels() -> [SpeakerLabels.Label?] {
        let finder = SpeakerLabels(text: text, vocabulary: vocabulary)
        let found = lines.map { finder.label($0) }
        var counts: [UInt64: Int] = [:]
        for label in found { if let label { counts[label.hash, default: 0] += 1 } }
        return found.map { label in label.flatMap { $0.isRole || counts[$0.hash]! > 1 ? $0 : nil } }
    }

    private func isLabelled(_ labels: [SpeakerLabels.Label?]) -> Bool {
        let found = labels.compactMap { $0 }
        return found.count >= 4 && Set(found.map(\.hash)).count >= 2 && found.count * 4 >= lines.count
    }

    /// At least three questions, each followed by something that is none, and few other paragraphs between them.
    private var looksLikeInterview: Bool {
        let asked = lines.indices.filter { lines[$0].isQuestion && lines[$0].head != 0x22 && lines[$0].head != 0x201C && lines[$0].words >= 4 }
        guard asked.count >= 3, asked.count * 8 >= lines.count else { return false }
        let answered = asked.filter { $0 + 1 < lines.count && !lines[$0 + 1].isQuestion }.count
        let spoken = lines.reduce(0) { $0 + $1.second }
        return answered * 4 >= asked.count * 3 && spoken >= asked.count / 2
    }

    // MARK: Turns

    private func labelledTurns(_ labels: [SpeakerLabels.Label?]) -> [Turn] {
        let asker = asker(labels)
        var current: Turn?
        return lines.indices.map { index in
            guard let label = labels[index] else { return current ?? Turn(kind: .body, speaker: nil) }
            let turn = Turn(kind: label.hash == asker || label.isAsker ? .question : .answer, speaker: label.range)
            current = turn
            return turn
        }
    }

    /// The label whose turns end in a question mark most often.
    private func asker(_ labels: [SpeakerLabels.Label?]) -> UInt64? {
        var asked: [UInt64: (questions: Int, turns: Int)] = [:]
        for (index, label) in labels.enumerated() {
            guard let label else { continue }
            asked[label.hash, default: (0, 0)].turns += 1
            if lines[index].isQuestion { asked[label.hash]!.questions += 1 }
        }
        let rate = { (entry: (key: UInt64, value: (questions: Int, turns: Int))) in Double(entry.value.questions) / Double(entry.value.turns) }
        return asked.filter { $0.value.questions > 0 }.max { (rate($0), $0.key) < (rate($1), $1.key) }?.key
    }

    private func unlabelledTurns(_ labels: [SpeakerLabels.Label?]) -> [Turn] {
        let opening = opening()
        let closing = closing(after: opening)
        var turns = lines.map { _ in Turn(kind: .body, speaker: nil) }
        guard opening < closing else { return turns }
        let spoken = (opening..<closing).filter { !isHeading($0) }
        let asked = InterviewTurns(lines: spoken.map { lines[$0] }, headed: spoken.map { $0 > opening && isHeading($0 - 1) }).questions()
        for (index, isQuestion) in zip(spoken, asked) {
            turns[index] = Turn(kind: isQuestion ? .question : .answer, speaker: nil)
            if let label = labels[index] {
                turns[index] = Turn(kind: label.isAsker ? .question : .answer, speaker: label.range)
            }
        }
        return turns
    }

    /// Where the turns begin: at the first question, or before it where somebody already speaks.
    private func opening() -> Int {
        var opening = lines.firstIndex { $0.isQuestion || asksWithoutMark($0) } ?? lines.count
        while opening > 1, opening < lines.count {
            let line = lines[opening - 1]
            let speaks = line.first + line.second > line.third + line.reporting && (line.isFinished || line.last == 0x2D)
            guard speaks, !isHeading(opening - 1), line.head != 0x22, line.head != 0x201C else { break }
            opening -= 1
        }
        return opening
    }

    private func asksWithoutMark(_ line: Line) -> Bool {
        line.firstFlags.contains(.asking) && line.second > 0 && !line.isFinished && (4...40).contains(line.words)
    }

    /// A few words without a full stop between turns: a heading, not a turn.
    private func isHeading(_ index: Int) -> Bool {
        let line = lines[index]
        let open: [UInt32] = [0x2D, 0x2013, 0x2014, 0x2026, 0x3A, 0x2C]
        let startsAsHeading = Scalar.isCapital(line.head) || Scalar.isDigit(line.head)
        return startsAsHeading && !line.isFinished && line.words <= 6 && line.commas == 0 && !open.contains(line.last)
    }

    /// Where the interview is over: the last paragraphs report instead of speaking.
    private func closing(after opening: Int) -> Int {
        var closing = lines.count
        while closing > opening + 1 {
            let line = lines[closing - 1]
            guard line.first == 0, line.second == 0, line.reporting >= 2, line.words >= 12, !line.isQuestion else { break }
            closing -= 1
        }
        return closing
    }
}
