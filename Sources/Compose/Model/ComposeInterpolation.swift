import CEL
import Syntax

/// A variable that the files of a project refer to, with all its uses.
public final class ComposeInterpolation: ModelObject {
  /// The first use that needs a value from outside, or else the first use.
  public let place: Place?

  /// The variable's name.
  public let name: String

  /// Whether `.env` or another environment file of the project sets it.
  public let isSet: Bool

  /// Whether every use brings a default.
  public let hasDefault: Bool

  /// Whether a use makes Compose refuse to start without a value: `${NAME:?}`.
  public let isRequired: Bool

  /// Whether an example of the environment file names it.
  public let isDocumented: Bool

  /// How many times it is used.
  public let useCount: Int

  fileprivate init(_ name: String, _ uses: [(use: VariableUse, place: Place)], isDocumented: Bool) {
    self.name = name
    self.isDocumented = isDocumented
    let bare = uses.first { !$0.use.hasDefault }
    place = (bare ?? uses.first)?.place
    isSet = uses.contains { $0.use.isSet }
    hasDefault = bare == nil
    isRequired = uses.contains { $0.use.isRequired }
    useCount = uses.count
  }

  /// The name.
  public var display: String { name }

  /// Whether Compose would put an empty text in its place, as far as the repository tells.
  public var isUnset: Bool {
    !isSet && !hasDefault && !isRequired && !isDocumented && !ComposeInterpolation.ofTheShell.contains(name)
      && !name.hasPrefix("COMPOSE_")
  }

  /// Variables that every shell sets.
  private static let ofTheShell: Set<String> = [
    "HOME", "PWD", "USER", "PATH", "HOSTNAME", "SHELL", "TMPDIR", "UID", "GID", "LANG", "TZ", "DISPLAY", "LOGNAME",
    "XDG_RUNTIME_DIR", "SSH_AUTH_SOCK", "XAUTHORITY", "TERM", "APPDATA", "USERPROFILE", "LOCALAPPDATA", "CI",
  ]

  /// The variables of a merged project, in the order of their first use.
  static func all(in root: ComposeMapping, documented: Set<String>) -> [ComposeInterpolation] {
    guard root.hasVariables else { return [] }
    var order: [String] = []
    var uses: [String: [(use: VariableUse, place: Place)]] = [:]
    func visit(_ value: ComposeValue) {
      switch value.content {
      case .null: break
      case .scalar(let scalar):
        for use in scalar.variables {
          if uses[use.name] == nil { order.append(use.name) }
          uses[use.name, default: []].append((use, value.place))
        }
      case .sequence(let items): for item in items { visit(item) }
      case .mapping(let mapping):
        if mapping.hasVariables { for entry in mapping.entries { visit(entry.value) } }
      }
    }
    for entry in root.entries where !entry.key.hasPrefix("x-") { visit(entry.value) }
    return order.map { ComposeInterpolation($0, uses[$0] ?? [], isDocumented: documented.contains($0)) }
  }

  /// The variables that an example names and the files do not use. Where a service reads a file of variables, hands
  /// variables on or is built here, it may be the program that uses them.
  static func unused(
    _ documented: [String: Place], _ used: [ComposeInterpolation], services: [ComposeMapping.Entry], isPartial: Bool
  ) -> [ComposeItem] {
    guard !documented.isEmpty, !isPartial, !used.isEmpty else { return [] }
    let mayUseThem = services.contains { entry in
      entry.value["env_file"] != nil || entry.value["build"] != nil
        || (entry.value["environment"].flatMap { Merger.keyed($0).mapping?.entries } ?? []).contains { $0.value.isNull }
        || (entry.value["volumes"]?.items ?? []).contains { $0.scalar?.skeleton.contains(".env") ?? false }
    }
    guard !mayUseThem else { return [] }
    let names = Set(used.map(\.name))
    return documented.filter {
      !names.contains($0.key) && !$0.key.hasPrefix("COMPOSE_") && !$0.key.hasPrefix("DOCKER_")
    }
    .map { ComposeItem($0.key, at: $0.value) }.sorted { ($0.place?.span.start ?? 0) < ($1.place?.span.start ?? 0) }
  }

  /// Whether the example of the environment file should name it: it needs a value from outside and has one here, or
  /// nothing starts without it.
  public var belongsInExample: Bool {
    !hasDefault && !isDocumented && (isSet || isRequired) && !ComposeInterpolation.ofTheShell.contains(name)
      && !name.hasPrefix("COMPOSE_")
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeInterpolation.self, "compose.interpolation", "A variable that the files of a project refer to."
  ) {
    Field("name", "The variable's name.") { $0.name }
    Field("is_set", "Whether an environment file of the project sets it; the machine's own variables do not count.") {
      $0.isSet
    }
    Field("has_default", "Whether every use brings a default: `${X:-default}`.") { $0.hasDefault }
    Field("is_required", "Whether a use makes Compose refuse to start without a value: `${X:?}`.") { $0.isRequired }
    Field("is_documented", "Whether an example of the environment file (`.env.example`) names it.") {
      $0.isDocumented
    }
    Field("is_unset", "Whether Compose would put an empty text in its place, as far as the repository tells.") {
      $0.isUnset
    }
    Field("belongs_in_example", "Whether it needs a value from outside that no example of the file speaks of.") {
      $0.belongsInExample
    }
    Field("use_count", "How many times it is used.") { $0.useCount }
  }
}
