import EntenteKit
internal import UTF8Bytes

/// Names the one who answers: two or three capitalised words that the title and the text before the first question share.
struct Interviewee {
    let text: Bytes
    let lines: [Line]
    let kinds: [Section.Kind]

    /// The name as the text writes it, if there is just one candidate.
    func name() -> String? {
        guard let title = kinds.firstIndex(of: .title), let asked = kinds.firstIndex(of: .question), title < asked else { return nil }
        let intro = (title + 1..<asked).flatMap { names(lines[$0]) }
        var candidates: [String] = []
        for name in names(lines[title]) where intro.contains(name) && !candidates.contains(name) { candidates.append(name) }
        return candidates.count == 1 ? candidates[0] : nil
    }

    /// Runs of two or three capitalised words.
    private func names(_ line: Line) -> [String] {
        var names: [String] = []
        var run: (start: Int, end: Int, words: Int)?
        var at = line.start
        func close() {
            if let run, (2...3).contains(run.words) {
                names.append(String(decoding: UnsafeBufferPointer(start: text.base + run.start, count: run.end - run.start), as: UTF8.self))
            }
            run = nil
        }
        while at < line.end {
            let (value, length) = text.decoded(at: at)
            if Scalar.isLetter(value) {
                let stop = wordEnd(at, line.end)
                if Scalar.isCapital(value), stop > at + length {
                    run = (run?.start ?? at, stop, (run?.words ?? 0) + 1)
                } else {
                    close()
                }
                at = stop
            } else {
                if value != 0x20 { close() }
                at += length
            }
        }
        close()
        return names
    }

    private func wordEnd(_ from: Int, _ limit: Int) -> Int {
        var at = from
        while at < limit {
            let (value, length) = text.decoded(at: at)
            guard Scalar.isLetter(value) || value == 0x2D && Scalar.isLetter(text.scalar(at: at + 1).value) else { break }
            at += length
        }
        return at
    }
}
