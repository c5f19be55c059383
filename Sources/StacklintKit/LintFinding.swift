import Policy
import Syntax

/// Something that a rule found.
public struct LintFinding: Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// Broken, or open to attack.
    case error
    /// A fault that will hurt sooner or later.
    case warning
    /// Worth knowing.
    case info
  }

  /// A point in a file.
  public struct Position: Sendable, Hashable {
    /// The line, from 1.
    public let line: Int
    /// The column in Unicode scalars, from 1.
    public let column: Int
    /// The offset in bytes of UTF-8, from 0.
    public let offset: Int
  }

  /// Another place that belongs to a finding.
  public struct Related: Sendable, Hashable {
    /// The file.
    public let path: String
    /// Where it starts.
    public let start: Position
    /// What it has to do with the finding.
    public let message: String
  }

  /// Bytes to replace.
  public struct Edit: Sendable, Hashable {
    /// The file.
    public let path: String
    /// The bytes that go, by their offsets; empty for an insertion.
    public let range: Range<Int>
    /// The text that comes.
    public let text: String
  }

  /// What mends a finding: all of its edits or none.
  public struct Fix: Sendable, Hashable {
    /// What the edits do.
    public let title: String
    /// Whether behaviour stays as intended for sure.
    public let isSafe: Bool
    /// The edits; they do not overlap.
    public let edits: [Edit]
  }

  /// The rule's id: `DKR001`.
  public let rule: String

  /// The rule's name: `floating-base-image`.
  public let name: String

  /// How bad it is here.
  public let severity: Severity

  /// What is wrong, in one sentence.
  public let message: String

  /// The file.
  public let path: String

  /// Where it starts.
  public let start: Position

  /// One past its last character.
  public let end: Position

  /// Other places that matter.
  public let related: [Related]

  /// The environments in which it exists; empty when environments play no part.
  public let environments: [String]

  /// Numbers of the policies that the rule enforces.
  public let policies: [String]

  /// The edits that mend it; nil when there are none.
  public let fix: Fix?

  /// A name for the finding that survives edits elsewhere in the file.
  public let fingerprint: String

  init(_ finding: Policy.Finding, fingerprint: String) {
    rule = finding.rule.id
    name = finding.rule.name
    severity = Severity(finding.severity)
    message = finding.message
    path = finding.place.source.path
    start = Position(finding.place.start, offset: finding.place.span.start)
    end = Position(finding.place.end, offset: finding.place.span.end)
    related = finding.related.map {
      Related(
        path: $0.place.source.path, start: Position($0.place.start, offset: $0.place.span.start), message: $0.message)
    }
    environments = finding.environments
    policies = finding.rule.policies
    fix = finding.fix.map(Fix.init)
    self.fingerprint = fingerprint
  }
}

extension LintFinding.Severity {
  fileprivate init(_ severity: Policy.Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .info: self = .info
    }
  }
}

extension LintFinding.Position {
  fileprivate init(_ position: Syntax.Position, offset: Int) {
    self.init(line: position.line, column: position.column, offset: offset)
  }
}

extension LintFinding.Fix {
  fileprivate init(_ fix: Policy.Fix) {
    self.init(
      title: fix.title, isSafe: fix.isSafe,
      edits: fix.edits.map {
        LintFinding.Edit(path: $0.source.path, range: $0.span.start..<$0.span.end, text: $0.text)
      })
  }
}
