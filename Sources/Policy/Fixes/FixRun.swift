import Stack
import Syntax

/// A run that mends what it finds.
public struct FixRun: Sendable {
  private let run: LintRun
  private let level: FixLevel

  /// A run that applies fixes, up to a level.
  public init(_ run: LintRun, level: FixLevel) {
    self.run = run
    self.level = level
  }

  /// Lints, applies fixes in memory and lints again, until nothing can be mended any more. Writes nothing.
  public func execute(
    _ input: LintInput, started: ContinuousClock.Instant = .now
  ) throws(PolicyFailure) -> FixResult {
    let run = run
    let files = try run.parse(input)
    let before = run.lint(files.trees, of: files, started: started)
    var loop = FixLoop(
      files.trees, before, level: level, isWritable: { input.isText || !RepositoryRoot.isLinkOutwards($0) },
      lint: { run.lint($0, of: files, started: started) })
    loop.run()
    let after = loop.state.report
    return FixResult(
      before: before, after: after.with(notices: after.notices + Self.notices(loop)),
      changes: loop.changes,
      fixed: loop.applied.map { Set($0.edits.map(\.source.path)) })
  }

  private static func notices(_ loop: FixLoop) -> [Notice] {
    var result = loop.refusals.map { refusal in
      let place = refusal.finding.place
      return Notice(
        "\(place.source.path):\(place.start.line): the fix for \(refusal.finding.rule.id) is not applied: \(refusal.reason)",
        isFailure: false)
    }
    if loop.isExhausted {
      result.append(Notice("too many fixes get in each other's way; another run may apply more", isFailure: false))
    }
    return result
  }
}

extension LintInput {
  /// Whether it is a text instead of files.
  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }
}

extension Report {
  /// The same report with other notices.
  public func with(notices: [Notice]) -> Report {
    Report(
      findings: findings, suppressed: suppressed, notices: notices, rules: rules, baseline: baseline,
      fileCount: fileCount, milliseconds: milliseconds)
  }
}
