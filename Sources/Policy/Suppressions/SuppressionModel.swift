import CEL
import Syntax

/// A suppression comment after a run, as rules see it.
///
/// The rules that watch over suppressions are rules like all others; they only run last, when it is known which comments
/// took a finding out.
final class SuppressionModel: ModelObject {
  let suppression: Suppression
  let isUsed: Fact<Bool>
  let unknownRules: [String]

  init(_ suppression: Suppression, isUsed: Fact<Bool>, unknownRules: [String]) {
    self.suppression = suppression
    self.isUsed = isUsed
    self.unknownRules = unknownRules
  }

  var place: Place? { suppression.place }
  var display: String { suppression.rules.joined(separator: ", ") }

  static let modelSchema = ObjectSchema(
    SuppressionModel.self, "lint.suppression",
    "A comment that takes findings out, ours or a peer's, after the run it belongs to."
  ) {
    Field("dialect", "Whose comment it is: stacklint, hadolint, checkov ...") { $0.suppression.dialect.rawValue }
    Field("rules", "The rules it names, by the ids of its dialect.") { $0.suppression.rules }
    Field("unknown_rules", "Those of them that do not exist.") { $0.unknownRules }
    Field("reason", "The reason it gives; empty when it gives none.") { $0.suppression.reason }
    Field(
      "is_used",
      "Whether it took a finding out; unknown when a rule it names is off in this run, and for comments of peers."
    ) { $0.isUsed }
    Field("is_for_file", "Whether it speaks of the whole file.") { $0.suppression.reach == .file }
  }
}

/// The suppressions of a run: the root of the scope `lint.suppression`.
final class SuppressionList: ModelObject {
  let suppressions: [SuppressionModel]

  init(_ suppressions: [SuppressionModel]) { self.suppressions = suppressions }

  var place: Place? { nil }
  var display: String { "suppressions" }

  static let modelSchema = ObjectSchema(SuppressionList.self, "lint.run", "What a run did.") {
    Field("suppressions", "The suppression comments of all files.") { $0.suppressions }
  }

  static let scope = Scope(
    "lint.suppression", "Each comment that takes findings out, once all other rules have run.",
    variables: [Variable("suppression", .object("lint.suppression"), "The comment.")], in: SuppressionList.self
  ) { list in
    list.suppressions.map { [.object($0)] }
  }
}
