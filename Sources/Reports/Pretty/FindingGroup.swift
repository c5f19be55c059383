import Policy
import Syntax

/// Findings that the pretty format shows under one head: those at exactly the same place, and those about one service or
/// server as a whole, such as its missing hardening.
struct FindingGroup {
  /// The findings, at least one, in report order.
  let findings: [Finding]

  /// The worst severity among them.
  let severity: Severity

  /// Where they are: the narrowest of their places.
  let place: Place

  /// What the findings are about: `service`, `server`; nil when they are about different things.
  private let kind: String?

  private init?(_ findings: [Finding]) {
    guard let first = findings.first else { return nil }
    self.findings = findings
    severity = findings.reduce(first.severity) { max($0, $1.severity) }
    place = findings.reduce(first.place) { $1.place.span.count < $0.span.count ? $1.place : $0 }
    let kinds = Set(findings.compactMap { $0.rule.scope.split(separator: ".").last })
    kind = kinds.count == 1 ? kinds.first.map(String.init) : nil
  }

  /// The head of a group of several: ``6 findings on service `api` ``.
  var headline: String {
    let count = Prose.counted(findings.count, "finding")
    let isShort = place.span.count <= 60 && !place.source[place.span].contains(0x0A)
    var text = isShort && findings.allSatisfy(\.sensitive.isEmpty) ? Escaping.line(place.text) : ""
    // `server` says less than its name.
    if kind != nil, text.isEmpty || text == kind { text = subject ?? text }
    switch (kind, text.isEmpty) {
    case (let kind?, true): return "\(count) on this \(kind)"
    case (let kind?, false): return text == kind ? "\(count) on this \(kind)" : "\(count) on \(kind) `\(text)`"
    case (nil, false): return "\(count) on `\(text)`"
    case (nil, true): return "\(count) here"
    }
  }

  /// The name of what all of them are about, if it is short.
  private var subject: String? {
    guard let subject = findings.first?.subject, !subject.isEmpty, subject.utf8.count <= 60,
      findings.allSatisfy({ $0.subject == subject })
    else { return nil }
    return Escaping.line(subject)
  }

  /// The groups of a report's findings, in the order of their first findings.
  static func groups(of findings: [Finding]) -> [FindingGroup] {
    // A finding of another scope at the very place of one about a whole belongs to that whole.
    var wholes: [Place: Key] = [:]
    for finding in findings where wholeScopes.contains(finding.rule.scope) {
      let line = finding.place.source.lineTable.line(at: finding.place.span.start)
      wholes[finding.place] = .line(finding.place.source, line)
    }

    var order: [Key] = []
    var members: [Key: [Finding]] = [:]
    for finding in findings {
      let key = wholes[finding.place] ?? .place(finding.place)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(finding)
    }
    return order.compactMap { FindingGroup(members[$0] ?? []) }
  }

  /// The scopes whose findings are joined when they only begin on the same line: the rules point at the name or at the
  /// whole, and mean the same.
  private static let wholeScopes: Set = ["compose.service", "nginx.server", "stack.service"]

  private enum Key: Hashable {
    case place(Place)
    case line(SourceFile, Int)
  }
}
