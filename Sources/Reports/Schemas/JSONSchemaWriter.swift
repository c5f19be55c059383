import Policy

/// Writes tables of keys as JSON Schema.
enum JSONSchemaWriter {
  /// The members of the schema of a mapping. Keys that begin with `x-` are anybody's, as in Compose.
  static func write(_ table: KeyTable, to json: inout JSONWriter) {
    json.member("type", "object")
    let required = table.keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { json.member("required", required) }
    json.object("properties") { json in
      for key in table.keys {
        json.object(key.name) { json in
          json.member("description", key.documentation)
          write(key.shape, to: &json)
        }
      }
    }
    json.object("patternProperties") { json in json.object("^x-") { _ in } }
    json.member("additionalProperties", false)
  }

  private static func write(_ shape: FileShape, to json: inout JSONWriter) {
    switch shape {
    case .text: json.member("type", "string")
    case .pattern(let pattern):
      json.member("type", "string")
      json.member("pattern", pattern)
    case .choice(let words): json.member("enum", words)
    case .texts:
      json.member("type", ["string", "array"])
      json.object("items") { $0.member("type", "string") }
    case .list(let item, let minimum):
      json.member("type", "array")
      if minimum > 0 { json.member("minItems", minimum) }
      json.object("items") { json in
        if case .keys(let table) = item { json.member("description", table.documentation) }
        write(item, to: &json)
      }
    case .keys(let table): write(table, to: &json)
    case .entries(let value, let required):
      json.member("type", "object")
      if !required.isEmpty { json.member("required", required) }
      json.object("additionalProperties") { write(value, to: &$0) }
    case .either(let shapes): json.objects("anyOf", shapes) { write($1, to: &$0) }
    case .value:
      json.member("type", ["string", "integer", "boolean", "array"])
      json.object("items") { $0.member("type", "string") }
    }
  }
}
