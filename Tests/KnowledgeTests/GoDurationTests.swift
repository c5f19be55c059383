import Knowledge
import Testing

struct GoDurationTests {
  @Test(arguments: [
    ("0", 0), ("30s", 30), ("1h30m", 5400), ("500ms", 0.5), ("1.5s", 1.5), (".5s", 0.5), ("1.s", 1), ("-2m", -120),
    ("+1s", 1), ("250us", 0.00025), ("250µs", 0.00025),
  ])
  func numbersWithUnits(text: String, seconds: Double) throws {
    let length = try #require(GoDuration.seconds(text))
    #expect(abs(length - seconds) < 1e-9)
  }

  @Test(arguments: ["", "-", "5", "s", ".s", "1 s", "1x", "1.2.3s", "1d", "٣s"])
  func otherTextsAreNone(text: String) {
    #expect(GoDuration.seconds(text) == nil)
  }

  @Test func daysAreAUnitWhereTheyAreAskedFor() {
    #expect(GoDuration.seconds("1d12h", alsoDays: true) == 129_600)
  }
}
