import Policy

/// A kind of file that stacklint reads and editors can check, or that it writes for programs.
public enum FileSchema: String, Sendable, CaseIterable {
  /// A rule.
  case rule
  /// `.stacklint.yml`.
  case configuration
  /// `pack.yml`.
  case pack
  /// What `stacklint graph --format json` writes.
  case graph
  /// What `stacklint baseline` writes.
  case baseline

  /// The keys that such a file may have; nil for what is only written.
  private var keys: KeyTable? {
    switch self {
    case .rule: RuleKeys.rule
    case .configuration: ConfigurationKeys.configuration
    case .pack: PackKeys.pack
    case .graph: nil
    case .baseline: BaselineKeys.baseline
    }
  }

  /// A key that makes such a file one of another kind, and the keys of that kind.
  private var special: (key: String, keys: KeyTable)? {
    self == .rule ? (RuleKeys.extends, RuleKeys.extendingRule) : nil
  }

  /// The JSON Schema (draft 7, which editors' YAML servers know best), with a line feed at the end.
  public var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "http://json-schema.org/draft-07/schema#")
      json.member("title", "stacklint \(rawValue)")
      guard let keys else {
        json.member("description", "Stacks as `stacklint graph --format json` writes them.")
        return GraphSchema.write(to: &json)
      }
      json.member("description", keys.documentation)
      guard let special else { return JSONSchemaWriter.write(keys, to: &json) }
      json.object("if") { $0.member("required", [special.key]) }
      json.object("then") { JSONSchemaWriter.write(special.keys, to: &$0) }
      json.object("else") { JSONSchemaWriter.write(keys, to: &$0) }
    }
    return json.text
  }
}
