import Policy

/// The closing words of a report.
struct Summary {
  private let report: Report

  init(_ report: Report) {
    self.report = report
  }

  /// One line with the counts; a second one when something can be mended at once.
  func lines(_ paint: Painter) -> [String] {
    let files = Prose.counted(report.fileCount, "file")
    let suppressed = takenOut
    guard report.findings.isEmpty else {
      return ["\(counts(paint)) in \(files)\(suppressed)"] + mending(paint)
    }
    if report.notices.contains(where: \.isFailure) {
      return ["No findings in \(files)\(suppressed), but the run is incomplete"]
    }
    if report.fileCount == 0 {
      return ["Nothing to lint: no Dockerfile, Compose file or nginx configuration found"]
    }
    return [paint("All clear:", .success) + " no findings in \(files)\(suppressed)"]
  }

  /// ` (2 suppressed, 31 in the baseline)`: what else was found.
  private var takenOut: String {
    let (inBaseline, unchanged) = (report.count(.baseline), report.count(.unchanged))
    let commented = report.suppressed.count - inBaseline - unchanged
    let parts = [(commented, "suppressed"), (inBaseline, "in the baseline"), (unchanged, "on unchanged lines")]
      .compactMap { count, what in count == 0 ? nil : "\(count) \(what)" }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func counts(_ paint: Painter) -> String {
    Severity.allCases.reversed().compactMap { severity in
      let count = report.count(severity)
      return count == 0 ? nil : paint(Prose.counted(count, severity.prettyWord), severity.style)
    }.joined(separator: ", ")
  }

  private func mending(_ paint: Painter) -> [String] {
    let safe = report.findings.count { $0.fix?.isSafe == true }
    let unsafe = report.findings.count { $0.fix?.isSafe == false }
    switch (safe, unsafe) {
    case (0, 0): return []
    case (_, 0): return ["\(safe) can be fixed with \(paint("--fix", .strong))"]
    case (0, _):
      return ["\(unsafe) can be fixed with \(paint("--fix --unsafe-fixes", .strong)) after a look at the changes"]
    default:
      return [
        "\(safe) can be fixed with \(paint("--fix", .strong)), \(unsafe) more with \(paint("--unsafe-fixes", .strong))"
      ]
    }
  }
}
