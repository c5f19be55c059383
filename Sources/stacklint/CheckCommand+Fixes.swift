import Policy
import Reports

extension CheckCommand {
  /// Lints, applies fixes or shows them, writes the report, and returns it.
  func fix(
    _ run: LintRun, _ level: FixLevel, _ input: LintInput, _ reports: ReportOutput, started: ContinuousClock.Instant
  ) throws -> Report {
    let result = try FixRun(run, level: level).execute(input, started: started)
    reports.progress?.end()
    return try carryOut(result, run, input, reports) { (fixes.diff ? "would fix" : "fixed") + " \($0)" }
  }

  /// Lints, puts in comments that take the findings out or shows them, writes the report, and returns it.
  func addIgnores(
    _ ignores: IgnoreRun, _ run: LintRun, _ input: LintInput, _ reports: ReportOutput,
    started: ContinuousClock.Instant
  ) throws -> Report {
    let result = try ignores.execute(input, started: started)
    reports.progress?.end()
    let comments = Prose.counted(result.commentCount, "comment")
    return try carryOut(result.fixes, run, input, reports) { findings in
      fixes.diff ? "would add \(comments) for \(findings)" : "added \(comments) for \(findings)"
    }
  }

  /// Writes changes or shows them, and the report.
  ///
  /// - Parameter what: what was done, by `3 findings`.
  private func carryOut(
    _ result: FixResult, _ run: LintRun, _ input: LintInput, _ reports: ReportOutput, _ what: (String) -> String
  ) throws -> Report {
    if fixes.diff { return try show(result, reports, what) }
    guard case .text(_, let bytes) = input else { return try write(result, run, input, reports, what) }
    Console.write(result.changes.first?.after ?? bytes)
    try reports.write(result.after, to: .standardError)
    say(what, result.fixed.count, result.changes.count)
    return result.after
  }

  /// Shows what would change. Nothing is mended, so that the findings are those of the files as they are.
  private func show(_ result: FixResult, _ reports: ReportOutput, _ what: (String) -> String) throws -> Report {
    Console.write(
      UnifiedDiff.render(
        result.changes, color: output.usesColor(on: .standardOutput), isForTerminal: Console.isTerminal))
    let report = result.before.with(notices: result.after.notices)
    try reports.write(report, to: .nowhere)
    say(what, result.fixed.count, result.changes.count)
    return report
  }

  /// Writes the files, then the report. When one of them cannot be written, the report is about what is on disk.
  private func write(
    _ result: FixResult, _ run: LintRun, _ input: LintInput, _ reports: ReportOutput, _ what: (String) -> String
  ) throws -> Report {
    var failures: [Notice] = []
    var unwritten = Set<String>()
    for change in result.changes {
      guard let failure = change.write() else { continue }
      failures.append(failure)
      unwritten.insert(change.path)
    }
    var report = result.after
    if !failures.isEmpty {
      let now = try run.execute(input)
      report = now.with(notices: now.notices + failures)
    }
    try reports.write(report)
    say(what, result.fixed.count { $0.isDisjoint(with: unwritten) }, result.changes.count - unwritten.count)
    return report
  }

  private func say(_ what: (String) -> String, _ findings: Int, _ files: Int) {
    guard !output.quiet else { return }
    Console.writeError(
      "stacklint: \(what(Prose.counted(findings, "finding"))) in \(Prose.counted(files, "file"))")
  }
}

extension Report {
  /// Whether everything was linted that should have been.
  var isComplete: Bool { !notices.contains(where: \.isFailure) }
}
