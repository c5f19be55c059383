import Syntax

/// How much of its build context a Dockerfile copies.
enum ContextCopies: Comparable {
  /// Single files, or nothing.
  case files
  /// Something that may be a folder, or that a variable names.
  case folders
  /// All of it: `COPY . .`.
  case everything

  init(_ dockerfile: SyntaxTree) {
    var result = ContextCopies.files
    for node in dockerfile.roots where node.kind == .directive {
      let instruction = node.name == "ONBUILD" ? node.children.first ?? node : node
      guard instruction.name == "COPY" || instruction.name == "ADD",
        !instruction.flags.contains(where: { $0.name == "from" })
      else { continue }
      for argument in instruction.arguments.dropLast() { result = max(result, Self.extent(of: argument.value)) }
    }
    self = result
  }

  private static func extent(of source: String) -> ContextCopies {
    let source = source.filter { $0 != "\"" && $0 != "'" }
    if wholes.contains(source) { return .everything }
    if source.hasPrefix("<<") || source.contains("://") { return .files }
    if source.hasSuffix("/") || source.contains("$") { return .folders }
    let name = FilePath(source).name
    return name.dropFirst().contains(".") || fileNames.contains(name) ? .files : .folders
  }

  private static let wholes: Set<String> = [".", "./", "/", "*", "./*", "/*", "/.", "./."]

  /// Names of files without an ending.
  private static let fileNames: Set<String> = [
    "Dockerfile", "Gemfile", "Jenkinsfile", "LICENSE", "Makefile", "Pipfile", "Procfile", "README", "Rakefile",
    "gradlew", "mvnw", "entrypoint", "docker-entrypoint",
  ]
}
