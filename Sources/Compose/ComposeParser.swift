import Syntax
import YAML

/// Reads a Compose file into the shared tree.
public enum ComposeParser {
  /// The tree of a Compose file. Its problems are those of the YAML and those of what Compose knows: unknown keys,
  /// values of a wrong type, broken interpolation.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    let tree = YAMLParser.parse(source, language: .compose)
    let problems = StructureChecker.problems(in: tree)
    return problems.isEmpty ? tree : tree.adding(problems)
  }
}
