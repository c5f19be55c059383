import CEL
import Syntax

@testable import Dockerfile

/// The model of a Dockerfile's text.
func model(_ text: String) -> DockerfileFile {
  DockerfileFile(DockerfileParser.parse(SourceFile(path: "Dockerfile", text: text)))
}

/// A field of an object as text: the value as an expression would write it, `absent` or `unknown`.
func field(_ object: (any ModelObject)?, _ name: String) -> String {
  guard let object, let index = object.schema.index(of: name) else { return "no field \(name)" }
  return describe(object.schema.fields[index].read(object))
}

/// The text at which a field points.
func located(_ object: (any ModelObject)?, _ name: String) -> String? {
  guard let object, let index = object.schema.index(of: name) else { return nil }
  return object.schema.fields[index].locate?(object)?.text
}

private func describe(_ value: Value?) -> String {
  switch value {
  case nil: "absent"
  case .unknown: "unknown"
  case .null: "null"
  case .bool(let value): "\(value)"
  case .int(let value): "\(value)"
  case .uint(let value): "\(value)"
  case .double(let value): "\(value)"
  case .string(let value): value
  case .bytes(let value): "\(value)"
  case .list(let values): "[" + values.map { describe($0) }.joined(separator: ", ") + "]"
  case .map(let map):
    "{" + map.entries.map { "\(describe($0.key)): \(describe($0.value))" }.joined(separator: ", ") + "}"
  case .object(let object): object.display
  case .absentObject: "absent"
  case .some(let other): celString(other)
  }
}

/// The commands of the first RUN of `FROM debian:12` with these lines.
func run(_ instruction: String, after lines: String = "") -> Run? {
  model("FROM debian:12\n\(lines)\n\(instruction)").stages[0].runs.last
}

/// The first command of a program in a RUN.
func command(_ name: String, in instruction: String, after lines: String = "") -> Command? {
  run(instruction, after: lines)?.commands.first { $0.name == name }
}
