import ArgumentParser
import Policy
import Reports

/// `stacklint schema [NAME]`: what expressions of rules can use.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the scopes, types and functions that rules can use.",
    discussion: """
      NAME is a scope, a type, a function, a macro or an operator; the last word of a name will do (`stage`), and the first \
      one (`nginx`, `math`) means all that begin with it.
      """)

  @Argument(help: "What to show in full. Default: a list of everything.")
  var name: String?

  @Option(help: "\(Format.names).")
  var format: Format = .text

  @Option(
    help: ArgumentHelp(
      "Print the JSON Schema of a kind of file instead: \(FileSchema.names).", valueName: "file"))
  var jsonSchema: FileSchema?

  /// How the reference is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case markdown

    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
  }

  func validate() throws {
    if jsonSchema != nil, name != nil { throw ValidationError("--json-schema and a name exclude each other") }
  }

  func run() throws {
    if let jsonSchema { return Console.write(jsonSchema.text) }
    let reference = try chosen()
    switch format {
    case .text: Console.write(name == nil ? reference.overview : reference.details)
    case .markdown: Console.write(reference.markdown)
    case .json: Console.write(JSONText.make { reference.write(to: &$0) })
    }
  }

  private func chosen() throws -> PolicyReference {
    guard let name else { return .all }
    let reference = PolicyReference.all.named(name)
    if !reference.isEmpty { return reference }
    let hint = PolicyReference.all.suggestion(for: name).map { "did you mean `\($0)`?" }
    throw RunFailure(
      "there is no scope, type or function `\(name)`; \(hint ?? "`stacklint schema` lists them")")
  }
}

extension FileSchema: ExpressibleByArgument {
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
