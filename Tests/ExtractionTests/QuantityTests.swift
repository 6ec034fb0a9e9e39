import EntenteKit
import JSON
import Testing

@testable import Extraction

@Suite struct QuantityTests {
    static let stage = Result { try quantityStage(["numbers", "percentages", "money", "measures"]) }

    /// What a label finds in a text, as `text|value unit`.
    static func found(_ text: String, _ label: String) throws -> [String] {
        let document = try run(stage.get(), on: text)
        return document.mentions.filter { $0.label == label }.map { mention in
            let value = mention.attributes["value"].map(shown) ?? "none"
            return "\(document.text.string(mention.range))|\(value)" + (mention.attributes["unit"]?.string.map { " " + $0 } ?? "")
        }
    }

    static func shown(_ value: JSONValue) -> String {
        switch value {
        case .number(let text): text
        case .array(let items): items.map(shown).joined(separator: "..")
        default: "?"
        }
    }

    @Test(arguments: [
        ("eleven hundred and six", ["eleven hundred and six|1106"]), ("a hundred and twenty-three", ["a hundred and twenty-three|123"]),
        ("four million three hundred thousand and nine", ["four million three hundred thousand and nine|4300009"]),
        ("five thousand million", ["five thousand million|5000000000"]), ("7 thousand 2 hundred and 8", ["7 thousand 2 hundred and 8|7208"]),
        ("zero point zero seven", ["zero point zero seven|0.07"]), ("two point six billion", ["two point six billion|2600000000"]),
        ("three eighths", ["three eighths|0.375"]), ("one forty-eighth", ["one forty-eighth|0.020833333333333332"]),
        ("six and three quarters", ["six and three quarters|6.75"]), ("three and a half million", ["three and a half million|3500000"]),
        ("9 million and a half", ["9 million and a half|9500000"]), ("two dozen", ["two dozen|24"]), ("half a dozen", ["half a dozen|6"]),
        ("three quarters of a million", ["three quarters of a million|750000"]), ("7 bn", ["7 bn|7000000000"]), ("12K", ["12K|12000"]),
        ("minus 17", ["minus 17|-17"]), ("(-3)", ["-3|-3"]), ("3-5", ["3|3", "5|5"]), ("4.5e-3", ["4.5e-3|0.0045"]), ("3^4", ["3^4|81"]),
        ("8\u{202F}500", ["8\u{202F}500|8500"]), ("6,50", ["6,50|6.5"]), ("2.500.000", ["2.500.000|2500000"]), ("5¾", ["5¾|5.75"]),
        ("two, three", ["two|2", "three|3"]), ("nineteen eighty", ["nineteen|19", "eighty|80"]), ("one in 12 men", ["one in 12|0.08333333333333333"]),
        ("one in five years", ["one|1", "five|5"]), ("seven out of nine", ["seven out of nine|0.7777777777777778"]),
        ("between two hundred and three hundred", ["two hundred|200", "three hundred|300"]), ("thirty-first", []), ("a fifth column", []),
        ("a fifth of it", ["a fifth|0.2"]), ("that one", []), ("10.0.0.1", []), ("F35", []), ("12th", []), ("9/11", ["9|9", "11|11"]),
        ("a year and a half", []), ("www.example.org/2024", []), ("no. 5.", ["5|5"]), ("\u{1F642}4", ["4|4"]), ("hundred", []),
    ]) func numbers(_ text: String, _ expected: [String]) throws { #expect(try Self.found(text, "NUMBER") == expected) }

    @Test(arguments: [
        ("AU$ 3.5m", ["AU$ 3.5m|3500000 AUD"]), ("4 million Swiss francs", ["4 million Swiss francs|4000000 CHF"]),
        ("¥900", ["¥900|900 JPY"]), ("12 Kenyan shillings", ["12 Kenyan shillings|12 KES"]), ("7 kuwaiti dinars", ["7 kuwaiti dinars|7 KWD"]),
        ("three pounds and ten pence", ["three pounds and ten pence|3.1 GBP"]), ("$9 40 people", ["$9|9 USD"]), ("80 kopecks", ["80 kopecks|0.8 RUB"]),
        ("EUR 4 to EUR 6 bn", ["EUR 4 to EUR 6 bn|4000000000..6000000000 EUR"]), ("£2–3m", ["£2–3m|2000000..3000000 GBP"]),
        ("from $3 to $4", ["$3|3 USD", "$4|4 USD"]), ("a $5 billion plan", ["$5 billion|5000000000 USD"]), ("$US 20", ["$US 20|20 USD"]),
        ("-$5", ["$5|5 USD"]), ("6 RSD", ["6 RSD|6 RSD"]), ("the 2024 won", []), ("half a dollar", ["half a dollar|0.5 USD"]), ("A $", []),
    ]) func money(_ text: String, _ expected: [String]) throws { #expect(try Self.found(text, "MONEY") == expected) }

    @Test(arguments: [
        ("12.5 pct", ["12.5 pct|12.5 %"]), ("half a per cent", ["half a per cent|0.5 %"]), ("two thirds per cent", ["two thirds per cent|0.6666666666666666 %"]),
        ("-0.4%", ["-0.4%|-0.4 %"]), ("4–5 %", ["4–5 %|4..5 %"]), ("a 40-per-cent share", ["40-per-cent|40 %"]), ("50 basis points", ["50 basis points|0.5 %"]),
        ("a%20b", []), ("100 %d", []),
    ]) func percentages(_ text: String, _ expected: [String]) throws { #expect(try Self.found(text, "PERCENT") == expected) }

    @Test(arguments: [
        ("six foot two inches", ["six foot two inches|6.166666666666667 [ft_i]"]), ("−4 °C", ["−4 °C|-4 Cel"]), ("300 km²", ["300 km²|300 km2"]),
        ("40 kilometres per hour", ["40 kilometres per hour|40 km/h"]), ("1.5-litre", ["1.5-litre|1.5 L"]), ("two and a half tonnes", ["two and a half tonnes|2.5 t"]),
        ("half a mile", ["half a mile|0.5 [mi_i]"]), ("from 3 to 4 kg", ["3 to 4 kg|3..4 kg"]), ("5 m in 2 minutes", ["5 m|5 m"]), ("9 in May", []),
        ("resolution 40 (V)", []), ("B-52 m", []), ("600 kWh", ["600 kWh|600 kW.h"]), ("8 square metres", ["8 square metres|8 m2"]),
    ]) func measures(_ text: String, _ expected: [String]) throws { #expect(try Self.found(text, "MEASURE") == expected) }

    /// Weight or money is not said: both are found, each with half the score.
    @Test func poundsAreBoth() throws {
        let mentions = try run(Self.stage.get(), on: "It is five pounds.").mentions.filter { $0.label != "NUMBER" }
        #expect(Set(mentions.map(\.label)) == ["MONEY", "MEASURE"])
        #expect(mentions.allSatisfy { $0.score == 0.5 })
    }

    // MARK: against the slow and obvious way

    private static let small = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]

    /// A number below a thousand in words.
    private static func spell(_ number: Int, and: Bool) -> String {
        if number >= 100 {
            let rest = number % 100
            return small[number / 100] + " hundred" + (rest == 0 ? "" : (and ? " and " : " ") + spell(rest, and: and))
        }
        if number < 20 { return small[number] }
        return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10])
    }

    private static func words(_ number: Int, and: Bool) -> String {
        var parts: [String] = []
        for (scale, name) in [(1_000_000_000, " billion"), (1_000_000, " million"), (1000, " thousand"), (1, "")] {
            let group = number / scale % 1000
            if group > 0 { parts.append(spell(group, and: and) + name) }
        }
        return parts.joined(separator: " ")
    }

    @Test func everySpelledNumberComesBack() throws {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<2000 {
            let digits = Int.random(in: 1...12, using: &generator)
            let number = Int.random(in: 1...(1..<digits).reduce(9) { value, _ in value * 10 + 9 }, using: &generator)
            let text = Self.words(number, and: Bool.random(using: &generator))
            #expect(try Self.found(text, "NUMBER") == ["\(text)|\(number)"])
        }
    }

    @Test func everyGroupedFigureComesBack() throws {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<2000 {
            let number = Int.random(in: 1000...999_999_999_999, using: &generator)
            let separator = [",", " ", "\u{A0}", "\u{202F}"].randomElement(using: &generator)!
            var text = ""
            for (index, digit) in "\(number)".reversed().enumerated() { text = "\(digit)" + (index > 0 && index % 3 == 0 ? separator : "") + text }
            #expect(try Self.found(text, "NUMBER") == ["\(text)|\(number)"])
        }
    }

    /// Whatever stands in a text: mentions lie within it, on scalar bounds, and numbers do not overlap.
    @Test func anyTextIsRead() throws {
        let pieces = [
            "one", "two", "hundred", "and", "a", "half", "third", "million", "point", "5", "1,000", "3.4", "-", "%", "$", "€", "km", "½", " ", " ",
            " ", "\n", "°C", "\u{A0}", "/", "^", "e", "x10", "é", "🙂", "dollars", "to", "between", "per cent", "USD", ".", ",", "(", "kg", ")", "of", "in", "out",
        ]
        var generator = SeededGenerator(state: 3)
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 0...14, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined()
            let document = try run(Self.stage.get(), on: text)
            let bounds = Set(text.unicodeScalars.indices.map { text.utf8.distance(from: text.startIndex, to: $0) } + [text.utf8.count])
            var last = 0
            for mention in document.mentions {
                #expect(bounds.contains(Int(mention.range.start)) && bounds.contains(Int(mention.range.end)), "\(text)")
                #expect(mention.range.start < mention.range.end)
                if mention.label == "NUMBER" {
                    #expect(Int(mention.range.start) >= last, "\(text)")
                    last = Int(mention.range.end)
                }
            }
        }
    }
}
