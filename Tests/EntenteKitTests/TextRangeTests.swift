import EntenteKit
import Testing

/// The binary searches against what anyone would write first.
struct TextRangeTests {
    private func column(_ dice: inout Dice) -> [TextRange] {
        var ranges: [TextRange] = []
        var at = 0
        for _ in 0..<Int.random(in: 0...30, using: &dice) {
            let start = at + Int.random(in: 0...3, using: &dice)
            at = start + Int.random(in: 1...4, using: &dice)
            ranges.append(TextRange(start, at))
        }
        return ranges
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func searchesAgreeWithNaiveOnes(_ seed: UInt64) {
        var dice = Dice(state: seed)
        let ranges = column(&dice)
        for offset in 0..<UInt32(120) {
            #expect(ranges.firstIndex(endingAfter: offset) == ranges.firstIndex { $0.end > offset } ?? ranges.count)
        }
        for _ in 0..<50 {
            let start = Int.random(in: 0...110, using: &dice)
            let wanted = TextRange(start, start + Int.random(in: 0...40, using: &dice))
            let naive = ranges.indices.filter { wanted.contains(ranges[$0]) }
            #expect(Array(ranges.indices(inside: wanted)) == naive)
        }
    }

    @Test func relations() {
        let range = TextRange(2, 5)
        #expect(range.overlaps(TextRange(4, 9)) && !range.overlaps(TextRange(5, 9)))
        #expect(range.contains(2) && !range.contains(5))
        #expect([TextRange(2, 3), TextRange(2, 5), TextRange(0, 1)].sorted() == [TextRange(0, 1), TextRange(2, 5), TextRange(2, 3)])
    }
}
