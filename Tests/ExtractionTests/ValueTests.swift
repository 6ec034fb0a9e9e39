import JSON
import Testing

@testable import Extraction

@Suite struct ValueTests {
    @Test(arguments: [(1970, 1, 1, 0, 4), (2024, 2, 29, 19_782, 4), (1900, 3, 1, -25_508, 4), (2000, 1, 1, 10_957, 6)])
    func civilDates(_ year: Int, _ month: Int, _ day: Int, _ serial: Int, _ weekday: Int) throws {
        let date = try #require(CivilDate(year, month, day))
        #expect(date.serial == serial)
        #expect(date.weekday == weekday)
        #expect(CivilDate(serial: serial) == date)
    }

    @Test func everyDayComesBack() {
        for serial in stride(from: -200_000, to: 200_000, by: 37) {
            let date = CivilDate(serial: serial)
            #expect(date.serial == serial)
            #expect(CivilDate(iso: date.iso) == date)
        }
    }

    @Test(arguments: [(2024, 12, 30, 2025, 1), (2021, 1, 3, 2020, 53), (2024, 5, 10, 2024, 19)])
    func isoWeeks(_ year: Int, _ month: Int, _ day: Int, _ weekYear: Int, _ week: Int) throws {
        let found = try #require(CivilDate(year, month, day)).isoWeek
        #expect(found == (weekYear, week))
    }

    @Test(arguments: [(2023, 2, 29), (2024, 4, 31), (2024, 13, 1), (2024, 0, 1)]) func noSuchDay(_ year: Int, _ month: Int, _ day: Int) {
        #expect(CivilDate(year, month, day) == nil)
    }

    static let number = LookupTable([("one", "1"), ("two", "2"), ("three", "3"), ("five", "5"), ("twenty", "20"), ("half", "0.5"), ("minus", "-")])
    static let scale = LookupTable([("hundred", "100"), ("thousand", "1000"), ("million", "1000000"), ("dozen", "12")])

    @Test(arguments: [
        ("1,234.5", 1234.5), ("3.3 million", 3_300_000), ("three hundred and five", 305), ("two hundred and two thousand", 202_000),
        ("half a million", 500_000), ("two and a half", 2.5), ("a dozen", 12), ("minus 5", -5), (".5", 0.5), ("1 234", 1234),
        ("one million two thousand five", 1_002_005), ("twenty-five", 25), ("a hundred thousand", 100_000),
    ]) func numbers(_ text: String, _ expected: Double) {
        #expect(NumberParser.parse(text, number: Self.number, scale: Self.scale) == expected)
    }

    @Test(arguments: ["", "x", "and", "one potato"]) func noNumbers(_ text: String) {
        #expect(NumberParser.parse(text, number: Self.number, scale: Self.scale) == nil)
    }
}
