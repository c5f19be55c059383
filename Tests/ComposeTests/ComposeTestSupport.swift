import CEL
import Compose
import DotEnv
import Syntax
import Testing

/// The project of one file.
func project(
  _ text: String, variables: [String: String] = [:], environment: String? = nil
) -> ComposeProject {
  project(files: [("app/compose.yaml", text)], variables: variables, environment: environment)
}

/// The project of several files, base first; `others` can be extended and included.
func project(
  files: [(path: String, text: String)], others: [String: String] = [:], variables: [String: String] = [:],
  environment: String? = nil
) -> ComposeProject {
  let trees = files.map { ComposeParser.parse(SourceFile(path: $0.path, text: $0.text)) }
  let other = others.mapValues { $0 }
  let around = ProjectFiles(
    tree: { path in other[path].map { ComposeParser.parse(SourceFile(path: path, text: $0)) } },
    variables: { path in
      other[path].map { EnvironmentValues.resolve(EnvFile(DotEnvParser.parse(SourceFile(path: path, text: $0)))) }
    }, isMissing: { other[$0] == nil })
  return ComposeProject(files: trees, variables: variables, environment: environment, around: around)
}

/// The only service of a project, from the lines below its name.
func service(_ body: String, variables: [String: String] = [:]) throws -> ComposeService {
  let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
  let text = "services:\n  web:\n" + lines.joined(separator: "\n") + "\n"
  return try #require(project(text, variables: variables).services.first)
}

extension ComposeProject {
  /// A service by its name.
  func service(_ name: String) throws -> ComposeService { try #require(services.first { $0.name == name }) }
}

extension ModelObject {
  /// A field as a rule reads it: the text of its value, `absent` or `unknown`.
  func field(_ name: String) -> String {
    guard let index = schema.index(of: name) else { return "no field \(name)" }
    return describe(schema.fields[index].read(self))
  }

  /// The text of the place of a field.
  func fieldPlace(_ name: String) -> String? {
    guard let index = schema.index(of: name) else { return nil }
    return schema.fields[index].locate?(self)?.text
  }

  private func describe(_ value: Value?) -> String {
    switch value {
    case nil: "absent"
    case .bool(let value): "\(value)"
    case .int(let value): "\(value)"
    case .double(let value): "\(value)"
    case .string(let value): value
    case .list(let items): "[" + items.map { describe($0) }.joined(separator: ", ") + "]"
    case .object(let object): object.display
    case .unknown: "unknown"
    default: "?"
    }
  }
}
