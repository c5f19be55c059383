import CEL
import Syntax

/// The facts of a model, as rules see them: each with its type, its value and where it stands.
///
/// Models refer to themselves in circles (a location knows its server), so each object is written out where it is first
/// met on the way down, and everywhere else only named.
public struct ModelDump {
  private let root: any ModelObject

  /// A dump of a model.
  public init(_ root: any ModelObject) { self.root = root }

  /// The facts as indented text: `field: type = value (path:line:column)`. What has no place of its own stands where its
  /// object stands; what cannot be known is `unknown`, what is not there `absent`.
  public var text: String {
    var writer = ModelTextWriter()
    writer.write(root)
    return writer.lines.joined(separator: "\n") + "\n"
  }

  /// Writes the facts as JSON: an object is `{"type", "display", "path", "line", "column", "fields"}`, a field
  /// `{"type", "value", "path", "line", "column"}`, with `"unknown": true` or `"absent": true` in the place of a value.
  /// An object that is shown elsewhere has `"reference": true` and no fields.
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

extension Value {
  /// Whether it is a list with objects in it.
  fileprivate var holdsObjects: Bool {
    guard case .list(let elements) = self else { return false }
    return elements.contains { if case .object = $0 { true } else { false } }
  }
}

private struct ModelTextWriter {
  private(set) var lines: [String] = []
  private var shown = ShownObjects()

  mutating func write(_ root: any ModelObject) { write(root, name: "", indent: 0) }

  private mutating func write(_ object: any ModelObject, name: String, indent: Int) {
    let isNew = shown.insert(object)
    let head = "\(name)\(object.schema.name) \(object.display)"
    line(indent, head + position(object.place) + (isNew ? "" : ", see there"))
    guard isNew else { return }
    for field in object.schema.fields { write(field, of: object, indent: indent + 1) }
  }

  private mutating func write(_ field: AnyField, of object: any ModelObject, indent: Int) {
    let head = "\(field.name): "
    switch field.read(object) {
    case .object(let value): write(value, name: head, indent: indent)
    case .list(let elements) where Value.list(elements).holdsObjects:
      line(indent, head + field.type.spelling)
      for case .object(let element) in elements { write(element, name: "", indent: indent + 1) }
    case let value:
      let text = value.map(ValueText.literal) ?? "absent"
      let place = field.locate?(object)
      line(indent, "\(head)\(field.type.spelling) = \(text)" + position(place == object.place ? nil : place))
    }
  }

  private func position(_ place: Place?) -> String {
    place.map { " (\($0.shownPosition))" } ?? ""
  }

  private mutating func line(_ indent: Int, _ text: String) {
    lines.append(String(repeating: "  ", count: indent) + Escaping.line(text))
  }
}

private struct ModelJSONWriter {
  private var shown = ShownObjects()

  mutating func write(_ object: any ModelObject, to json: inout JSONWriter) {
    let isNew = shown.insert(object)
    json.object { json in
      json.member("type", object.schema.name)
      json.member("display", object.display)
      write(object.place, to: &json)
      guard isNew else { return json.member("reference", true) }
      json.object("fields") { json in
        for field in object.schema.fields { write(field, of: object, to: &json) }
      }
    }
  }

  private mutating func write(_ field: AnyField, of object: any ModelObject, to json: inout JSONWriter) {
    json.key(field.name)
    json.object { json in
      json.member("type", field.type.spelling)
      switch field.read(object) {
      case nil: json.member("absent", true)
      case .unknown: json.member("unknown", true)
      case .some(let value):
        json.key("value")
        write(value, to: &json)
      }
      if let place = field.locate?(object), place != object.place { write(place, to: &json) }
    }
  }

  private func write(_ place: Place?, to json: inout JSONWriter) {
    guard let place else { return }
    json.member("path", place.source.path)
    json.member("line", place.start.line)
    json.member("column", place.start.column)
  }

  private mutating func write(_ value: Value, to json: inout JSONWriter) {
    switch value {
    case .unknown: json.object { $0.member("unknown", true) }
    case .null, .absentObject: json.null()
    case .bool(let flag): json.value(flag)
    case .int(let number): json.value(Int(number))
    case .double(let number): json.value(number)
    case .object(let object): write(object, to: &json)
    case .list(let elements):
      json.array { json in
        for element in elements { write(element, to: &json) }
      }
    case .map(let map):
      json.object { json in
        for entry in map.entries {
          json.key(celString(entry.key))
          write(entry.value, to: &json)
        }
      }
    default: json.value(celString(value))
    }
  }
}
