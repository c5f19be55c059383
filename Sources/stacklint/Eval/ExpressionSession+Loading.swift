import DotEnv
import Policy
import Stack
import Syntax

extension ExpressionSession {
  /// Loads files and directories: what they hold is what expressions are about from now on. `-` is standard input.
  mutating func load(_ paths: [String], language: Language? = nil) throws {
    var trees: [SyntaxTree] = []
    for path in paths {
      if path != "-", case .failure(let notice) = SourceLoader.read(path), notice.reason == .directory {
        let found = Discovery().find([path])
        trees += try found.files.map { try InputFile($0.path, language: $0.language).parse() }
        if found.files.isEmpty { throw RunFailure("\(path): nothing to load there") }
      } else {
        trees.append(try InputFile(path, language: language).parse())
      }
    }
    let reader = RepositoryReader(paths: paths.filter { $0 != "-" })
    units = StackAssembly(environmentOf: EnvironmentName.of, read: reader.read).plans(trees).map { $0.make() }
  }

  /// Chooses the scope on which expressions run.
  mutating func choose(scope name: String) throws {
    guard let scope = RuleCatalogue.scopes.first(where: { $0.name == name }) else {
      let hint = Suggestion.nearest(to: name, among: RuleCatalogue.scopes.map(\.name))
        .map { "did you mean `\($0)`?" }
      throw RunFailure("unknown scope `\(name)`; \(hint ?? "`stacklint schema` lists them")")
    }
    self.scope = scope
  }
}
