internal import EntenteKit

/// What stands between a pair of quotation marks.
struct Quotation: Equatable {
    /// With its marks, in UTF-8 bytes.
    var range: TextRange
    /// Quotations round it.
    var depth: Int
    /// Whether its closing mark was found; without one it ends with its paragraph.
    var isClosed: Bool
    /// Whether it goes on with an opening mark at the head of the next paragraph.
    var goesOn: Bool
    /// Whether it began in a paragraph before.
    var isContinued: Bool
    /// Whether its marks are single.
    var isSingle: Bool
}

/// Pairs quotation marks: straight and curly ones, guillemets, low marks, corners, single ones and nested ones.
///
/// One pass with a stack over the marks of a paragraph. A double mark that is never closed ends with its paragraph, or
/// goes on where the next paragraph opens it again, as long speeches are printed; a single one without a partner is an
/// apostrophe. O(text), whatever the marks: the stack has a limit, and each mark goes on and off it once.
struct QuotationPairer {
    private struct Opening {
        var mark: QuotationMark
        var isContinued: Bool
    }

    /// More quotations than this inside one another are not language.
    private static let deepest = 16

    private(set) var quotations: [Quotation] = []
    private var marks: [QuotationMark] = []
    private var stack: [Opening] = []
    /// Double marks of the paragraph before that were not closed, the outermost.
    private var pending: (place: Int, shape: QuotationMark.Shape)?

    /// The quotations of paragraphs in text order, each before those inside it.
    static func quotations(_ text: UnsafeBufferPointer<UInt8>, paragraphs: [TextRange]) -> [Quotation] {
        var pairer = QuotationPairer()
        for paragraph in paragraphs { pairer.read(text, Int(paragraph.start)..<Int(paragraph.end)) }
        return pairer.quotations.sorted { $0.range < $1.range }
    }

    private mutating func read(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        QuotationMark.all(text, range, into: &marks)
        stack.removeAll(keepingCapacity: true)
        let pending = self.pending
        self.pending = nil
        for index in marks.indices {
            if index == 0, let pending, marks[0].start == range.lowerBound, reopens(marks[0], pending.shape) {
                quotations[pending.place].goesOn = true
                stack.append(Opening(mark: marks[0], isContinued: true))
            } else {
                take(index)
            }
        }
        finish(range.upperBound, text)
    }

    /// A paragraph that goes on quoting begins with the mark that opened the quotation (in French also with `»`).
    private func reopens(_ mark: QuotationMark, _ shape: QuotationMark.Shape) -> Bool {
        mark.shape == shape || shape == .guillemetLeft && mark.shape == .guillemetRight
    }

    private mutating func take(_ index: Int) {
        let mark = marks[index]
        if mark.isSingle { return takeSingle(mark, index) }
        let opening = stack.lastIndex { !$0.mark.isSingle }
        if let opening, mark.closes(stack[opening].mark.shape), !prefersToOpen(mark, stack[opening].mark) {
            return close(opening, mark.end)
        }
        guard mark.opens || opening == nil && !mark.mayClose && mark.shape == .straight else { return }
        // Such a mark cannot stand in a quotation by its like: the one before was never closed.
        if let opening, mark.isAlike, stack[opening].mark.shape == mark.shape {
            abandon(from: opening, at: mark.start)
        }
        push(mark)
    }

    /// `"` behind a blank and before a word opens, even if one is open.
    private func prefersToOpen(_ mark: QuotationMark, _ opening: QuotationMark) -> Bool {
        switch mark.shape {
        case .straight, .twoApostrophes: mark.isBlankBefore && !mark.isFreeAfter && mark.mayOpen
        case .upperRight: opening.shape == .straight && mark.isBlankBefore && mark.mayOpen
        default: false
        }
    }

    private mutating func takeSingle(_ mark: QuotationMark, _ index: Int) {
        if let top = stack.last, top.mark.isSingle, mark.closes(top.mark.shape), mark.mayClose, !isPossessive(mark, index) {
            return close(stack.count - 1, mark.end)
        }
        if mark.opens { push(mark) }
    }

    /// `the workers' rights` in a quotation by single marks: the next single mark closes and does not open.
    private func isPossessive(_ mark: QuotationMark, _ index: Int) -> Bool {
        guard !mark.isFreeBefore, mark.isBlankAfter, index + 1 < marks.count else { return false }
        let next = marks[index + 1]
        return next.isSingle && next.mayClose && !next.mayOpen
    }

    private mutating func push(_ mark: QuotationMark) {
        if stack.count < Self.deepest { stack.append(Opening(mark: mark, isContinued: false)) }
    }

    private mutating func close(_ index: Int, _ end: Int) {
        emit(index, end, isClosed: true)
        stack.removeLast(stack.count - index)
    }

    /// Ends what was left open where its line of text ends.
    private mutating func abandon(from index: Int, at end: Int) {
        emit(index, end, isClosed: false)
        stack.removeLast(stack.count - index)
    }

    private mutating func emit(_ index: Int, _ end: Int, isClosed: Bool) {
        let opening = stack[index]
        quotations.append(
            Quotation(
                range: TextRange(UInt32(opening.mark.start), UInt32(end)), depth: index, isClosed: isClosed, goesOn: false,
                isContinued: opening.isContinued, isSingle: opening.mark.isSingle))
    }

    private mutating func finish(_ end: Int, _ text: UnsafeBufferPointer<UInt8>) {
        var last = end
        while last > 0, text[last - 1] == 0x20 || text[last - 1] == 0x0A || text[last - 1] == 0x0D { last -= 1 }
        guard let index = stack.firstIndex(where: { !$0.mark.isSingle }), last > stack[index].mark.end else { return }
        pending = (quotations.count, stack[index].mark.shape)
        emit(index, last, isClosed: false)
    }
}
