/// What the distances round a position add to each filter's response, for one mention: all cases of a window, so that scoring
/// looks up one row where it would add three.
///
/// Distances to a mention go up by one from word to word, or stay as they are inside it and beyond ``PairSequence/reach``; at
/// either end of a sequence there is no neighbour.
struct PositionTable: Sendable {
    /// A neighbour's distance: there is none, it is the same, it is one off.
    private static let cases = 3

    private let filters: Int
    private let rows: [Float]

    /// `start` is where the distances' weights begin among the network's parameters. O(distances × filters).
    init(_ network: PiecewiseNetwork, from start: Int) {
        let (filters, width) = (network.shape.filters, network.shape.width)
        self.filters = filters
        var rows = [Float](repeating: 0, count: Self.cases * Self.cases * PairSequence.distances * filters)
        for before in 0..<Self.cases {
            for after in 0..<Self.cases {
                for code in 0..<PairSequence.distances {
                    let places = [before == 0 ? nil : code - before + 1, code, after == 0 ? nil : code + after - 1]
                    let row = ((before * Self.cases + after) * PairSequence.distances + code) * filters
                    for (place, other) in places.enumerated() {
                        guard let other, (0..<PairSequence.distances).contains(other) else { continue }
                        let from = start + other * width + place * filters
                        for f in 0..<filters { rows[row + f] += network.parameters[from + f] }
                    }
                }
            }
        }
        self.rows = rows
    }

    /// Where the row of a position begins; `nil` where distances leap.
    @inline(__always)
    func offset(_ codes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int? {
        let code = Int(codes[position])
        let before = position == 0 ? 0 : code - Int(codes[position - 1]) + 1
        let after = position + 1 == codes.count ? 0 : Int(codes[position + 1]) - code + 1
        let isSmooth = (position == 0 || before == 1 || before == 2) && (position + 1 == codes.count || after == 1 || after == 2)
        guard isSmooth, code < PairSequence.distances else { return nil }
        return ((before * Self.cases + after) * PairSequence.distances + code) * filters
    }

    /// Lends the rows.
    @inline(__always)
    func withRows<Result>(_ body: (UnsafePointer<Float>) -> Result) -> Result { rows.withUnsafeBufferPointer { body($0.baseAddress!) } }
}
