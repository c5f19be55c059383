import CEL
import Syntax

/// The facts of a model, as rules see them.
public struct ModelDump {
  private let root: any ModelObject

  /// A dump of a model.
  public init(_ root: any ModelObject) { self.root = root }

  /// The facts as indented text: `field: value`, objects with their places.
  public var text: String {
    var lines: [String] = []
    append(root, indent: 0, path: [], to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ object: any ModelObject, indent: Int, path: [ObjectIdentifier], to lines: inout [String]) {
    let blank = String(repeating: "  ", count: indent)
    lines.append("\(blank)\(object.schema.name) \(object.display)\(location(object.place))")
    let path = path + [ObjectIdentifier(object)]
    for field in object.schema.fields {
      guard let value = field.read(object) else { continue }
      append(field.name, value, indent: indent + 1, path: path, to: &lines)
    }
  }

  private func append(_ name: String, _ value: Value, indent: Int, path: [ObjectIdentifier], to lines: inout [String]) {
    let blank = String(repeating: "  ", count: indent)
    switch value {
    case .object(let object) where isInside(object, path):
      lines.append("\(blank)\(name): (\(object.display))")
    case .object(let object):
      lines.append("\(blank)\(name):")
      append(object, indent: indent + 1, path: path, to: &lines)
    case .list(let elements) where elements.contains { if case .object = $0 { true } else { false } }:
      lines.append("\(blank)\(name):")
      for case .object(let object) in elements {
        if isInside(object, path) {
          lines.append("\(blank)  (\(object.display))")
        } else {
          append(object, indent: indent + 1, path: path, to: &lines)
        }
      }
    case .unknown: lines.append("\(blank)\(name): unknown")
    default: lines.append("\(blank)\(name): \(quoted(value))")
    }
  }

  /// Whether an object is shown elsewhere: around this place, or too deep to be of use.
  private func isInside(_ object: any ModelObject, _ path: [ObjectIdentifier]) -> Bool {
    path.contains(ObjectIdentifier(object)) || path.count >= 8
  }

  private func quoted(_ value: Value) -> String {
    if case .string(let text) = value { return "\"\(text)\"" }
    if case .list(let elements) = value { return "[\(elements.map(quoted).joined(separator: ", "))]" }
    return celString(value)
  }

  private func location(_ place: Place?) -> String {
    place.map { " (\($0.source.path):\($0.start.line):\($0.start.column))" } ?? ""
  }
}

extension ModelDump {
  /// Writes the facts as JSON: `{"type", "display", "path", "line", "column", "fields"}`; an unknown fact is
  /// `{"unknown":true}`, an object that is shown elsewhere `{"reference":"…"}`.
  public func write(to json: inout JSONWriter) { write(root, path: [], to: &json) }

  private func write(_ object: any ModelObject, path: [ObjectIdentifier], to json: inout JSONWriter) {
    let inner = path + [ObjectIdentifier(object)]
    json.object { json in
      json.member("type", object.schema.name)
      json.member("display", object.display)
      if let place = object.place {
        json.member("path", place.source.path)
        json.member("line", place.start.line)
        json.member("column", place.start.column)
      }
      json.object("fields") { json in
        for field in object.schema.fields {
          guard let value = field.read(object) else { continue }
          json.key(field.name)
          write(value, path: inner, to: &json)
        }
      }
    }
  }

  private func write(_ value: Value, path: [ObjectIdentifier], to json: inout JSONWriter) {
    switch value {
    case .unknown: json.object { $0.member("unknown", true) }
    case .null: json.null()
    case .bool(let flag): json.value(flag)
    case .int(let number): json.value(Int(number))
    case .double(let number): json.value(number)
    case .object(let object) where isInside(object, path): json.object { $0.member("reference", object.display) }
    case .object(let object): write(object, path: path, to: &json)
    case .list(let elements):
      json.array { json in
        for element in elements { write(element, path: path, to: &json) }
      }
    default: json.value(celString(value))
    }
  }
}
