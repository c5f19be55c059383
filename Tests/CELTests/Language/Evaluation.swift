import CEL
import Testing

/// The value of an expression as `eval` sees it, written as a literal: `3`, `3u`, `3.0`, `"a"`, `[1]`, `{"a": 1}`,
/// `optional(1)`, `timestamp(…)`, the name of a type, or `error: …`.
///
/// The type checker may reject expressions but never changes what they mean: where it accepts one, both must agree.
func value(_ text: String, _ variables: [(String, Value)] = []) -> String {
  let declarations = variables.map { Variable($0.0, .dyn, "A variable.") }
  let frame = variables.map(\.1)
  func evaluate(_ typing: Environment.Typing) -> String? {
    let environment = Environment(variables: declarations, registry: TypeRegistry([]), typing: typing)
    guard case .success(let program) = environment.compile(text) else { return nil }
    return literal(program.evaluate(frame))
  }
  let result = evaluate(.dynamic) ?? "error: does not compile"
  if let checked = evaluate(.strict) { #expect(checked == result, "checked and unchecked differ: \(text)") }
  return result
}

/// Whether an expression ends in an error, before or while it runs.
func fails(_ text: String) -> Bool { value(text).hasPrefix("error: ") }

/// A value as a literal.
func literal(_ value: Value) -> String {
  switch value {
  case .uint(let number): return "\(number)u"
  case .double(let number): return number.isNaN ? "nan" : "\(number)"
  case .string(let text): return "\"\(text)\""
  case .bytes(let bytes): return "b\(bytes)"
  case .list(let elements): return "[\(elements.map(literal).joined(separator: ", "))]"
  case .map(let map):
    return "{\(map.entries.map { "\(literal($0.key)): \(literal($0.value))" }.joined(separator: ", "))}"
  case .optional(let wrapped): return "optional(\(wrapped.map(literal) ?? ""))"
  case .timestamp: return "timestamp(\(celString(value)))"
  case .duration: return "duration(\(celString(value)))"
  case .error(let error): return "error: \(error)"
  default: return celString(value)
  }
}
