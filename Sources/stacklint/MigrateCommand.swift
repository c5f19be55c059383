import ArgumentParser
import BuiltinRules
import Policy
import Reports
import Stack

import class Syntax.SourceFile

/// `stacklint migrate [FILE ...]`: the configuration of other linters as ours.
struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Write a .stacklint.yml from the configuration of hadolint, DCLint, compose-lint, gixy or KICS.",
    discussion: """
      Rules are found by the ids that `stacklint explain` lists as equivalents. What has no counterpart is named on standard \
      error, with the reason. A file that exists is never overwritten.
      """)

  @Argument(help: "Configuration files. Default: those with known names in the current directory.", completion: .file())
  var files: [String] = []

  @Option(help: ArgumentHelp("The file to write. Default: .stacklint.yml.", valueName: "file"), completion: .file())
  var output: String = ".stacklint.yml"

  @Flag(help: "Print the configuration instead of writing it.")
  var dryRun = false

  func run() throws {
    let files = try read()
    let rules = BuiltinRules.all
    let migrated = try Migration.migrate(files, rules: rules.map(\.info)).get()
    for remark in migrated.remarks {
      Console.writeError("stacklint: \(Escaping.line("\(remark.place): \(remark.message)"))")
    }
    guard !migrated.isEmpty else {
      throw RunFailure(
        "\(migrated.sources.joined(separator: ", ")): nothing there has a counterpart; no file is written")
    }
    // Nothing that stacklint would refuse is ever written.
    let loader = PolicyLoader(builtin: rules, toolVersion: Version.current)
    _ = try loader.policyForAll(SourceFile(path: output, text: migrated.text))
    if dryRun { return Console.write(migrated.text) }
    guard !FileStatus.exists(output) else {
      throw RunFailure("\(output) exists and is not overwritten; --dry-run prints what would be written")
    }
    if let problem = AtomicFile.write(Array(migrated.text.utf8), to: output) { throw RunFailure(problem) }
    Console.writeError(
      "stacklint: \(output) written from \(migrated.sources.joined(separator: ", ")); "
        + "\(Prose.counted(migrated.remarks.count, "remark")) above"
    )
  }

  private func read() throws -> [(peer: Migration.Peer, source: SourceFile)] {
    let paths = files.isEmpty ? Migration.fileNames.filter(FileStatus.exists) : files
    if paths.isEmpty {
      throw RunFailure("there is no configuration of another linter here; name one: `stacklint migrate FILE`")
    }
    return try paths.map { path in
      guard let peer = Migration.peer(ofFile: path) else {
        let names = Migration.Peer.allCases.map(\.rawValue).joined(separator: ", ")
        throw RunFailure("\(path): its name tells no linter; it must hold one of \(names)")
      }
      switch SourceLoader.read(path) {
      case .success(let source): return (peer, source)
      case .failure(let failure): throw RunFailure(failure.message)
      }
    }
  }
}
