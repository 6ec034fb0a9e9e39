/// What a number can be of.
struct Unit: Sendable {
    enum Kind: Sendable { case money, percent, measure }
    enum Rule: String, CaseIterable, Sendable { case none = "", second, per, notTemperature = "not-temperature" }

    let kind: Kind
    /// ISO 4217, `%`, or UCUM.
    let code: String
    /// What one is worth: of the currency, of the kind's SI unit, of one per cent.
    let factor: Double
    /// `length`, `mass`; units of one quantity add up.
    var quantity = ""
    var rule = Rule.none
    /// Percentage points, which are no share of anything.
    var isPoints = false
}

/// Units by their names, signs and codes.
struct Units: Sendable {
    private(set) var all: [Unit] = []
    /// Names in any case, behind white space or a hyphen.
    private var names = [ByteTrie](repeating: ByteTrie(foldsCase: true), count: 3)
    /// Signs and codes as written, which may follow a figure directly.
    private var signs = [ByteTrie](repeating: ByteTrie(foldsCase: false), count: 3)
    /// Signs and codes of money that may stand before a figure, reversed.
    private var before = ByteTrie(foldsCase: false)
    /// `k`, `m`, `bn` where a sum of money is certain.
    var moneySuffixes = ValueTrie(foldsCase: false)
    /// Names that are also verbs and the like: no units behind a year, nor behind "one".
    var otherWords = ByteTrie(foldsCase: true)
    /// Codes that are also English words, and so no codes before a number.
    var wordCodes: Set<String> = []
    /// Codes of currencies whose people write a point between thousands, even in English: `12.500 euros`.
    var pointGroups: Set<String> = []

    mutating func add(_ unit: Unit, names: [String], signs: [String]) {
        all.append(unit)
        let index = all.count - 1
        let kind = unit.kind.index
        for name in names { self.names[kind].add(name.utf8, index) }
        for sign in signs { addSign(sign, index, kind) }
        guard unit.kind == .money else { return }
        if unit.factor == 1 { addCode(unit, index) }
        // A code in small letters, where the file lists it as a name.
        for name in names where name.utf8.count == 3 && (name == unit.code.lowercased() || name == "rmb" || name == "btc") {
            self.signs[kind].add(name.utf8, index)
            before.add(name.utf8.reversed(), index)
            before.add(name.uppercased().utf8.reversed(), index)
        }
    }

    private mutating func addSign(_ sign: String, _ index: Int, _ kind: Int) {
        // "us $", but "a $5 plan" and "it's $5" are no Australian nor Singapore dollars.
        let isLong = kind == Unit.Kind.money.index && sign.utf8.count(where: \.isLetter) > 1
        for spelling in isLong ? [sign, sign.lowercased()] : [sign] {
            signs[kind].add(spelling.utf8, index)
            if kind == Unit.Kind.money.index { before.add(spelling.utf8.reversed(), index) }
        }
    }

    /// `EUR`, and with millions `MEUR`, with thousands `KEUR`.
    private mutating func addCode(_ unit: Unit, _ index: Int) {
        let kind = unit.kind.index
        signs[kind].add(unit.code.utf8, index)
        if !wordCodes.contains(unit.code) { before.add(unit.code.utf8.reversed(), index) }
        for (letters, factor) in [("M", 1e6), ("m", 1e6), ("K", 1e3), ("k", 1e3)] {
            all.append(Unit(kind: .money, code: unit.code, factor: factor))
            signs[kind].add((letters + unit.code).utf8, all.count - 1)
            before.add((letters + unit.code).utf8.reversed(), all.count - 1)
        }
    }

    /// The longest unit of a kind directly at a place.
    func sign(_ text: ReadableText, _ at: Int, _ kind: Unit.Kind) -> (end: Int, unit: Unit)? {
        signs[kind.index].longest(text, at).map { ($0.end, all[$0.payload]) }
    }

    /// The longest unit of a kind, by name or sign, at a place.
    func any(_ text: ReadableText, _ at: Int, _ kind: Unit.Kind) -> (end: Int, unit: Unit)? {
        let name = names[kind.index].longest(text, at), sign = signs[kind.index].longest(text, at)
        guard let name else { return sign.map { ($0.end, all[$0.payload]) } }
        if let sign, sign.end >= name.end { return (sign.end, all[sign.payload]) }
        return (name.end, all[name.payload])
    }

    /// The longest sign or code of money that ends at a place.
    func money(_ text: ReadableText, endingAt end: Int) -> (start: Int, unit: Unit)? {
        before.longestBackwards(text, end).map { ($0.start, all[$0.payload]) }
    }
}

extension Unit.Kind {
    fileprivate var index: Int {
        switch self {
        case .money: 0
        case .percent: 1
        case .measure: 2
        }
    }
}
