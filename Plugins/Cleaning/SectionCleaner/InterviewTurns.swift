/// Tells questions from answers in an interview whose turns carry no labels.
///
/// A two-state chain over the paragraphs: each has a score for being asked, and turns prefer to alternate; the more so, the
/// more often a single paragraph stands between two evident questions. The weights stand in `TurnWeights.swift`.
struct InterviewTurns {
    let lines: [Line]
    /// Whether a heading stands before each line.
    let headed: [Bool]

    /// Whether each line is a question.
    func questions() -> [Bool] {
        guard !lines.isEmpty else { return [] }
        let answerAgain = TurnWeights.answerAgain + TurnWeights.answerAgainInRhythm * rhythm
        var best: [(answer: Double, question: Double)] = []
        var isFromQuestion: [(answer: Bool, question: Bool)] = []
        for index in lines.indices {
            let score = score(index)
            guard let last = best.last else {
                best.append((0, score + TurnWeights.start))
                isFromQuestion.append((false, false))
                continue
            }
            let answer = (last.answer + answerAgain, last.question)
            let question = (last.answer, last.question + TurnWeights.questionAgain)
            best.append((max(answer.0, answer.1), max(question.0, question.1) + score))
            isFromQuestion.append((answer.1 > answer.0, question.1 > question.0))
        }
        return traceBack(best.last!.question > best.last!.answer, isFromQuestion)
    }

    private func traceBack(_ last: Bool, _ isFromQuestion: [(answer: Bool, question: Bool)]) -> [Bool] {
        var out = [Bool](repeating: false, count: lines.count)
        var isQuestion = last
        for index in lines.indices.reversed() {
            out[index] = isQuestion
            isQuestion = isQuestion ? isFromQuestion[index].question : isFromQuestion[index].answer
        }
        return out
    }

    /// From 0 to 1: how many evident questions are followed by one paragraph and the next evident question.
    var rhythm: Double {
        let asked = lines.indices.filter { lines[$0].isQuestion }
        guard asked.count > 2 else { return 0 }
        let single = zip(asked, asked.dropFirst()).filter { $1 - $0 == 2 }.count
        return Double(single) / Double(asked.count - 1)
    }

    /// How much more like a question than like an answer a line looks.
    private func score(_ index: Int) -> Double {
        zip(features(index), TurnWeights.features).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// What the model sees of a line.
    func features(_ index: Int) -> [Double] {
        let line = lines[index]
        let words = Double(max(1, line.words))
        let features = [
            1, flag(line.isQuestion), flag(line.isQuestion && line.words > 150), flag(line.questions > 0 && !line.isQuestion),
            10 * min(0.15, Double(line.second) / words), 10 * min(0.2, Double(line.singular) / words),
            10 * min(0.2, Double(line.first - line.singular) / words), flag(line.words > 40), flag(line.words > 80),
            flag(line.firstMark == 0x3F && !line.isQuestion), flag(line.isQuestion && line.words <= 4),
            flag(line.isQuestion && index > 0 && lines[index - 1].isQuestion),
        ]
        return features + openingFeatures(line) + surroundingFeatures(index)
    }

    /// What the first words tell.
    private func openingFeatures(_ line: Line) -> [Double] {
        let isAffirming = line.firstFlags.contains(.affirming)
        let isJoint = line.firstFlags.contains(.steering) && line.secondFlags.contains(.first)
        return [
            flag(isAffirming), flag(isJoint), flag(line.firstFlags.contains(.second)),
            flag(line.firstFlags.contains(.replying) && !isAffirming),
            flag(line.firstFlags.contains(.asking) && line.second > 0 && line.words <= 40 && !line.isQuestion),
            flag(line.firstFlags.contains(.steering) && !isJoint),
        ]
    }

    /// What the neighbours tell of a statement: a short sentence to which `Yes, …` replies is an interviewer's.
    private func surroundingFeatures(_ index: Int) -> [Double] {
        let line = lines[index]
        let before = index > 0 ? lines[index - 1] : nil, next = index + 1 < lines.count ? lines[index + 1] : nil
        let isStatement = !line.isQuestion
        // Behind a colon or a semicolon a list goes on.
        let isBetween = isStatement && before?.isQuestion == false && before?.isFinished == true && next != nil
        let isAffirmed = isBetween && line.words <= 45 && next!.firstFlags.contains(.affirming)
        let isBrief = isBetween && line.isFinished && (4...22).contains(line.words) && line.first == 0 && line.third == 0
            && !next!.isQuestion && !line.firstFlags.contains(.replying)
        return [
            flag(isStatement && line.words <= 3), flag(isStatement && !line.isFinished), flag(isAffirmed), flag(isBrief),
            flag(isStatement && next?.isQuestion == true), flag(isStatement && before?.isQuestion == true),
            flag(before?.last == 0x3A), flag([0x2D, 0x2013, 0x2014, 0x22, 0x201C].contains(line.head)),
            flag(line.requests > 0 && line.words <= 60), flag(line.isQuestion && line.second == 0 && line.first > 0), isBrief ? rhythm : 0,
            flag(line.isQuestion && line.firstFlags.contains(.affirming)), flag(headed[index]),
            flag(isStatement && line.firstMark == 0x3F && line.firstFlags.contains(.asking) && line.words <= 60),
            flag(isBetween && line.words <= 30 && line.first == 0 && next!.words >= 60 && !next!.isQuestion),
            flag(isBetween && line.words <= 45 && next!.firstFlags.contains(.replying) && !next!.firstFlags.contains(.affirming)),
        ]
    }

    private func flag(_ condition: Bool) -> Double { condition ? 1 : 0 }
}
