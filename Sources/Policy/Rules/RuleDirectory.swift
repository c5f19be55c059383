import Stack
import Syntax

/// A directory of rule files, sub-directories included.
public struct RuleDirectory {
  /// The directory.
  public let path: String

  /// A directory of rules.
  public init(path: String) { self.path = ShownPath.of(path) }

  /// Its rules, sorted by id, or all that is wrong with its files.
  ///
  /// - Parameter taken: rules that are there already; ids and names must differ from theirs.
  public func load(besides taken: [CompiledRule] = []) -> Result<[CompiledRule], SourceProblems> {
    switch RuleFiles.find(below: path) {
    case .failure(let notice): return .failure(SourceProblems([SourceProblem(unreadable: notice)]))
    case .success(let sources):
      let packs = RuleFileGroup.groups(sources, below: path).filter(\.isPack)
      guard packs.isEmpty else {
        return .failure(
          SourceProblems(
            packs.map { pack in
              SourceProblem(
                unplaced: "\(pack.directory): this is a policy pack; name it with `packs` or --pack",
                path: pack.directory)
            }))
      }
      return RuleReader().read(sources, besides: taken)
    }
  }
}
