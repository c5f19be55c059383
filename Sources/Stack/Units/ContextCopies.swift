import Syntax

/// How much of its build context a Dockerfile copies.
enum ContextCopies {
  /// Single files and folders, or nothing.
  case parts
  /// Something that a variable names.
  case unknown
  /// All of it: `COPY . .`.
  case everything

  init(_ dockerfile: SyntaxTree) {
    var result = ContextCopies.parts
    for node in dockerfile.roots where node.kind == .directive {
      let instruction = node.name == "ONBUILD" ? node.children.first ?? node : node
      guard instruction.name == "COPY" || instruction.name == "ADD",
        !instruction.flags.contains(where: { $0.name == "from" })
      else { continue }
      for argument in instruction.arguments.dropLast() {
        let source = argument.value.filter { $0 != "\"" && $0 != "'" }
        if Self.wholes.contains(source) {
          self = .everything
          return
        }
        if source.hasPrefix("$") { result = .unknown }
      }
    }
    self = result
  }

  private static let wholes: Set<String> = [".", "./", "/", "*", "./*", "/*", "/.", "./."]
}
