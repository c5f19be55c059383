import IgnoreFile
import Stack
import Syntax

/// Finds the configuration of every directory that a run comes to. Each directory is looked at once, and a run over one
/// directory without configurations below looks at that and the ones above only.
///
/// The nearest `.stacklint.yml` counts, whole: nothing of those farther up is mixed in. The search ends at the root of
/// the repository; outside of any at the working directory, or at the directory that was named.
final class ConfigurationSearch: SearchAreas {
  private let source: PolicySource

  /// The policies that were met, in order; areas name them by number.
  private(set) var policies: [LintPolicy] = []

  private var faults: [String] = []

  /// The number of the policy of a configuration, by its directory; nil stands for no configuration.
  private var numbers: [String?: Int] = [:]

  private var files: [String: SourceFile?] = [:]
  private var roots: [String: String?] = [:]
  private let workingDirectory = RepositoryRoot.absolute(".") ?? "/"

  init(_ source: PolicySource) { self.source = source }

  /// Fails when a configuration that was met is broken, or when the command line names rules that none of them knows.
  func check() throws(PolicyFailure) {
    if !faults.isEmpty { throw PolicyFailure(faults) }
    if case .nearest(let loader) = source, !policies.isEmpty { try loader.checkNames(in: policies) }
  }

  /// The area of the directory of a file, or of a directory. The path need not exist.
  func area(ofPath path: String) -> SearchArea {
    var shown = ShownPath.of(path)
    if !FileStatus.isDirectory(shown) { shown = ShownPath.directory(of: shown) }
    let directory = RepositoryRoot.absolute(shown) ?? workingDirectory
    return area(of: directory, shownAs: shown, below: directory)
  }

  func area(of directory: String, shownAs shown: String, below start: String) -> SearchArea {
    let top = top(of: directory, below: start)
    let (number, base) = policy(for: directory, upTo: top)
    return SearchArea(
      settings: number,
      excludes: GitIgnore().adding(GitIgnoreRules(patterns: policies[number].configuration.exclude)),
      shownDirectory: shown, directoryFromSettings: path(of: directory, from: base ?? top),
      directoryFromRepository: path(of: directory, from: top))
  }

  /// The number of the policy for a directory, and the directory that its globs are relative to.
  private func policy(for directory: String, upTo top: String) -> (number: Int, base: String?) {
    switch source {
    case .one(let policy):
      if policies.isEmpty { policies.append(policy) }
      return (0, policy.directory)
    case .nearest(let loader):
      let file = nearest(to: directory, upTo: top)
      if let known = numbers[file?.directory] { return (known, file?.directory) }
      do {
        policies.append(try loader.policy(of: file?.source))
      } catch {
        faults += error.messages
        policies.append(.empty)
      }
      numbers[file?.directory] = policies.count - 1
      return (policies.count - 1, file?.directory)
    }
  }

  /// The nearest configuration, from a directory up to another.
  private func nearest(to directory: String, upTo top: String) -> (directory: String, source: SourceFile)? {
    for directory in FilePath.upwards(from: directory, to: top) {
      if let file = file(in: directory) { return (directory, file) }
    }
    return nil
  }

  private func file(in directory: String) -> SourceFile? {
    if let known = files[directory] { return known }
    var found: SourceFile?
    for name in Configuration.fileNames where found == nil {
      let path = FilePath.join(shownPath(of: directory), name)
      switch SourceLoader.read(path) {
      case .success(let source): found = source
      case .failure(let notice) where notice.reason == .missing: continue
      // To lint without a file that is there would be to lint by other rules.
      case .failure(let notice): faults.append("stacklint: " + notice.message)
      }
    }
    files[directory] = .some(found)
    return found
  }

  // MARK: - Directories

  /// Where the search for a configuration ends, and where the paths begin that show environments.
  private func top(of directory: String, below start: String) -> String {
    if let root = repositoryRoot(of: directory) { return root }
    return FilePath.isPath(directory, within: workingDirectory) ? workingDirectory : start
  }

  private func repositoryRoot(of directory: String) -> String? {
    if let known = roots[directory] { return known }
    let root = RepositoryRoot.find(from: directory)
    roots[directory] = .some(root)
    return root
  }

  /// A directory as seen from another. Only the configuration of `--config` need not lie above what it is for: there
  /// paths are taken from the working directory, or else from the root of the file system.
  private func path(of directory: String, from base: String) -> String {
    for base in [base, workingDirectory, "/"] where FilePath.isPath(directory, within: base) {
      return FilePath.relative(directory, to: base)
    }
    return directory
  }

  /// An absolute path as somebody in the working directory would write it.
  private func shownPath(of directory: String) -> String {
    if FilePath.isPath(directory, within: workingDirectory) {
      return FilePath.relative(directory, to: workingDirectory)
    }
    guard FilePath.isPath(workingDirectory, within: directory) else { return directory }
    let levels = FilePath.relative(workingDirectory, to: directory).split(separator: "/").count
    return Array(repeating: "..", count: levels).joined(separator: "/")
  }
}
