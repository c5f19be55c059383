import Stack
import Syntax

/// A directory of rule files, sub-directories included.
public struct RuleDirectory {
  /// The directory.
  public let path: String

  /// A directory of rules.
  public init(path: String) { self.path = path }

  /// Its rules, sorted by id, or all that is wrong with its files.
  ///
  /// - Parameter taken: rules that are there already; ids and names must differ from theirs.
  public func load(besides taken: [CompiledRule] = []) -> Result<[CompiledRule], SourceProblems> {
    switch RuleFiles.find(below: path) {
    case .failure(let notice): .failure(SourceProblems([SourceProblem(unreadable: notice)]))
    case .success(let sources): RuleReader().read(sources, besides: taken)
    }
  }
}
