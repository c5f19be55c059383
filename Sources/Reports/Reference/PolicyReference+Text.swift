import CEL

extension PolicyReference {
  /// A list of all names, each with its line of documentation: what `stacklint schema` prints.
  public var overview: String {
    var sections: [[String]] = []
    if !scopes.isEmpty {
      let rows = scopes.map { [$0.name, $0.variables.map(\.name).joined(separator: ", "), $0.documentation] }
      sections.append(
        ["Scopes: what `on:` can name. A rule runs once for each such thing and sees these variables."]
          + TextTable.lines(rows))
    }
    if !types.isEmpty {
      sections.append(["Types: what variables and fields hold."] + table(types.map { ($0.name, $0.documentation) }))
    }
    if !functions.isEmpty {
      sections.append(["Functions."] + table(functions.map { ($0.name, $0.documentation) }))
    }
    if !macros.isEmpty {
      sections.append(["Macros: calls that name a variable."] + table(macros.map { ($0.usage, $0.documentation) }))
    }
    if !operators.isEmpty {
      sections.append(["Operators."] + table(operators.map { ($0.operatorSpelling ?? $0.name, $0.documentation) }))
    }
    sections.append([
      "`stacklint schema NAME` shows one of them: a type's fields, a scope's variables, a function's signatures."
    ])
    return text(sections)
  }

  /// All that there is to say of a few names: what `stacklint schema NAME` prints.
  public var details: String {
    var sections: [[String]] = []
    for scope in scopes {
      sections.append(
        ["scope \(scope.name): \(scope.documentation)"]
          + TextTable.lines(scope.variables.map { [$0.name, $0.type.spelling, $0.documentation] })
          + ["Try it: \(scope.tryout)"])
    }
    for type in types {
      let holders = fields(holding: type)
      let more = Set(type.fields.flatMap { $0.type.objectNames }).subtracting([type.name]).sorted()
      sections.append(
        ["type \(type.name): \(type.documentation)"]
          + TextTable.lines(type.fields.map { [$0.name, $0.type.spelling, $0.documentation] })
          + (holders.isEmpty ? [] : ["Held by: \(holders.joined(separator: ", "))"])
          + (more.isEmpty ? [] : ["See also: stacklint schema \(more.joined(separator: " | "))"]))
    }
    for function in functions + operators {
      let kind = function.operatorSpelling == nil ? "function" : "operator"
      sections.append(
        ["\(kind) \(function.operatorSpelling ?? function.name): \(function.documentation)"]
          + TextTable.lines(function.signatures.map { [$0] }))
    }
    for macro in macros {
      sections.append(["macro \(macro.name): \(macro.documentation)", "  \(macro.usage)"])
    }
    return text(sections)
  }

  private func table(_ rows: [(String, String)]) -> [String] { TextTable.lines(rows.map { [$0.0, $0.1] }) }

  private func text(_ sections: [[String]]) -> String {
    sections.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }
}

extension Scope {
  /// A command that shows what the scope's things are.
  fileprivate var tryout: String {
    let file =
      switch name.prefix(while: { $0 != "." }) {
      case "dockerfile": "Dockerfile"
      case "compose": "compose.yaml"
      case "nginx": "nginx.conf"
      case "env": ".env"
      case "ignore": ".dockerignore"
      default: "FILE"
      }
    return "stacklint eval --on \(name) '\(variables.last?.name ?? "true")' \(file)"
  }
}
