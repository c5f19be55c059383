import CEL
import Syntax

/// How a service's image is built.
public final class ComposeBuild: ModelObject {
  /// The `build` attribute's value.
  public let place: Place?

  /// The build arguments.
  public let arguments: [ComposeVariable]

  private let reader: AttributeReader

  init(_ value: ComposeValue, isIncomplete: Bool) {
    place = value.place
    reader = AttributeReader(
      mapping: Merger.build(value).mapping ?? ComposeMapping(entries: []), isIncomplete: isIncomplete)
    let entries = reader["args"].flatMap { Merger.keyed($0).mapping?.entries } ?? []
    arguments = ComposeVariable.list(entries)
  }

  /// The context.
  public var display: String { reader["context"]?.scalar?.displayText ?? "." }

  /// The context as written: a path or a URL; `.` when only a Dockerfile is given.
  public var context: Fact<String> { reader.text("context").or(.known(".")) }

  /// Where the context stands.
  public var contextPlace: Place? { reader.place("context") }

  /// The Dockerfile as written, relative to the context; absent when not given (`Dockerfile`).
  public var dockerfile: Fact<String> { reader.text("dockerfile") }

  /// Where the Dockerfile is named.
  public var dockerfilePlace: Place? { reader.place("dockerfile") }

  /// The stage to build; absent when not given (the last one).
  public var target: Fact<String> { reader.text("target") }

  /// Where the stage is named.
  public var targetPlace: Place? { reader.place("target") }

  /// Whether the Dockerfile stands in the Compose file.
  public var hasInlineDockerfile: Fact<Bool> { reader.has("dockerfile_inline") }

  /// Whether the context is fetched from elsewhere.
  public var isRemote: Fact<Bool> {
    context.isTrue { $0.has("://") || $0.hasPrefix("git@") || $0.hasPrefix("github.com/") || $0.hasSuffix(".git") }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeBuild.self, "compose.build", "How a service's image is built."
  ) {
    Field("context", "The context as written: a path or a URL.", at: { $0.contextPlace }) { $0.context }
    Field("dockerfile", "The Dockerfile as written; absent when not given (`Dockerfile`).", at: { $0.dockerfilePlace })
    { $0.dockerfile }
    Field("target", "The stage to build; absent when not given (the last one).", at: { $0.targetPlace }) { $0.target }
    Field("is_remote", "Whether the context is fetched from elsewhere.", at: { $0.contextPlace }) { $0.isRemote }
    Field(
      "has_inline_dockerfile", "Whether the Dockerfile stands in the Compose file.",
      at: { $0.reader.place("dockerfile_inline") }
    ) {
      $0.hasInlineDockerfile
    }
    Field("args", "The build arguments.", at: { $0.reader.place("args") }) { $0.arguments }
    Field("secrets", "The names of the secrets that the build may read.", at: { $0.reader.place("secrets") }) { build in
      build.reader["secrets"]?.items.compactMap { $0.scalar?.text.value } ?? []
    }
    Field("privileged", "Whether the build runs with all privileges.", at: { $0.reader.place("privileged") }) {
      $0.reader.bool("privileged")
    }
    Field("network", "The network of the build; absent when not given.", at: { $0.reader.place("network") }) {
      $0.reader.text("network")
    }
  }
}
