import EntenteKit
import JSON
import Testing

@testable import Extraction

/// What `extract.dates` makes of the parts that the shipped rules find. Published on Friday, 10 May 2024.
@Suite struct DateTests {
    private static let stage = made("timex")
    private static let sqlStage = made("sql")

    private static func made(_ ranges: String) -> Result<DateExtractor, any Error> {
        Result {
            let names = ["dates", "times", "durations", "dates-joined"].map { "\(ShippedRulesTests.folder)/\($0).yaml" }
            let settings = try DateExtractor.Settings.read(yaml("{files: [\(names.joined(separator: ", "))], ranges: \(ranges)}"))
            return try DateExtractor(settings: settings.settings)
        }
    }

    private func found(_ text: String, published: String? = "2024-05-10", by stage: Result<DateExtractor, any Error> = Self.stage) throws -> [String] {
        let document = try run(stage.get(), on: text, published: published)
        return document.mentions.map { mention in
            let mod = mention.attributes["mod"]?.string.map { " " + $0 } ?? ""
            return "\(mention.label) \(document.text.string(mention.range)) = \(mention.attributes["value"]?.string ?? "")\(mod)"
        }
    }

    @Test(arguments: [
        ("The envoys meet on Friday at 5 p.m. in Oslo.", "TIME Friday at 5 p.m. = 2024-05-10T17"),
        ("The hall is shut from 9 to 11:30 on 3 June.", "TIME from 9 to 11:30 on 3 June = 2024-06-03T09/2024-06-03T11:30"),
        ("He saw it yesterday evening around 8.", "TIME yesterday evening around 8 = 2024-05-09T20"),
        ("Exports fell from March to August 2019.", "DATE from March to August 2019 = 2019-03/2019-08"),
        ("She governed between 1999 and 2004.", "DATE between 1999 and 2004 = 1999/2004"),
        ("The pact, signed three or four years ago, holds.", "DATE three or four years ago = 2020/2021"),
        ("They return in two weeks.", "DATE in two weeks = 2024-05-24"),
        ("Gas will flow within five years.", "DATE within five years = 2024-05-10/2029-05-10"),
        ("It fell two weeks before Christmas 2020.", "DATE two weeks before Christmas 2020 = 2020-12-11"),
        ("It opens on the first Monday of June.", "DATE the first Monday of June = 2024-06-03"),
        ("A vote is due before 2026.", "DATE before 2026 = 2026 BEFORE"),
        ("The wall stood until the end of 1989.", "DATE until the end of 1989 = 1989 ON_OR_BEFORE"),
        ("It began in the early 1990s.", "DATE early 1990s = 199 START"),
        ("Patrols sail every day at 6 a.m.", "SET every day at 6 a.m. = T06"),
        ("He served two years and three months.", "DURATION two years and three months = P2Y3M"),
        ("It was the first visit in eleven years.", "DURATION eleven years = P11Y"),
        ("Come next week on Tuesday.", "DATE next week on Tuesday = 2024-05-14"),
        ("Growth slowed in the first nine months of 2023.", "DATE the first nine months of 2023 = 2023-01/2023-09"),
        ("It fell in the second quarter of the year.", "DATE the second quarter of the year = 2024-Q2"),
        ("Talks resume in the week beginning 3 June.", "DATE the week beginning 3 June = 2024-W23"),
        ("The road is shut for three days from 3 June.", "DATE for three days from 3 June = 2024-06-03/2024-06-06"),
        ("Power fails from 9:30 a.m. for two hours.", "TIME from 9:30 a.m. for two hours = T09:30/T11:30"),
        ("The curfew lasts from 10 p.m. to 4 a.m. on 3 June.", "TIME from 10 p.m. to 4 a.m. on 3 June = 2024-06-03T22/2024-06-04T04"),
        ("Profit was 18 percent more than a year earlier.", "DATE a year earlier = 2023"),
        ("Sales were €3m more than a year earlier.", "DATE a year earlier = 2023"),
        ("The two signed it more than a year ago.", "DATE more than a year ago = 2023 MORE_THAN"),
        ("Exports rose in the last two quarters.", "DATE last two quarters = 2023-10-01/2024-04-01"),
    ])
    func composes(_ text: String, _ wanted: String) throws { #expect(try found(text) == [wanted]) }

    /// With `ranges: sql`.
    @Test(arguments: [
        ("She governed from 1999 to 2004.", "DATE from 1999 to 2004 = 1999-01-01/2004-01-01"),
        ("Exports fell from March to August 2019.", "DATE from March to August 2019 = 2019-03-01/2019-08-01"),
        ("It grew from April 2019 to the end of 2020.", "DATE from April 2019 to the end of 2020 = 2019-04-01/2021-01-01"),
        ("It grew from the middle of 2007 to May 2008.", "DATE from the middle of 2007 to May 2008 = 2007-07-02/2008-05-01"),
        ("Growth slowed in the first nine months of 2023.", "DATE the first nine months of 2023 = 2023-01-01/2023-10-01"),
        ("The visit lasts from 7 to 10 May.", "DATE from 7 to 10 May = 2024-05-07/2024-05-10"),
        ("Sales fell in the third quarter of 2023.", "DATE the third quarter of 2023 = 2023-07-01/2023-10-01"),
        ("It opened in the 1990s.", "DATE 1990s = 1990-01-01/2000-01-01"),
        ("The hall is shut from 9 to 11:30 on 3 June.", "TIME from 9 to 11:30 on 3 June = 2024-06-03 09:00:00/2024-06-03 11:30:00"),
        ("Open between 9 a.m. and 5 p.m. only.", "TIME between 9 a.m. and 5 p.m. = 09:00:00/17:00:00"),
        ("Shut from 3 May until now.", "DATE from 3 May until now = 2024-05-03/2024-05-10"),
        // No ranges, or none whose bounds are known.
        ("They meet in May 2025.", "DATE May 2025 = 2025-05"), ("It is due before 2026.", "DATE before 2026 = 2026 BEFORE"),
        ("It began in the early 1990s.", "DATE early 1990s = 199 START"), ("It took two or three years.", "DURATION two or three years = P2Y/P3Y"),
        ("They met on Wednesday morning.", "TIME Wednesday morning = 2024-05-08TMO"), ("Snow fell in the winter of 2016.", "DATE the winter of 2016 = 2016-WI"),
    ])
    func bounds(_ text: String, _ wanted: String) throws { #expect(try found(text, by: Self.sqlStage) == [wanted]) }

    @Test func unknownBoundsStay() throws {
        #expect(try found("from March to August", published: nil, by: Self.sqlStage) == ["DATE from March to August = XXXX-03/XXXX-08"])
    }

    /// Every calendar period against the days of its parts.
    @Test func periodsReach() throws {
        for year in 1999...2030 {
            let months = (1...12).compactMap { CalendarPeriod("\(year)-\(CivilDate.padded($0, 2))") }
            let whole = try #require(CalendarPeriod("\(year)"))
            #expect(months.count == 12 && months.first?.start == whole.start && months.last?.end == whole.end)
            #expect(zip(months, months.dropFirst()).allSatisfy { $0.end == $1.start })
            for quarter in 1...4 {
                let period = CalendarPeriod("\(year)-Q\(quarter)")
                #expect(period?.start == months[quarter * 3 - 3].start && period?.end == months[quarter * 3 - 1].end)
            }
            for half in 1...2 { #expect(CalendarPeriod("\(year)-H\(half)")?.end == months[half * 6 - 1].end) }
            let week = CalendarPeriod(try #require(months.first).start.weekValue)
            #expect(week.map { $0.start.weekday == 1 && $0.end.serial - $0.start.serial == 7 && ($0.start..<$0.end).contains(whole.start) } == true)
        }
        #expect(["XXXX", "2024-13", "2024-SU", "2024-W19-WE", "FY2024", "PAST_REF", "", "2024-Q5", "2024-02-30"].allSatisfy { CalendarPeriod($0) == nil })
    }

    /// Without a date of publication nothing is guessed.
    @Test(arguments: [
        ("on Wednesday", "DATE Wednesday = XXXX-WXX-3"), ("They left three years ago.", "DATE three years ago = XXXX"),
        ("within five years", "DURATION five years = P5Y"), ("on 3 June at noon", "TIME 3 June at noon = XXXX-06-03T12:00"),
        ("the last three years", "DURATION last three years = P3Y"),
    ])
    func staysOpen(_ text: String, _ wanted: String) throws { #expect(try found(text, published: nil) == [wanted]) }

    /// What looks like a date and is none.
    @Test(arguments: [
        "One may ask why.", "More than 1800 were hurt.", "It was a second round.", "It rose 3-8% at 7 plants.",
        "The up-to-date list has 24/7 cover.", "A 2/3 majority adopted resolution 1701.", "Sun and Mar lead.",
    ])
    func leavesAlone(_ text: String) throws { #expect(try found(text) == []) }

    /// A list of two years is no range, and a month with a time is two things.
    @Test func keepsApart() throws {
        #expect(try found("in 2007 and 2009") == ["DATE 2007 = 2007", "DATE 2009 = 2009"])
        #expect(try found("next month at 6 p.m.") == ["DATE next month = 2024-06", "TIME 6 p.m. = T18"])
    }

    /// Months, weeks and clocks against counting day by day.
    @Test func periodsCount() throws {
        let start = try #require(CivilDate(2023, 11, 30))
        for days in 0..<800 {
            #expect(TimePeriod("P\(days)D")?.shifting(start, by: 1) == start.adding(days: days))
            let moment = TimePeriod("PT\(days)H")?.shifting(Moment(day: start, seconds: 0), by: 1)
            #expect(moment?.day == start.adding(days: days / 24) && moment?.seconds == days % 24 * 3600)
        }
        #expect(TimePeriod("P1M")?.shifting(start, by: 3)?.iso == "2024-02-29")
        #expect(TimePeriod("PXD") == nil && TimePeriod("P") == nil && TimePeriod("2024") == nil)
    }

    /// Every part of a month against walking through its days.
    @Test func positionsCount() throws {
        for month in 1...12 {
            let length = CivilDate.length(ofMonth: month, 2024)
            let days = (1...length).compactMap { CivilDate(2024, month, $0) }
            for weekday in 1...7 {
                let own = days.filter { $0.weekday == weekday }.map(\.iso)
                let period = "2024-" + CivilDate.padded(month, 2)
                for at in 1...5 {
                    #expect(DatePosition("WD\(weekday)#\(at)")?.value(in: period) == (at <= own.count ? own[at - 1] : nil))
                }
                #expect(DatePosition("WD\(weekday)#-1")?.value(in: period) == own.last)
            }
        }
    }

    @Test(arguments: [(2016, "2016-03-27"), (2018, "2018-04-01"), (2019, "2019-04-21"), (2024, "2024-03-31"), (2038, "2038-04-25")])
    func easter(_ year: Int, _ day: String) { #expect(CivilDate.easter(year).iso == day) }
}
