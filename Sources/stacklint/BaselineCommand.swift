import ArgumentParser
import Policy
import Reports
import Stack

/// `stacklint baseline [PATH ...]`: writes down today's findings.
struct BaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline", abstract: "Write down today's findings, so that only new ones are reported.",
    discussion: """
      `stacklint --baseline FILE` leaves out what the file holds. Findings are known by rule, file and what was found, so \
      edits nearby and renamed files do no harm; what was mended expires, and --prune-baseline takes it out of the file.
      """)

  /// The file that is written unless another is named.
  static let fileName = ".stacklint-baseline.json"

  @Argument(help: "Files and directories to lint. Default: the current directory.", completion: .file())
  var paths: [String] = []

  @Option(help: ArgumentHelp("The file to write. Default: \(fileName).", valueName: "file"), completion: .file())
  var output: String = fileName

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func run() throws {
    if paths.contains("") { throw RunFailure("an empty path names no file") }
    if let obstacle = AtomicFile.obstacle(to: output) { throw RunFailure(obstacle) }
    let paths = paths.isEmpty ? ["."] : paths
    let report = try LintRun(try rules.policies()).execute(.paths(paths))
    for notice in report.notices { Console.writeError("stacklint: " + notice.message) }
    // Half a baseline would make old findings look new.
    guard report.isComplete else { throw RunFailure("the run is incomplete; no baseline was written") }
    let baseline = Baseline(of: report, paths: paths, in: ShownPath.directory(of: output))
    if let problem = AtomicFile.write(Array(baseline.text.utf8), to: output) { throw RunFailure(problem) }
    let findings = Prose.counted(baseline.findingCount, "finding")
    Console.writeError(
      "stacklint: \(findings) in \(Prose.counted(baseline.files.count, "file")) written to \(output); "
        + "`stacklint --baseline \(output)` reports what is new")
  }
}
