import ArgumentParser
import BuiltinRules
import Policy
import Reports

/// What shells offer for the values of our options.
extension CompletionKind {
  /// The names of report formats.
  static var reportFormats: CompletionKind { .list(ReportFormat.allCases.map(\.rawValue)) }

  /// The environments that most repositories have.
  static var environments: CompletionKind { .list(["production", "staging", "development"]) }

  /// Ids and names of rules.
  static var rule: CompletionKind { .custom { _, _, prefix in rules(startingWith: prefix[...]) } }

  /// Ids and names of rules, several with commas between them.
  static var ruleList: CompletionKind {
    .custom { _, _, prefix in
      guard let comma = prefix.lastIndex(of: ",") else { return rules(startingWith: prefix[...]) }
      let rest = prefix.index(after: comma)
      return rules(startingWith: prefix[rest...]).map { prefix[..<rest] + $0 }
    }
  }

  private static func rules(startingWith prefix: Substring) -> [String] {
    BuiltinRules.all.flatMap { [$0.info.id, $0.info.name] }.filter { $0.hasPrefix(prefix) }
  }
}
