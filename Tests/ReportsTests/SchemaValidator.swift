import Testing
import YAML

/// Validates YAML with the part of JSON Schema (draft 7) that stacklint writes. A keyword that it does not know is a
/// fault: what is not checked must not look checked.
struct SchemaValidator {
  private let root: YAMLValue

  /// Whether what a schema leaves open is a fault: a member that it does not name.
  private let isClosed: Bool

  init(_ schema: String, isClosed: Bool = false) throws {
    self.isClosed = isClosed
    let (root, problems) = YAMLDocument.read(.init(path: "schema.json", text: schema), language: .compose)
    try #require(problems.isEmpty)
    self.root = try #require(root)
  }

  /// What does not fit, each with the path to it.
  func faults(_ document: YAMLValue) -> [String] { faults(document, root, "$") }

  private func faults(_ value: YAMLValue, _ schema: YAMLValue, _ path: String) -> [String] {
    guard let keywords = schema.mapping else { return ["\(path): the schema is no object"] }
    var more: [String] = []
    if isClosed, let properties = schema["properties"] {
      more = entries(value).filter { properties[$0.key] == nil }.map { "\(path): \($0.key) is not described" }
    }
    return more
      + keywords.entries.flatMap { keyword -> [String] in
        switch keyword.key {
        case "$schema", "title", "description", "definitions": []
        case "$ref": definition(keyword.value.text).map { faults(value, $0, path) } ?? ["\(path): dangling reference"]
        case "minimum":
          (value.int.map(Double.init) ?? value.double).map { $0 >= Double(keyword.value.int ?? .max) } == true
            ? [] : ["\(path): too small"]
        case "type": isOf(keyword.value, value) ? [] : ["\(path): wrong type"]
        case "enum": words(keyword.value).contains(value.text ?? "") ? [] : ["\(path): not one of the words"]
        case "pattern": fits(value, keyword.value.text ?? "") ? [] : ["\(path): does not match"]
        case "required":
          words(keyword.value).filter { value[$0] == nil }.map { "\(path): \($0) is missing" }
        case "properties":
          entries(value).flatMap { entry in
            keyword.value[entry.key].map { faults(entry.value, $0, "\(path).\(entry.key)") } ?? []
          }
        case "patternProperties":
          keyword.value.mapping?.keys == ["^x-"] ? [] : ["\(path): unknown pattern of properties"]
        case "additionalProperties": additional(value, keyword.value, schema, path)
        case "items":
          (value.sequence ?? []).enumerated().flatMap { faults($1, keyword.value, "\(path)[\($0)]") }
        case "minItems": (value.sequence?.count ?? 0) >= (keyword.value.int ?? .max) ? [] : ["\(path): too few items"]
        case "anyOf":
          (keyword.value.sequence ?? []).contains { faults(value, $0, path).isEmpty } ? [] : ["\(path): fits nothing"]
        case "if":
          (schema[faults(value, keyword.value, path).isEmpty ? "then" : "else"]).map { faults(value, $0, path) } ?? []
        case "then", "else": schema["if"] == nil ? ["\(path): \(keyword.key) without if"] : []
        default: ["\(path): unknown keyword \(keyword.key)"]
        }
      }
  }

  private func definition(_ reference: String?) -> YAMLValue? {
    guard let reference, reference.hasPrefix("#/definitions/") else { return nil }
    return root["definitions"]?[String(reference.dropFirst("#/definitions/".count))]
  }

  private func additional(_ value: YAMLValue, _ allowed: YAMLValue, _ schema: YAMLValue, _ path: String) -> [String] {
    let others = entries(value).filter {
      schema["properties"]?[$0.key] == nil && !(schema["patternProperties"] != nil && $0.key.hasPrefix("x-"))
    }
    if allowed.bool == false { return others.map { "\(path): unknown key \($0.key)" } }
    return others.flatMap { faults($0.value, allowed, "\(path).\($0.key)") }
  }

  private func isOf(_ types: YAMLValue, _ value: YAMLValue) -> Bool {
    words(types).contains { type in
      switch type {
      case "object": value.kind == .mapping
      case "array": value.kind == .sequence
      case "string": value.string != nil
      case "integer": value.int != nil
      case "boolean": value.bool != nil
      case "number": value.int != nil || value.double != nil
      case "null": value.kind == .null || value.text == "null" && value.string == nil
      default: false
      }
    }
  }

  private func fits(_ value: YAMLValue, _ pattern: String) -> Bool {
    guard let expression = try? Regex(pattern), let text = value.text else { return false }
    return text.firstMatch(of: expression) != nil
  }

  private func words(_ value: YAMLValue) -> [String] {
    value.sequence?.compactMap(\.text) ?? value.text.map { [$0] } ?? []
  }

  private func entries(_ value: YAMLValue) -> [YAMLMapping.Entry] { value.mapping?.entries ?? [] }
}
