import Stack
import Syntax

/// Files with some fixes applied, in memory, before anybody has looked at what that does.
struct FixTrial: Sendable {
  /// What was applied.
  let steps: [FixPlan.Step]

  /// The edits, by the file as it was.
  let edits: [SourceFile: FileEdits]

  /// All files, changed or not, in the order of the files before.
  let trees: [SyntaxTree]

  /// Applies fixes.
  static func make(_ steps: [FixPlan.Step], to trees: [SyntaxTree]) -> FixTrial {
    let edits = Dictionary(grouping: steps.flatMap(\.edits), by: \.source).mapValues { FileEdits($0) }
    let changed = Parallel.map(trees) { tree in
      guard let edits = edits[tree.source] else { return tree }
      let source = SourceFile(path: tree.source.path, bytes: edits.applied(to: tree.source.bytes))
      return Parsers.parse(source, tree.language)
    }
    return FixTrial(steps: steps, edits: edits, trees: changed)
  }
}
