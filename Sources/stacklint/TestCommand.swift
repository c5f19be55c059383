import ArgumentParser
import BuiltinRules
import Policy
import Stack

/// `stacklint test [DIR]`: runs the examples of the rules in a directory.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Run the examples of rule files: a policy author's tests.",
    discussion: """
      Every marked line of a bad example must be found and nothing else, in good examples nothing at all; fixes must mend. \
      What no example shows of a condition is a warning, with --strict a failure. Exit status: 0 all is well, 1 something \
      differed, 2 the rules cannot be loaded.
      """)

  @Argument(help: "The directory with the rules, or with packs of rules; a single file will do.")
  var directory: String = "Rules"

  @Flag(help: "Fail when no example shows a part of a condition both true and false.")
  var strict = false

  @Flag(help: "Leave the warnings out.")
  var quiet = false

  @Flag(help: "Run again whenever a file changes, until Ctrl-C.")
  var watch = false

  func run() throws {
    guard watch else {
      if try test() { return }
      throw ExitStatus.findings
    }
    var watcher = FileWatcher(directory)
    while true {
      if Console.isTerminal { Console.write("\u{1B}[H\u{1B}[2J\u{1B}[3J") }
      do { _ = try test() } catch let failure as RunFailure { Console.writeError(failure.message) }
      Console.write("waiting for changes in \(directory); Ctrl-C ends\n")
      watcher.waitForChange()
    }
  }

  /// Tests once, and says what came out; whether all is well.
  private func test() throws -> Bool {
    let run = RuleTestRun(directory, builtin: BuiltinRules.all, toolVersion: Version.current)
    switch run.execute() {
    case .failure(let failure): throw RunFailure(problems: failure.problems.map(\.description))
    case .success(let result):
      for failure in result.failures { Console.write(failure + "\n") }
      if strict || !quiet {
        for warning in result.warnings { Console.write((strict ? "" : "warning: ") + warning + "\n") }
      }
      Console.write(summary(result))
      return result.failures.isEmpty && (!strict || result.warnings.isEmpty)
    }
  }

  private func summary(_ result: RuleTestRun.Result) -> String {
    let failed = result.failures.count + (strict ? result.warnings.count : 0)
    let warned = strict ? 0 : result.warnings.count
    return "\(counted(result.ruleCount, "rule")), \(counted(result.exampleCount, "example")), \(failed) failed"
      + (warned > 0 ? ", \(counted(warned, "warning"))" : "") + "\n"
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
