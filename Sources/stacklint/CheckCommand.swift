import ArgumentParser
import Policy
import Reports
import Stack

import enum Syntax.Suggestion

/// `stacklint [check]`: lints files and directories.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lint files and directories (the default command).",
    discussion: """
      Exit status: 0 nothing at or above --fail-on, 1 findings, 2 the run itself failed. With --fix the findings that \
      remain decide; with --diff, which writes nothing, all of them do.
      """)

  @Argument(
    help: "Files and directories to lint; `-` reads standard input. Default: the current directory.",
    completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Rules") var rules: RuleOptions
  @OptionGroup(title: "Fixes") var fixes: FixOptions
  @OptionGroup(title: "Adoption") var adoption: AdoptionOptions

  @Option(help: ArgumentHelp("Read standard input as if it were this file.", valueName: "path"), completion: .file())
  var stdinFilename: String?

  @Option(
    help: ArgumentHelp("Judge everything as this environment: production, staging, ...", valueName: "name"),
    completion: .environments)
  var env: String?

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the run fail: error, warning, info, never.", valueName: "severity"))
  var failOn: FailureThreshold?

  func run() throws {
    if env == "" { throw RunFailure("--env needs the name of an environment, such as `production`") }
    if adoption.addIgnore, fixes.fix { throw RunFailure("--fix first, then --add-ignore for what remains") }
    let policies = try rules.policies(always: adoption.always)
    var reports = try output.reports()
    let started = ContinuousClock.now
    let input = try readInput()
    let filters = try adoption.filters(paths)
    let progress = output.quiet ? nil : ProgressLine.onTerminal
    defer { progress?.end() }
    reports.progress = progress
    let run = LintRun(policies, environment: env, failOn: failOn, filters: filters, progress: progress?.counter)
    let report: Report
    if adoption.addIgnore, let reason = adoption.reason {
      report = try addIgnores(IgnoreRun(run, reason: reason), run, input, reports, started: started)
    } else if let level = fixes.level {
      report = try fix(run, level, input, reports, started: started)
    } else {
      var stacks: [StackGraph] = []
      if reports.drawsStacks {
        let (units, found) = try run.examine(input)
        report = found
        stacks = StackGraph.all(in: units)
      } else {
        report = try run.execute(input, started: started)
      }
      try reports.write(report, stacks: stacks)
    }
    try finish(report)
  }

  private func readInput() throws -> LintInput {
    // The usual sign of an unset variable in a script; a whole directory is not what was meant.
    if stdinFilename == "" || paths.contains("") { throw RunFailure("an empty path names no file") }
    if stdinFilename != nil || paths == ["-"] {
      guard paths.isEmpty || paths == ["-"] else {
        throw RunFailure("standard input is linted alone; leave out the other paths")
      }
      if adoption.diffBase != nil { throw RunFailure("--diff-base is about files; standard input has no history") }
      if adoption.changed { throw RunFailure("--changed is about files; standard input is linted alone") }
      return .text(path: stdinFilename ?? "-", bytes: try StandardInput.readAll())
    }
    if let word = paths.first, paths.count == 1, !FileStatus.exists(word), let command = Self.command(near: word) {
      throw RunFailure("\(word): no such file, directory or command; did you mean `stacklint \(command)`?")
    }
    return .paths(adoption.readPaths(paths.isEmpty ? ["."] : paths))
  }

  /// The command that somebody who wrote a word probably meant.
  private static func command(near word: String) -> String? {
    Suggestion.nearest(to: word, among: Stacklint.configuration.subcommands.compactMap { $0.configuration.commandName })
  }

  private func finish(_ report: Report) throws {
    for notice in report.notices { Console.writeError("stacklint: " + notice.message) }
    if !report.isComplete { throw ExitStatus.failure }
    try adoption.finish(report)
    if report.findings.contains(where: \.failsRun) { throw ExitStatus.findings }
  }
}

extension FailureThreshold: ExpressibleByArgument {}
