import ArgumentParser
import Policy
import Reports
import Stack

/// What helps a team that begins with findings it already has.
struct AdoptionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Leave out the findings of a baseline that `stacklint baseline` wrote.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Take out of the baseline what is no longer found.")
  var pruneBaseline = false

  @Option(
    help: ArgumentHelp(
      "Report only what is on lines that changed since a revision of git, from where the branches parted.",
      valueName: "revision"))
  var diffBase: String?

  func validate() throws {
    if diffBase == "" { throw ValidationError("--diff-base needs a revision, such as `origin/main`") }
    if pruneBaseline && baseline == nil { throw ValidationError("--prune-baseline needs --baseline") }
  }

  /// What the options take out of a report.
  func filters() throws -> FindingFilters {
    FindingFilters(baseline: try baselineFile(), diffBase: diffBase)
  }

  private func baselineFile() throws -> BaselineFile? {
    guard let baseline else { return nil }
    let source: Result<BaselineFile, PolicyFailure>
    switch SourceLoader.read(baseline) {
    case .success(let file):
      source = BaselineReader.read(file).map { BaselineFile(path: baseline, baseline: $0) }
    case .failure(let failure): throw RunFailure(failure.message + "; `stacklint baseline` writes a baseline")
    }
    return try source.get()
  }

  /// Prunes the baseline, or says what could be pruned.
  func finish(_ report: Report) throws {
    guard let baseline, let use = report.baseline else { return }
    let entries = "\(use.expiredCount) \(use.expiredCount == 1 ? "entry" : "entries")"
    if pruneBaseline, !use.isWhole {
      Console.writeError(
        "stacklint: \(baseline): this run looks at less than the baseline is about; only files that are gone are pruned"
      )
    }
    guard use.expiredCount > 0 else { return }
    guard pruneBaseline else {
      return Console.writeError(
        "stacklint: info: \(baseline): \(entries) no longer found; --prune-baseline removes them")
    }
    if let problem = AtomicFile.write(Array(use.pruned.text.utf8), to: baseline) { throw RunFailure(problem) }
    let verb = use.expiredCount == 1 ? "is" : "are"
    Console.writeError("stacklint: \(baseline): \(entries) removed that \(verb) no longer found")
  }
}
