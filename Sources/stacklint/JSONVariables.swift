import CEL
import Syntax
import YAML

/// Variables of `--vars`: a JSON object, read as the YAML that it is.
struct JSONVariables {
  let declarations: [Variable]
  let values: [Value]

  init() { (declarations, values) = ([], []) }

  init(_ text: String) throws {
    let (root, problems) = YAMLDocument.read(SourceFile(path: "--vars", text: text), language: .compose)
    if let problem = problems.first { throw RunFailure("--vars: \(problem.message)") }
    guard let mapping = root?.mapping else { throw RunFailure("--vars must be a JSON object: {\"name\": 1}") }
    values = mapping.entries.map { Self.value($0.value) }
    declarations = zip(mapping.entries, values).map { entry, value in
      Variable(entry.key, value.staticType, "Given with --vars.")
    }
  }

  private static func value(_ yaml: YAMLValue) -> Value {
    if let mapping = yaml.mapping {
      return .map(ValueMap(mapping.entries.map { (key: .string($0.key), value: value($0.value)) }))
    }
    if let sequence = yaml.sequence { return .list(sequence.map(value)) }
    guard let scalar = yaml.scalar else { return .null }
    if let flag = scalar.bool { return .bool(flag) }
    if let number = scalar.int { return .int(Int64(number)) }
    if let number = scalar.double { return .double(number) }
    return scalar.string.map { .string($0) } ?? .null
  }
}

extension Value {
  /// The type that the checker assumes for a value that was given as JSON.
  fileprivate var staticType: CELType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .list: .list(.dyn)
    case .map: .map(.string, .dyn)
    default: .dyn
    }
  }
}
