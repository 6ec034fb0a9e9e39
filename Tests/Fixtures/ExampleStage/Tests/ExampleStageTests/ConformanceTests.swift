import EntenteTesting
import ExampleStage
import Testing

@Test func conforms() {
    #expect(StageConformance.check(ShoutFinder.self).isEmpty)
}
