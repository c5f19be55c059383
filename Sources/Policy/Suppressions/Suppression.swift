import Syntax

/// A comment that takes findings out: our own, or that of a tool that the user comes from.
public struct Suppression: Sendable {
  /// Whose comment it is; the name is also the key in a rule's `equivalents`.
  public enum Dialect: String, Sendable, CaseIterable {
    /// `# stacklint ignore=DKR001 -- reason`
    case stacklint
    /// `# hadolint ignore=DL3007`
    case hadolint
    /// `# check=skip=JSONArgsRecommended`
    case buildkit
    /// `# checkov:skip=CKV_DOCKER_7:reason`
    case checkov
    /// `# trivy:ignore:DS-0002`
    case trivy
    /// `# kics-scan ignore-line`
    case kics
    /// `# nosemgrep: rule`
    case semgrep
    /// `# dclint disable-line rule`
    case dclint
  }

  /// How far a comment reaches.
  public enum Reach: Sendable, Hashable {
    /// Findings that start on one of these 1-based lines.
    case lines(ClosedRange<Int>)
    /// The whole file.
    case file
  }

  /// Whose comment it is.
  public let dialect: Dialect

  /// The rules it names: ids or names for our own, the peer's ids for others. Empty: all of them.
  public let rules: [String]

  /// The reason that follows the rules; empty when none is given.
  public let reason: String

  /// How far it reaches.
  public let reach: Reach

  /// The comment.
  public let place: Place

  /// Whether it takes out findings of a rule.
  public func names(_ rule: RuleInfo) -> Bool {
    if rules.isEmpty { return dialect == .stacklint || rule.equivalents[dialect.rawValue] != nil }
    return rules.contains { names($0, of: rule) }
  }

  /// Whether a name means a rule in the words of the dialect.
  func names(_ name: String, of rule: RuleInfo) -> Bool {
    if dialect == .stacklint { return name == rule.id || name == rule.name }
    return rule.equivalents[dialect.rawValue]?.contains { sameID($0, name) } ?? false
  }

  /// Whether it takes out this finding, at its own place or at a hidden one.
  func covers(_ finding: Finding) -> Bool {
    guard names(finding.rule) else { return false }
    return ([finding.place] + finding.hidden).contains { other in
      guard other.source === place.source else { return false }
      switch reach {
      case .file: return true
      case .lines(let lines): return lines.contains(other.source.lineTable.line(at: other.span.start))
      }
    }
  }

  /// Peers write their ids in several ways: `AVD-DS-0002`, `DS-0002`, `DS002`.
  private func sameID(_ left: String, _ right: String) -> Bool {
    guard left != right else { return true }
    guard dialect == .trivy || dialect == .semgrep else { return false }
    return right.hasSuffix("-" + left) || right.hasSuffix("." + left)
  }
}
