import CEL
import Policy

extension PolicyReference {
  /// The reference as Markdown: `Docs/policy-reference.md`.
  public var markdown: String {
    var sections = [introduction, "## Scopes\n\n" + scopeTable, "## Types"]
    for family in RuleCatalogue.familyNames {
      sections += types.filter { $0.name.isOf(family) }.map(typeSection)
    }
    let functionRows = functions.map { [$0.signatures.map(code).joined(separator: "<br>"), $0.documentation] }
    sections.append("## Functions\n\n" + table(["function", "what it gives"], functionRows))
    let macroRows = macros.map { [code($0.usage), $0.documentation] }
    sections.append("## Macros\n\n" + table(["macro", "what it gives"], macroRows))
    let operatorRows = operators.map { [code($0.operatorSpelling ?? $0.name), $0.documentation] }
    sections.append("## Operators\n\n" + table(["operator", "what it gives"], operatorRows))
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var introduction: String {
    """
    # Policy reference

    Everything that the expressions of rules can use. This page is generated (`script/docs`) from the declarations that the type
    checker reads; `stacklint schema` prints the same in the terminal.

    - A **scope** is what `on:` names: the rule runs once for each such thing, with these variables. The last variable is the thing
      itself, and where it stands is the default of `at:`.
    - A field that is **absent** reads as the default of its type (`""`, `0`, `false`, `[]`, an object without any fields), and `has()`
      of it is false.
    - A field that is **unknown**, because it depends on the build, the environment or a file that is not there, makes the whole condition
      unknown, unless `&&` or `||` is decided without it. Unknown never fires.
    """
  }

  private var scopeTable: String {
    table(
      ["scope", "once for", "variables"],
      scopes.map { scope in
        let variables = scope.variables.map { "\(code($0.name)): \(link($0.type))" }
        return [code(scope.name), scope.documentation, variables.joined(separator: "<br>")]
      })
  }

  private func typeSection(_ type: ObjectSchema) -> String {
    "### \(type.name)\n\n\(type.documentation)\n\n"
      + table(
        ["field", "type", "what it says"],
        type.fields.map { [code($0.name), link($0.type), $0.documentation] })
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String { MarkdownTable.text(head, rows) }

  private func code(_ text: String) -> String { "`\(text)`" }

  /// The type, object types leading to their sections.
  private func link(_ type: CELType) -> String {
    switch type {
    case .object(let name):
      types.contains { $0.name == name } ? "[\(name)](#\(name.filter { $0 != "." }))" : name
    case .list(let element): "list(\(link(element)))"
    case .map(let key, let value): "map(\(link(key)), \(link(value)))"
    case .optional(let wrapped): "optional(\(link(wrapped)))"
    default: type.spelling
    }
  }
}

extension String {
  /// Whether it is a name of a family: `nginx.server` of `nginx`.
  fileprivate func isOf(_ family: String) -> Bool { prefix { $0 != "." } == family }
}
