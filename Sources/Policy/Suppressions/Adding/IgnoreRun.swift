import Stack
import Syntax

/// A run that writes a comment at everything it finds, so that it is not reported again.
public struct IgnoreRun: Sendable {
  private let run: LintRun
  private let reason: String

  /// How often everything is linted at most: once for each place where a comment can stand.
  private static let roundLimit = 6

  /// A run.
  ///
  /// - Parameter reason: the reason that the comments give; one line.
  public init(_ run: LintRun, reason: String) {
    self.run = run
    self.reason = reason
  }

  /// Lints, puts comments in in memory and lints again: a comment that does not take its finding out, changes what the file
  /// says or brings a finding of its own is tried elsewhere or left out. Writes nothing.
  public func execute(
    _ input: LintInput, started: ContinuousClock.Instant = .now
  ) throws(PolicyFailure) -> IgnoreResult {
    let files = try run.parse(input)
    let before = run.lint(files.trees, of: files, started: started)
    var plan = IgnorePlan(before.findings, files.trees) { source in
      if case .text = input { true } else { !RepositoryRoot.isLinkOutwards(source.path) }
    }
    var (trees, after, edits) = (files.trees, before, [SourceFile: FileEdits]())
    for _ in 0..<Self.roundLimit {
      edits = plan.edits(reason: reason)
      trees = apply(edits, to: files.trees)
      let changed = zip(files.trees, trees).filter { !SameContent.holds($0, $1) }.map { $0.0.source }
      if plan.leaveOut(in: Set(changed)) { continue }
      after = edits.isEmpty ? before : run.lint(trees, of: files, started: started)
      if !plan.learn(from: before, after, edits) { break }
    }
    let refusals = plan.refused.map { finding in
      Notice(
        "\(finding.place.source.path):\(finding.place.start.line): no comment can take \(finding.rule.id) out here",
        isFailure: false)
    }
    let changes = zip(files.trees, trees).compactMap { old, new -> FileChange? in
      guard old.source !== new.source, let edits = edits[old.source] else { return nil }
      return FileChange(
        path: old.source.path, before: old.source.bytes, after: new.source.bytes,
        kept: edits.kept(byteCount: old.source.bytes.count))
    }
    return IgnoreResult(
      fixes: FixResult(
        before: before, after: after.with(notices: after.notices + refusals), changes: changes,
        fixed: plan.placed.map { [$0.place.source.path] }),
      commentCount: edits.values.reduce(0) { $0 + $1.edits.count })
  }

  private func apply(_ edits: [SourceFile: FileEdits], to trees: [SyntaxTree]) -> [SyntaxTree] {
    Parallel.map(trees) { tree in
      guard let edits = edits[tree.source] else { return tree }
      return Parsers.parse(
        SourceFile(path: tree.source.path, bytes: edits.applied(to: tree.source.bytes)), tree.language)
    }
  }
}

/// What putting comments in did, or would do: nothing of it is on disk yet.
public struct IgnoreResult: Sendable {
  /// The reports, the files that change, and the findings that are taken out.
  public let fixes: FixResult

  /// The number of comments.
  public let commentCount: Int
}

/// Tells whether two trees say the same, wherever their parts stand.
enum SameContent {
  static func holds(_ left: SyntaxTree, _ right: SyntaxTree) -> Bool {
    guard left !== right else { return true }
    guard left.nodeCount == right.nodeCount, left.problems.count == right.problems.count else { return false }
    return zip(left.allNodes, right.allNodes).allSatisfy { left, right in
      left.kind == right.kind && left.form == right.form && left.name == right.name
        && left.arguments.map(\.value) == right.arguments.map(\.value)
        && left.flags.map(\.value) == right.flags.map(\.value)
        && left.heredocs.map(\.content) == right.heredocs.map(\.content)
    }
  }
}
