import Policy
import Stack
import Syntax

/// The build tool behind the `EmbedRules` plugin: `compile-rules RULES-DIRECTORY OUTPUT.swift`.
@main
struct CompileRules {
  static func main() {
    guard CommandLine.arguments.count == 3 else {
      Console.fail("usage: compile-rules RULES-DIRECTORY OUTPUT.swift")
    }
    switch RuleDirectory(path: CommandLine.arguments[1]).load() {
    case .failure(let failure):
      Console.fail(failure.problems.map(\.description).joined(separator: "\n"))
    case .success(let rules):
      let source = EmbeddedRulesSource(rules).text
      guard AtomicFile.write(Array(source.utf8), to: CommandLine.arguments[2]) == nil else {
        Console.fail("cannot write \(CommandLine.arguments[2])")
      }
    }
  }
}
