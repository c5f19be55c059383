/// What a pack says of itself.
public struct PackInfo: Hashable, Sendable {
  /// Its name.
  public let name: String

  /// Its version, as it is written.
  public let version: String

  /// What it is for; empty when it does not say.
  public let documentation: String

  /// A description.
  public init(name: String, version: String, documentation: String = "") {
    self.name = name
    self.version = version
    self.documentation = documentation
  }
}

/// A directory of rules that repositories use as one, with what is on there.
public struct PolicyPack: Sendable {
  /// What it says of itself.
  public let info: PackInfo

  /// The path of its file, `pack.yml`.
  public let path: String

  /// Its rules, sorted by id.
  public let rules: [CompiledRule]

  /// Which rules are on, and how; built-in ones too.
  public let settings: RuleSettings
}
