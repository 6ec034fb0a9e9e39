/// Points between thousands in sums of European and South American money.
extension QuantityFinder {
    /// The sum if a figure's only point parts thousands, as in `12.500 euros`; nil if it may be a decimal point.
    ///
    /// Prices and rates have three decimals too (`12.375 euros` a share, `1.165 euros` to the pound), but not with needless
    /// zeros, nor from a hundred up; and what is paid per something is a price.
    func thousands(_ number: NumberSpan, _ unit: Unit, end: Int) -> Double? {
        guard unit.kind == .money, unit.factor == 1, number.isFigure, number.scale == 1, units.pointGroups.contains(unit.code) else { return nil }
        let start = text[number.start].isDigit ? number.start : number.start + 1
        let point = number.end - 4
        guard point > start, point - start <= 3, text[point] == 0x2E, text[start] != 0x30,
            (start..<number.end).allSatisfy({ $0 == point || text[$0].isDigit })
        else { return nil }
        let zeros = text[number.end - 1] != 0x30 ? 0 : text[number.end - 2] != 0x30 ? 1 : 2
        guard zeros >= 3 - (point - start), !isRate(end) else { return nil }
        return (number.value * 1000).rounded()
    }

    /// Whether a sum is said `per litre`, `a share`, `/MWh`.
    private func isRate(_ end: Int) -> Bool {
        if text[end] == 0x2F { return true }
        guard let next = text.gap(end, hyphen: false) else { return false }
        return (["per", "a", "an"] as [StaticString]).contains { text.has($0, next) != nil }
    }
}
