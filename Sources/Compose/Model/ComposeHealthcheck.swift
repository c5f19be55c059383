import CEL
import Syntax

/// The health check of a service.
public final class ComposeHealthcheck: ModelObject {
  /// The `healthcheck` attribute's value.
  public let place: Place?

  private let reader: AttributeReader

  init(_ value: ComposeValue, isIncomplete: Bool) {
    place = value.place
    reader = AttributeReader(mapping: value.mapping ?? ComposeMapping(entries: []), isIncomplete: isIncomplete)
  }

  /// The command, as one line.
  public var display: String {
    reader["test"]?.items.compactMap { $0.scalar?.displayText }.joined(separator: " ") ?? ""
  }

  /// The test as a list: `CMD`, `CMD-SHELL` or `NONE` first; a text is `CMD-SHELL`. Absent when there is none.
  public var test: Fact<[String]> {
    guard let value = reader["test"], !value.isNull else { return reader.isIncomplete ? .unknown : .absent }
    if let scalar = value.scalar { return scalar.text.map { ["CMD-SHELL", $0] } }
    return reader.texts("test").all
  }

  /// Where the test stands; nil when there is none.
  public var testPlace: Place? { reader.place("test") }

  /// Whether it is switched off: `disable: true`, or the test is `NONE`.
  public var isDisabled: Fact<Bool> {
    let none: Fact<Bool> =
      reader["test"]?.items.first?.scalar.map { $0.text.isTrue { $0.uppercased() == "NONE" } } ?? .known(false)
    return .either(reader.bool("disable").or(.known(false)), none)
  }

  /// Whether it says what to run, or that nothing is to be run; what it leaves open comes from the image.
  public var hasTest: Fact<Bool> { reader.has("test") }

  /// The program that is run: the first word of the command.
  public var program: Fact<String> {
    test.map { words in
      guard let kind = words.first else { return "" }
      let command = kind == "CMD" || kind == "CMD-SHELL" ? words.dropFirst().first ?? "" : ""
      return kind == "CMD" ? command : CommandLineText.words(command).first ?? ""
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeHealthcheck.self, "compose.healthcheck", "The health check of a service."
  ) {
    Field(
      "test", "The test as a list that starts with `CMD`, `CMD-SHELL` or `NONE`; absent when the image's is used.",
      at: { $0.reader.place("test") }
    ) {
      $0.test
    }
    Field("has_test", "Whether there is a test.") { $0.hasTest }
    Field("program", "The first word of the command.", at: { $0.reader.place("test") }) { $0.program }
    Field("is_disabled", "Whether it is switched off: `disable: true` or `NONE`.") { $0.isDisabled }
    Field("interval", "Seconds between two checks; absent when not given (30).", at: { $0.reader.place("interval") }) {
      $0.reader.seconds("interval")
    }
    Field(
      "timeout", "Seconds after which a check fails; absent when not given (30).", at: { $0.reader.place("timeout") }
    ) { $0.reader.seconds("timeout") }
    Field(
      "retries", "Failures in a row until the container is unhealthy; absent when not given (3).",
      at: { $0.reader.place("retries") }
    ) {
      $0.reader.int("retries")
    }
    Field(
      "start_period", "Seconds in which failures do not count; absent when not given (0).",
      at: { $0.reader.place("start_period") }
    ) {
      $0.reader.seconds("start_period")
    }
    Field("has_start_interval", "Whether `start_interval` is given: checks come more often while it starts.") {
      $0.reader.has("start_interval")
    }
    Field("has_interval", "Whether `interval` is given.") { $0.reader.has("interval") }
    Field("has_timeout", "Whether `timeout` is given.") { $0.reader.has("timeout") }
    Field("has_retries", "Whether `retries` is given.") { $0.reader.has("retries") }
    Field("has_start_period", "Whether `start_period` is given.") { $0.reader.has("start_period") }
  }
}
