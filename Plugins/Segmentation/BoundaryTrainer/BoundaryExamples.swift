internal import EntenteKit
internal import Learning
internal import UTF8Bytes

/// A judge that knows the answers and notes the questions.
final class BoundaryExamples: BoundaryJudge {
    private let starts: Set<Int>
    private var builder = FeatureBuilder(bits: BoundaryModel.bits)
    private(set) var examples: [Learning.Example] = []

    private init(starts: Set<Int>) { self.starts = starts }

    func accepts(_ context: BoundaryContext) -> Bool {
        let isStart = starts.contains(context.offset)
        builder.removeAll()
        context.forEachFeature { builder.add($0) }
        examples.append(Learning.Example(features: builder.vector(), label: isStart ? 1 : 0))
        return isStart
    }

    /// An example for each place of a document at which the rules would ask a model.
    static func of(_ document: Document) -> [Learning.Example] {
        let judge = BoundaryExamples(starts: Set(document.sentences.map { Int($0.start) }))
        var cut: [TextRange] = []
        document.text.withBytes { buffer in
            guard let bytes = Bytes(buffer) else { return }
            BoundaryScanner.actionTable(isJudged: true).withUnsafeBufferPointer { actions in
                for range in document.readableRanges {
                    var scanner = BoundaryScanner(
                        bytes: bytes, actions: actions.baseAddress!, language: .english, judge: judge,
                        start: Int(range.start), end: Int(range.end))
                    scanner.scan(into: &cut)
                }
            }
        }
        return judge.examples
    }
}
