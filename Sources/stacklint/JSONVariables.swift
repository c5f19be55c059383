import CEL

/// Variables of `--vars`: a JSON object, its values plain or typed as `eval` prints them.
struct JSONVariables {
  let declarations: [Variable]
  let values: [Value]

  init() { (declarations, values) = ([], []) }

  init(_ text: String) throws {
    let value: Value
    do throws(JSONProblem) { value = try Value.read(json: text) } catch { throw RunFailure("--vars: \(error)") }
    guard case .map(let map) = value else { throw RunFailure("--vars must be a JSON object: {\"name\": 1}") }
    values = map.entries.map(\.value)
    declarations = map.entries.map { entry in
      Variable(celString(entry.key), entry.value.staticType, "Given with --vars.")
    }
  }
}

extension Value {
  /// The type that the checker assumes for a value that was given as JSON.
  fileprivate var staticType: CELType {
    switch self {
    case .null, .unknown: .dyn
    case .map(let map) where map.entries.allSatisfy({ if case .string = $0.key { true } else { false } }):
      .map(.string, .dyn)
    case .type(let type): .type(type)
    default: runtimeType
    }
  }
}
