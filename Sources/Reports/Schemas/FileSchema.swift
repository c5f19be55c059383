import Policy

/// A kind of file that stacklint reads and editors can check.
public enum FileSchema: String, Sendable, CaseIterable {
  /// A rule.
  case rule
  /// `.stacklint.yml`.
  case configuration

  /// The keys that such a file may have.
  var keys: KeyTable {
    switch self {
    case .rule: RuleKeys.rule
    case .configuration: ConfigurationKeys.configuration
    }
  }

  /// The JSON Schema (draft 7, which editors' YAML servers know best), with a line feed at the end.
  public var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("$schema", "http://json-schema.org/draft-07/schema#")
      json.member("title", "stacklint \(rawValue)")
      json.member("description", keys.documentation)
      JSONSchemaWriter.write(keys, to: &json)
    }
    return json.text
  }
}
