import EntenteKit
import EntenteTesting
import Testing

@Suite struct ConformanceTests {
    @Test func soundStagesPass() {
        #expect(StageConformance.check(Shouts.self) == [])
        #expect(StageConformance.check(Pairs.self) == [])
        #expect(StageConformance.check(EitherOption.self) == [])
    }

    /// A check that cannot fail is worth nothing: each broken promise, and the check that must notice.
    private static let broken: [(any Stage.Type, ConformanceFailure.Check, Disturbance?, String)] = [
        (BadName.self, .descriptor, nil, "not verb.object"),
        (BadSummary.self, .descriptor, nil, "not one sentence"),
        (NoLayers.self, .descriptor, nil, "provides no layer"),
        (NoExamples.self, .descriptor, nil, "has no examples"),
        (GruffRefusal.self, .settings, nil, "without a hint"),
        (MuteOption.self, .settings, nil, "no help text"),
        (BadMarks.self, .example, nil, "⟦ without ⟧"),
        (UnknownOption.self, .example, nil, "unknown option"),
        (WrongExample.self, .example, nil, "expected ⟦Stop|SHOUT⟧ there\n  found    Stop there"),
        (WrongLabel.self, .example, nil, "found    ⟦STOP|SHOUT⟧ there"),
        (SilentExample.self, .example, nil, "found    ⟦STOP⟧ there"),
        (WrongRelation.self, .example, nil, "found    PAIR source=Serbia target=Kosovo"),
        (SecretNeed.self, .requirements, nil, "reads the layer tokens"),
        (Thrower.self, .example, nil, "it threw: no"),
        (ScalarCounter.self, .disturbance, .emoji, "missing    mentions: \"STOP\""),
        (LineFeedOnly.self, .disturbance, .crlf, "did not move"),
        (ComposedOnly.self, .disturbance, .nfd, "did not move"),
        (FindsNothingInNothing.self, .emptyText, nil, "it threw: empty"),
        (HalfLetter.self, .invariants, nil, "cuts a UTF-8 character in two"),
        (LongToken.self, .invariants, nil, "not inside a sentence"),
        (NoProvenance.self, .invariants, nil, "is by \"somebody\""),
        (Vandal.self, .honesty, nil, "changed the layer relations"),
        (Overeager.self, .honesty, nil, "changed the layer sentences"),
        (Moody.self, .determinism, nil, "found something else"),
    ]

    @Test(arguments: broken.indices)
    func brokenStageIsCaught(_ index: Int) {
        let (type, check, disturbance, message) = Self.broken[index]
        let failures = StageConformance.check(type)
        #expect(failures.contains { $0.check == check && $0.disturbance == disturbance && $0.message.contains(message) },
            "\(type): \(failures)")
    }

    @Test func everyCheckCanFail() {
        #expect(Set(Self.broken.map(\.1)) == Set(ConformanceFailure.Check.allCases))
        #expect(Set(Self.broken.compactMap(\.2)) == Set(Disturbance.allCases))
    }

    @Test func ignoredDisturbanceStillKeepsInvariants() {
        #expect(StageConformance.check(ComposedOnly.self, ignoring: [.nfd]) == [])
        #expect(!StageConformance.check(HalfLetter.self, ignoring: Set(Disturbance.allCases)).isEmpty)
    }

    @Test func descriptionIsReadable() throws {
        let failure = try #require(StageConformance.check(ComposedOnly.self).first)
        #expect(failure.description == """
            find.shouts: disturbance: the findings did not move with the text
              missing    mentions: "C\u{30C}" [3, 6) SHOUT {} find.shouts
              in the example in ⟦Č|SHOUT⟧
              with its text decomposed (NFD)
            """)
    }
}
