import Syntax

/// Something a rule found: immutable, complete, independent of how it is shown.
///
/// An object, since it has many parts and is handed on many times: from its rule to the order, the filters and the report.
public final class Finding: Sendable {
  /// The rule.
  public let rule: RuleInfo

  /// How bad it is here, in this environment.
  public let severity: Severity

  /// What is wrong, in one sentence without a full stop.
  public let message: String

  /// Where.
  public let place: Place

  /// Other places that matter, each with what it has to do with the finding.
  public let related: [RelatedPlace]

  /// The way that data takes to the place of the finding, from where it comes in to where it does harm; empty when no data
  /// flow is involved, else of two steps at least.
  public let flow: [RelatedPlace]

  /// Places that are not shown, where a suppression counts too.
  public let hidden: [Place]

  /// The thing found, as part of the fingerprint; never prose.
  public let evidence: String

  /// What the rule ran on, as messages show it: the name of a service, of a server; empty when it has none.
  public let subject: String

  /// Where secrets stand that no report may show.
  public let sensitive: [Place]

  /// The edits that mend it.
  public let fix: Fix?

  /// The names of the environments in which it exists; empty when environments play no part.
  public let environments: [String]

  /// Whether it makes the run fail, under the configuration that holds for it.
  public let failsRun: Bool

  /// A finding.
  public init(
    rule: RuleInfo, severity: Severity, message: String, place: Place, related: [RelatedPlace] = [],
    flow: [RelatedPlace] = [], hidden: [Place] = [], evidence: String = "", subject: String = "",
    sensitive: [Place] = [], fix: Fix? = nil,
    environments: [String] = [], failsRun: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.related = related
    self.flow = flow
    self.hidden = hidden
    self.evidence = evidence
    self.subject = subject
    self.sensitive = sensitive
    self.fix = fix
    self.environments = environments
    self.failsRun = failsRun
  }

  /// A name for the finding that survives edits elsewhere in the file and rewording: 16 hexadecimal digits made of the
  /// rule, the path and the evidence. Two findings of one rule with equal evidence in one file share it; reports number
  /// them.
  public var fingerprint: String { FNV.text(fingerprintNumber) }

  /// The fingerprint as the number that its digits stand for.
  var fingerprintNumber: UInt64 { number(of: [rule.id, place.source.path, evidence]) }

  /// The same as `fingerprint` without the path, for what is listed by files that may be renamed.
  public var fingerprintInFile: String { FNV.text(number(of: [rule.id, evidence])) }

  private func number(of parts: [String]) -> UInt64 {
    var hash = FNV.start
    for var part in parts {
      part.withUTF8 { bytes in
        for byte in bytes { hash = FNV.adding(byte, to: hash) }
      }
      hash = FNV.adding(0xFF, to: hash)
    }
    return hash
  }
}

/// A place that belongs to a finding, and why.
public struct RelatedPlace: Sendable {
  /// Where.
  public let place: Place

  /// What it has to do with the finding.
  public let message: String

  /// A related place.
  public init(_ place: Place, _ message: String) {
    self.place = place
    self.message = message
  }
}

/// Edits that mend a finding; all of them or none.
public struct Fix: Sendable {
  /// What they do: `Pin the image to 1.27`.
  public let title: String

  /// Whether behaviour stays as intended for sure.
  public let isSafe: Bool

  /// The edits; they do not overlap.
  public let edits: [TextEdit]

  /// A fix.
  public init(title: String, isSafe: Bool, edits: [TextEdit]) {
    self.title = title
    self.isSafe = isSafe
    self.edits = edits
  }
}

extension Finding {
  /// The one total order of findings: path, place, rule, evidence.
  public static func inReportOrder(_ left: Finding, _ right: Finding) -> Bool {
    if left.place.source !== right.place.source, left.place.source.path != right.place.source.path {
      return left.place.source.path < right.place.source.path
    }
    if left.place.span != right.place.span { return left.place.span < right.place.span }
    if left.rule.id != right.rule.id { return left.rule.id < right.rule.id }
    if left.evidence != right.evidence { return left.evidence < right.evidence }
    return left.message < right.message
  }
}
