import CEL
import Policy
import Reports

/// Completes names at the end of an expression: variables and functions, behind a dot the fields of what stands before it.
struct Completion {
  private let session: ExpressionSession

  init(_ session: ExpressionSession) { self.session = session }

  /// The words that may stand at the end of a text, and how many of its characters they take the place of.
  func words(for head: String) -> (replaced: Int, words: [String]) {
    if head.hasPrefix(":scope ") {
      return candidates(String(head.dropFirst(7)), RuleCatalogue.scopes.map(\.name) + ["auto"])
    }
    let path = head.reversed().prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }.reversed()
    guard let dot = path.lastIndex(of: ".") else { return candidates(String(path), globals) }
    let word = String(path[path.index(after: dot)...])
    return candidates(word, members(of: String(path[..<dot])))
  }

  private func candidates(_ word: String, _ names: [String]) -> (replaced: Int, words: [String]) {
    (word.count, Set(names.filter { $0.hasPrefix(word) }).sorted())
  }

  private var globals: [String] {
    session.scopes.flatMap { $0.variables.map(\.name) } + session.given.declarations.map(\.name)
      + FunctionCatalogue.functions.filter { $0.overloads.contains { !$0.isMember } }.map(\.name)
      + ["has", "true", "false", "null"]
  }

  private func members(of path: String) -> [String] {
    switch session.type(of: path) {
    case .success((.object(let name), _)):
      return RuleCatalogue.registry.schema(named: name)?.fields.map(\.name) ?? []
    case .success((let type, _)):
      let functions = FunctionCatalogue.functions.filter { function in
        function.overloads.contains { $0.isMember && $0.parameters.first.map { $0.isLike(type) } ?? false }
      }
      return functions.map(\.name) + (type.isCollection ? PolicyReference.all.macros.map(\.name) : [])
    case .failure:
      // `math.` is no value.
      return FunctionCatalogue.functions.map(\.name).filter { $0.hasPrefix(path + ".") }
        .map { String($0.dropFirst(path.count + 1)) }
    }
  }
}

extension CELType {
  /// Whether both are lists, maps, texts ..., whatever they hold.
  fileprivate func isLike(_ other: CELType) -> Bool {
    switch (self, other) {
    case (.list, .list), (.map, .map), (.optional, .optional), (.parameter, _): true
    default: self == other
    }
  }

  fileprivate var isCollection: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }
}
