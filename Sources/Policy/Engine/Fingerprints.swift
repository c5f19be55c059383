/// The fingerprints of all findings of a run, equal ones numbered: the first keeps the plain one, the next get `-2`,
/// `-3` in report order.
///
/// Suppressed findings are counted in, so that a suppression renames none of the others.
public struct Fingerprints: Sendable {
  /// For each of `Report.findings`.
  public let findings: [String]

  /// For each of `Report.suppressed`.
  public let suppressed: [String]

  /// The fingerprints of a report.
  public init(_ report: Report) {
    var counts: [UInt64: Int] = [:]
    func number(_ finding: Finding) -> String {
      let plain = finding.fingerprintNumber
      let count = counts[plain, default: 0] + 1
      counts[plain] = count
      return count == 1 ? FNV.text(plain) : "\(FNV.text(plain))-\(count)"
    }

    var open: [String] = []
    var suppressed: [String] = []
    open.reserveCapacity(report.findings.count)
    suppressed.reserveCapacity(report.suppressed.count)
    for finding in report.findings {
      while suppressed.count < report.suppressed.count,
        Finding.inReportOrder(report.suppressed[suppressed.count].finding, finding)
      {
        suppressed.append(number(report.suppressed[suppressed.count].finding))
      }
      open.append(number(finding))
    }
    for rest in report.suppressed.dropFirst(suppressed.count) { suppressed.append(number(rest.finding)) }
    self.findings = open
    self.suppressed = suppressed
  }
}
