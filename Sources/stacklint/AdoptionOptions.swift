import ArgumentParser
import Policy
import Reports
import Stack

/// What helps a team that begins with findings it already has.
struct AdoptionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Leave out the findings of a baseline that `stacklint baseline` wrote.", valueName: "file"),
    completion: .file())
  var baseline: String?

  @Flag(help: "Take out of the baseline what is no longer found.")
  var pruneBaseline = false

  @Option(
    help: ArgumentHelp(
      "Report only what is on lines that changed since a revision of git, from where the branches parted.",
      valueName: "revision"))
  var diffBase: String?

  @Flag(
    help: """
      The paths are files that changed, as pre-commit passes them: their whole repositories are read, and what has a place in \
      one of the files is reported.
      """)
  var changed = false

  @Flag(
    help: """
      Warn of suppression comments that take nothing out, even where the rule `unused-suppression` is off, and of those of \
      other linters whose rules have counterparts here.
      """)
  var reportUnusedSuppressions = false

  @Flag(help: "Write a suppression comment at every finding; --diff only shows them.")
  var addIgnore = false

  @Option(help: ArgumentHelp("The reason that the comments of --add-ignore give.", valueName: "text"))
  var reason: String?

  func validate() throws {
    if changed && diffBase != nil { throw ValidationError("--changed and --diff-base exclude each other") }
    if addIgnore && reason == nil {
      throw ValidationError("--add-ignore needs --reason: whoever reads the comments wants to know why they are there")
    }
    if let reason {
      if !addIgnore { throw ValidationError("--reason is for the comments of --add-ignore") }
      let isLine = reason.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
      if !isLine || reason.allSatisfy(\.isWhitespace) { throw ValidationError("--reason must be one line of text") }
    }
    if diffBase == "" { throw ValidationError("--diff-base needs a revision, such as `origin/main`") }
    if pruneBaseline && baseline == nil { throw ValidationError("--prune-baseline needs --baseline") }
  }

  /// Rules that are on because of the options.
  var always: [(rule: RuleReference, severity: Severity)] {
    reportUnusedSuppressions ? [(RuleReference("unused-suppression"), .warning)] : []
  }

  /// What the options take out of a report.
  ///
  /// - Parameter paths: those of the command line.
  func filters(_ paths: [String]) throws -> FindingFilters {
    FindingFilters(
      baseline: try baselineFile(), diffBase: diffBase, files: changed ? paths : nil,
      judgesForeignComments: reportUnusedSuppressions)
  }

  /// The paths that are read for those of the command line.
  func readPaths(_ paths: [String]) -> [String] {
    guard changed else { return paths }
    let roots = paths.map { path in
      let directory = FileStatus.isDirectory(path) ? path : ShownPath.directory(of: path)
      return RepositoryRoot.find(from: directory).map { RepositoryRoot.shown($0) } ?? directory
    }
    return Set(roots).sorted()
  }

  private func baselineFile() throws -> BaselineFile? {
    guard let baseline else { return nil }
    if FileStatus.isDirectory(baseline) { throw RunFailure("\(baseline): a directory, not a baseline") }
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
