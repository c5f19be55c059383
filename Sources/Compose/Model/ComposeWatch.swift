import CEL
import Syntax

/// A path that `docker compose watch` looks after (Compose specification, "develop").
public final class ComposeWatch: ModelObject {
  /// The item of `develop.watch`.
  public let place: Place?

  private let reader: AttributeReader

  init(_ value: ComposeValue, isIncomplete: Bool) {
    place = value.place
    reader = AttributeReader(mapping: value.mapping ?? ComposeMapping(entries: []), isIncomplete: isIncomplete)
  }

  /// The path as written.
  public var display: String { reader["path"]?.scalar?.displayText ?? "" }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeWatch.self, "compose.watch", "A path that `docker compose watch` looks after (`develop.watch`)."
  ) {
    Field("path", "The path as written, relative to the project.", at: { $0.reader.place("path") }) {
      $0.reader.text("path")
    }
    Field(
      "action", "What a change does: `rebuild`, `restart`, `sync`, `sync+restart` or `sync+exec`.",
      at: { $0.reader.place("action") }
    ) { $0.reader.text("action") }
    Field(
      "target", "The path in the container that the files are copied to; absent when nothing is copied.",
      at: { $0.reader.place("target") }
    ) { $0.reader.text("target") }
    Field("ignore", "The patterns of paths whose changes do nothing.", at: { $0.reader.place("ignore") }) {
      $0.reader.texts("ignore").all
    }
  }
}

/// A model of artificial intelligence that the project declares (Compose specification, "models").
public final class ComposeModel: ModelObject {
  /// The name in the file.
  public let place: Place?

  /// The name in the file.
  public let name: String

  private let reader: AttributeReader

  init(_ entry: ComposeMapping.Entry) {
    name = entry.key
    place = entry.keyPlace
    reader = AttributeReader(mapping: entry.value.mapping ?? ComposeMapping(entries: []), isIncomplete: false)
  }

  /// The name in the file.
  public var display: String { name }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeModel.self, "compose.model", "A model of artificial intelligence that the project declares."
  ) {
    Field("name", "The name in the file.") { $0.name }
    Field("model", "The artifact, as images are named: `ai/smollm2:360M-Q4_K_M`.", at: { $0.reader.place("model") }) {
      $0.reader.text("model")
    }
    Field(
      "context_size", "The number of tokens that it can look at; absent when not given.",
      at: { $0.reader.place("context_size") }
    ) { $0.reader.int("context_size") }
  }
}
