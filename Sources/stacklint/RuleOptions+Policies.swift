import BuiltinRules
import Policy
import Stack

extension RuleOptions {
  /// Which policy judges which file: that of `--config`, none, or that of the nearest configuration of each.
  ///
  /// - Parameter always: rules that other options turn on.
  func policies(always: [(rule: RuleReference, severity: Severity)] = []) throws -> PolicySource {
    guard !BuiltinRules.all.isEmpty else {
      throw RunFailure("this binary holds no rules; it was not built completely")
    }
    let loader = PolicyLoader(
      builtin: BuiltinRules.all, ruleDirectories: ruleDirectories, packs: packs, toolVersion: Version.current,
      selection: selection(always: always))
    if noConfig { return try loader.policyForAll(nil) }
    guard let config else { return .nearest(loader) }
    if FileStatus.isDirectory(config) { throw RunFailure("\(config): a directory, not a configuration file") }
    switch SourceLoader.read(config) {
    case .success(let source): return try loader.policyForAll(source)
    case .failure(let failure): throw RunFailure(failure.message)
    }
  }
}
