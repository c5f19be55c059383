import CEL
import Policy

import enum Syntax.Suggestion

/// What expressions of rules can use: scopes, types, functions, macros and operators.
///
/// It holds the very declarations that the type checker reads, so it cannot say anything else than what is accepted.
public struct PolicyReference: Sendable {
  /// What `on:` can name.
  public private(set) var scopes: [Scope]

  /// The object types.
  public private(set) var types: [ObjectSchema]

  /// The functions.
  public private(set) var functions: [FunctionDeclaration]

  /// The macros: calls that bind a variable, such as `exists`.
  public private(set) var macros: [MacroDeclaration]

  /// The operators.
  public private(set) var operators: [FunctionDeclaration]

  /// Everything there is.
  public static let all = PolicyReference(
    scopes: RuleCatalogue.scopes, types: RuleCatalogue.schemas, functions: FunctionCatalogue.functions,
    macros: FunctionCatalogue.macros, operators: FunctionCatalogue.operators)

  /// Whether there is nothing in it.
  public var isEmpty: Bool {
    scopes.isEmpty && types.isEmpty && functions.isEmpty && macros.isEmpty && operators.isEmpty
  }

  /// What a name means: a scope, a type, a function, a macro, an operator; or all scopes and types of which it is the
  /// first or the last word, and all functions of a namespace. Empty when it means nothing.
  public func named(_ name: String) -> PolicyReference {
    let exact = filtered { $0 == name }
    if !exact.isEmpty { return exact }
    return filtered { $0.hasPrefix(name + ".") || $0.hasSuffix("." + name) }
  }

  /// The name that was probably meant.
  public func suggestion(for name: String) -> String? {
    let names = scopes.map(\.name) + types.map(\.name) + functions.map(\.name) + macros.map(\.name)
    if let near = Suggestion.nearest(to: name, among: names) { return near }
    // `stge` for `dockerfile.stage`.
    let lastWords = Suggestion.nearest(to: name, among: names.map(\.lastWord))
    return lastWords.flatMap { word in names.first { $0.lastWord == word } }
  }

  /// The fields that hold objects of a type: `dockerfile.stage.base`.
  func fields(holding type: ObjectSchema) -> [String] {
    Self.all.types.flatMap { owner in
      owner.fields.filter { $0.type.objectNames.contains(type.name) }.map { "\(owner.name).\($0.name)" }
    }
  }

  private func filtered(_ isMeant: (String) -> Bool) -> PolicyReference {
    PolicyReference(
      scopes: scopes.filter { isMeant($0.name) }, types: types.filter { isMeant($0.name) },
      functions: functions.filter { isMeant($0.name) }, macros: macros.filter { isMeant($0.name) },
      operators: operators.filter { isMeant($0.operatorSpelling ?? $0.name) })
  }
}

extension String {
  /// What stands behind the last dot.
  fileprivate var lastWord: String { split(separator: ".").last.map { String($0) } ?? self }
}
