import ArgumentParser
import BuiltinRules
import Policy
import Reports
import Stack

/// `stacklint init`: a configuration and a pre-commit entry for a repository.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented .stacklint.yml and a pre-commit entry, and suggest a job for CI.",
    discussion: """
      It looks at what the repository holds. Files that exist are never overwritten; to an existing .pre-commit-config.yaml \
      the entry is added at the end of its list.
      """)

  @Argument(help: "The root of the repository. Default: the current directory.", completion: .directory)
  var directory: String = "."

  @Flag(help: "Print what would be written instead of writing it.")
  var dryRun = false

  func run() throws {
    guard FileStatus.isDirectory(directory) else { throw RunFailure("\(directory): no such directory") }
    let survey = RepositorySurvey(directory)
    try writeConfiguration(survey)
    try writePreCommitEntry()
    for peer in survey.peers where !hasConfiguration {
      say("\(peer) is here too; `stacklint migrate --dry-run` shows what it would be in .stacklint.yml")
    }
    suggestJob(survey)
    try countFindings()
  }

  // MARK: - Files

  private func path(_ name: String) -> String { directory == "." ? name : FilePath.join(directory, name) }

  private var configurationNames: [String] { Configuration.fileNames.map(path) }

  private var hasConfiguration: Bool { configurationNames.contains(where: FileStatus.exists) && !dryRun }

  private func writeConfiguration(_ survey: RepositorySurvey) throws {
    if let existing = configurationNames.first(where: FileStatus.exists) {
      return say("\(existing) exists and stays as it is")
    }
    try write(survey.configuration, to: path(".stacklint.yml"))
  }

  private func writePreCommitEntry() throws {
    let path = path(".pre-commit-config.yaml")
    guard FileStatus.exists(path) else { return try write(PreCommitEntry.file, to: path) }
    switch SourceLoader.read(path) {
    case .failure(let failure): throw RunFailure(failure.message)
    case .success(let source):
      switch PreCommitEntry.added(to: source) {
      case .present: say("\(path) runs stacklint already")
      case .text(let text): try write(text, to: path, verb: "got an entry for stacklint")
      case .unclear(let reason):
        say("\(path) stays as it is, for \(reason); add to its list:")
        Console.write(PreCommitEntry.entry())
      }
    }
  }

  private func write(_ text: String, to path: String, verb: String = "written") throws {
    if dryRun { return Console.write("# \(path)\n\(text)\n") }
    if let problem = AtomicFile.write(Array(text.utf8), to: path) { throw RunFailure(problem) }
    say("\(path) \(verb)")
  }

  // MARK: - Words

  private func suggestJob(_ survey: RepositorySurvey) {
    if survey.hasGitHub {
      say("for GitHub, a workflow such as .github/workflows/stacklint.yml:")
      Console.write(PipelineSuggestion.gitHub)
    }
    if survey.hasGitLab {
      say("for GitLab, a job in .gitlab-ci.yml:")
      Console.write(PipelineSuggestion.gitLab)
    }
    if !survey.hasGitHub, !survey.hasGitLab { say("in CI, run `stacklint`: its status is 1 when there are findings") }
  }

  private func countFindings() throws {
    let loader = PolicyLoader(builtin: BuiltinRules.all, toolVersion: Version.current)
    let report = try LintRun(.nearest(loader)).execute(.paths([directory]))
    let failing = report.findings.count(where: \.failsRun)
    guard failing > 0 else { return say("a run passes today") }
    say(
      "today \(Prose.counted(failing, "finding")) would fail a run; `stacklint baseline` writes them down, so that only "
        + "new ones do")
  }

  private func say(_ text: String) { Console.writeError("stacklint: " + Escaping.line(text)) }
}
