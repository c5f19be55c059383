import CEL
import Nginx
import Syntax

/// The tree of a text.
func parse(_ text: String, path: String = "nginx.conf") -> SyntaxTree {
  NginxParser.parse(SourceFile(path: path, text: text))
}

/// The dump of a text's tree without places.
func outline(_ text: String) -> String {
  parse(text).dump.split(separator: "\n").map { line in
    var end = line.endIndex
    while end > line.startIndex {
      end = line.index(before: end)
      if line[end...].hasPrefix(" @") { return String(line[..<end]) }
    }
    return String(line)
  }.joined(separator: "\n")
}

/// The model of a text; `files` are what its includes find, by pattern.
func config(_ text: String, path: String = "nginx.conf", files: [String: String] = [:]) -> NginxConfig {
  NginxConfig(tree: parse(text, path: path)) { pattern, _ in
    files[pattern].map { [parse($0, path: pattern)] } ?? []
  }
}

extension ModelObject {
  /// A field as text, the way a rule sees it: `absent`, `unknown`, `[a, b]`, `true`; objects by what messages show.
  subscript(field: String) -> String {
    guard let index = schema.index(of: field) else { return "no field \(field)" }
    return describe(schema.fields[index].read(self))
  }

  /// The objects that a field holds: one, a list of them, or none.
  func objects(_ field: String) -> [any ModelObject] {
    guard let index = schema.index(of: field) else { return [] }
    switch schema.fields[index].read(self) {
    case .object(let object): return [object]
    case .list(let values):
      return values.compactMap { if case .object(let object) = $0 { object } else { nil } }
    default: return []
    }
  }

  /// The object that a field holds.
  func object(_ field: String) -> (any ModelObject)? { objects(field).first }

  /// The text that a field's place covers.
  func text(at field: String) -> String? {
    guard let index = schema.index(of: field) else { return nil }
    return schema.fields[index].locate?(self)?.text
  }
}

private func describe(_ value: Value?) -> String {
  switch value {
  case nil: "absent"
  case .unknown: "unknown"
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value)"
  case .string(let value): value
  case .list(let values): "[" + values.map(describe).joined(separator: ", ") + "]"
  case .map(let map):
    "{" + map.entries.map { "\(describe($0.key)): \(describe($0.value))" }.joined(separator: ", ") + "}"
  case .object(let object): object.display
  default: "?"
  }
}
