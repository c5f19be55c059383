import Policy
import Reports
import Stack

/// Writes the reports of a run, each in its format to where it goes.
struct ReportOutput {
  let targets: [ReportTarget]
  let options: OutputOptions

  /// What is on the terminal until there is a report; nil for nothing.
  var progress: ProgressLine?

  /// Where a report goes that has no file of its own.
  enum Destination {
    case standardOutput
    /// Something else has standard output to itself.
    case standardError
    /// Something else is shown instead.
    case nowhere
  }

  /// Whether one of them draws the stacks.
  var drawsStacks: Bool { targets.contains { $0.format == .html } }

  /// The file that GitHub Actions shows as the summary of a job; nil when no annotations are asked for, or elsewhere.
  private var jobSummary: String? {
    targets.contains { $0.format == .github } ? Console.environmentVariable("GITHUB_STEP_SUMMARY") : nil
  }

  /// What would keep `write` from succeeding, as far as that can be told beforehand; nil when nothing is known.
  var obstacle: String? {
    for file in targets.compactMap(\.file) {
      if let obstacle = AtomicFile.obstacle(to: file) { return obstacle }
    }
    return jobSummary.flatMap { AppendedFile.obstacle(to: $0) }
  }

  /// Writes all of them: files first and together, so that nothing is shown of a run whose reports cannot be kept.
  func write(_ report: Report, stacks: [StackGraph] = [], to destination: Destination = .standardOutput) throws {
    progress?.end()
    let repository = targets.contains { $0.format == .sarif } ? RepositoryState.of(".") : nil
    var shown: String?
    var files: [(path: String, bytes: [UInt8])] = []
    for target in targets {
      if target.file == nil, destination == .nowhere { continue }
      let hasColor = target.file == nil ? options.usesColor(on: destination) : options.color == .always
      let text = target.format.render(
        report,
        options: RenderOptions(
          color: hasColor, isQuiet: options.quiet, showStatistics: options.statistics,
          tool: ToolInfo(version: Version.current), repository: repository, stacks: stacks))
      if let file = target.file { files.append((file, Array(text.utf8))) } else { shown = text }
    }
    if let problem = AtomicFile.write(files) { throw RunFailure(problem) }
    try writeJobSummary(report)
    guard let shown else { return }
    if destination == .standardError { Console.writeToError(shown) } else { Console.write(shown) }
  }

  /// Adds the report to the summary of a job of GitHub Actions, when annotations are asked for.
  private func writeJobSummary(_ report: Report) throws {
    guard let file = jobSummary else { return }
    let room = Self.jobSummaryLimit - min(AppendedFile.size(of: file), Self.jobSummaryLimit)
    let options = RenderOptions(isQuiet: options.quiet, showStatistics: options.statistics)
    let text = MarkdownReport(report, options, limit: room).text
    guard text.utf8.count <= room else { return }
    if let problem = AppendedFile.append(Array(text.utf8), to: file) { throw RunFailure(problem) }
  }

  /// The bytes that the platform takes of one step; with more it takes none.
  private static let jobSummaryLimit = 1 << 20
}
