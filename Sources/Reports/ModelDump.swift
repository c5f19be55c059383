import CEL
import Syntax

/// The facts of a model, as rules see them.
///
/// Models refer to themselves in circles (a location knows its server), so each object is written out where it is first
/// met on the way down, and everywhere else only named.
public struct ModelDump {
  private let root: any ModelObject

  /// A dump of a model.
  public init(_ root: any ModelObject) { self.root = root }

  /// The facts as indented text: `field: value`, objects with their places.
  public var text: String {
    var writer = ModelTextWriter()
    writer.write(root, indent: 0)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  /// Writes the facts as JSON: `{"type", "display", "path", "line", "column", "fields"}`; an unknown fact is
  /// `{"unknown":true}`, an object that is shown elsewhere `{"reference":"…"}`.
  public func write(to json: inout JSONWriter) {
    var writer = ModelJSONWriter()
    writer.write(root, to: &json)
  }
}

/// The objects that have been written out.
private struct ShownObjects {
  /// Some objects are made anew whenever they are asked for, so type, name and place say whether two are the same.
  private struct Identity: Hashable {
    let type: String
    let display: String
    let place: Place?
  }

  private var identities: Set<Identity> = []

  /// Whether the object is met for the first time.
  mutating func insert(_ object: any ModelObject) -> Bool {
    identities.insert(Identity(type: object.schema.name, display: object.display, place: object.place)).inserted
  }
}

private struct ModelTextWriter {
  private(set) var lines: [String] = []
  private var shown = ShownObjects()

  mutating func write(_ object: any ModelObject, indent: Int) {
    _ = shown.insert(object)
    let place = object.place.map { " (\($0.source.path):\($0.start.line):\($0.start.column))" } ?? ""
    line(indent, "\(object.schema.name) \(object.display)\(place)")
    for field in object.schema.fields {
      guard let value = field.read(object) else { continue }
      write(field.name, value, indent: indent + 1)
    }
  }

  private mutating func write(_ name: String, _ value: Value, indent: Int) {
    switch value {
    case .object(let object):
      guard shown.insert(object) else { return line(indent, "\(name): (\(object.display))") }
      line(indent, "\(name):")
      write(object, indent: indent + 1)
    case .list(let elements) where elements.contains { if case .object = $0 { true } else { false } }:
      line(indent, "\(name):")
      for case .object(let object) in elements {
        if shown.insert(object) {
          write(object, indent: indent + 1)
        } else {
          line(indent + 1, "(\(object.display))")
        }
      }
    case .unknown: line(indent, "\(name): unknown")
    default: line(indent, "\(name): \(quoted(value))")
    }
  }

  private mutating func line(_ indent: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: indent) + Escaping.line(text))
  }

  private func quoted(_ value: Value) -> String {
    if case .string(let text) = value { return "\"\(text)\"" }
    if case .list(let elements) = value { return "[\(elements.map(quoted).joined(separator: ", "))]" }
    return celString(value)
  }
}

private struct ModelJSONWriter {
  private var shown = ShownObjects()

  mutating func write(_ object: any ModelObject, to json: inout JSONWriter) {
    guard shown.insert(object) else { return json.object { $0.member("reference", object.display) } }
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
          write(value, to: &json)
        }
      }
    }
  }

  private mutating func write(_ value: Value, to json: inout JSONWriter) {
    switch value {
    case .unknown: json.object { $0.member("unknown", true) }
    case .null: json.null()
    case .bool(let flag): json.value(flag)
    case .int(let number): json.value(Int(number))
    case .double(let number): json.value(number)
    case .object(let object): write(object, to: &json)
    case .list(let elements):
      json.array { json in
        for element in elements { write(element, to: &json) }
      }
    default: json.value(celString(value))
    }
  }
}
