extension Value {
  /// The value of JSON text: plain JSON, or what `typedJSON` writes, at any depth.
  ///
  /// Plain whole numbers are ints (uints past the largest int), others doubles, objects maps with string keys. An object
  /// with exactly the keys `type`, the name of a type such as `uint`, and `value` is a value of that type; a map of such
  /// keys can be given as a `{"type":"map",…}`.
  public static func read(json: String) throws(JSONProblem) -> Value {
    try JSONReader.read(json).resolvingTypes()
  }

  /// The value with its typed values put in place of the maps that describe them.
  private func resolvingTypes() throws(JSONProblem) -> Value {
    switch self {
    case .list(let elements): return .list(try Self.resolve(elements))
    case .map(let map):
      if map.entries.count == 2, case .string(let type)? = map["type"], let content = map["value"],
        let value = try Self.typed(type, content)
      {
        return value
      }
      var entries: [(key: Value, value: Value)] = []
      for entry in map.entries { entries.append((entry.key, try entry.value.resolvingTypes())) }
      return .map(ValueMap(entries))
    default: return self
    }
  }

  private static func resolve(_ elements: [Value]) throws(JSONProblem) -> [Value] {
    var result: [Value] = []
    for element in elements { result.append(try element.resolvingTypes()) }
    return result
  }

  /// A value of the type of a name; nil when the name is that of no type that a value of JSON can have.
  private static func typed(_ type: String, _ content: Value) throws(JSONProblem) -> Value? {
    let value: Value?
    switch (type, content) {
    case ("null_type", .null), ("bool", .bool), ("string", .string): value = content
    case ("unknown", .null): value = .unknown
    case ("int", .int): value = content
    case ("int", .string(let digits)): value = Int64(digits).map { .int($0) }
    case ("uint", .uint): value = content
    case ("uint", .int(let number)): value = UInt64(exactly: number).map { .uint($0) }
    case ("uint", .string(let digits)): value = UInt64(digits).map { .uint($0) }
    case ("double", .double): value = content
    case ("double", .int(let number)): value = .double(Double(number))
    case ("double", .uint(let number)): value = .double(Double(number))
    case ("double", .string("NaN")): value = .double(.nan)
    case ("double", .string("Infinity")): value = .double(.infinity)
    case ("double", .string("-Infinity")): value = .double(-.infinity)
    case ("bytes", .string(let text)): value = Base64.decode(text).map { .bytes($0) }
    case ("list", .list(let elements)): value = .list(try resolve(elements))
    case ("map", .list(let entries)): value = try map(entries)
    case ("optional_type", .null): value = .optional(nil)
    case ("optional_type", _): value = .optional(try content.resolvingTypes())
    case ("google.protobuf.Timestamp", .string(let text)): value = TimeText.timestamp(text).map { .timestamp($0) }
    case ("google.protobuf.Duration", .string(let text)): value = TimeText.duration(text).map { .duration($0) }
    case ("type", .string(let name)): value = .type(CELType.named(name) ?? .object(name))
    case ("unknown", _): value = nil
    default:
      guard CELType.named(type) != nil else { return nil }
      value = nil
    }
    guard let value else {
      throw JSONProblem(message: "\(content.typedJSON) is no value of type \(type)", offset: nil)
    }
    return value
  }

  /// A map of a list of `{"key":…,"value":…}`.
  private static func map(_ entries: [Value]) throws(JSONProblem) -> Value? {
    var builder = MapBuilder()
    for entry in entries {
      guard case .map(let map) = entry, map.entries.count == 2, let key = map["key"], let value = map["value"] else {
        return nil
      }
      if let error = builder.insert(try key.resolvingTypes(), try value.resolvingTypes()) {
        throw JSONProblem(message: error.description, offset: nil)
      }
    }
    return .map(builder.map)
  }
}
