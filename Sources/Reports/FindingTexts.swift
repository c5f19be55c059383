import Policy
import Syntax

/// What several formats say of a finding, in the same words.
extension Finding {
  /// Why it matters: the first sentence of the rule's reasoning; nil when the rule gives none.
  var reasonLine: String? {
    let sentence = Prose.firstSentence(rule.why)
    return sentence.isEmpty ? nil : sentence
  }

  /// What to do: the title of the fix and how to have it applied, or the rule's advice; nil when there is neither.
  var mendingLine: String? {
    if let fix { return fix.title + (fix.isSafe ? " (--fix)" : " (--unsafe-fixes)") }
    return rule.advice.map(Prose.firstParagraph)
  }

  /// ` (in production and staging)`, or nothing.
  var environmentSuffix: String { environments.isEmpty ? "" : " (in \(Prose.list(environments)))" }
}

extension Place {
  /// Where it begins, as people read it: `web/Dockerfile:1:6`.
  var shownPosition: String { "\(source.path):\(start.line):\(start.column)" }

  /// The line that the last of its bytes is on, from 1.
  var lastLine: Int { source.lineTable.line(at: max(span.start, span.end - 1)) }
}

extension Report {
  /// The findings in runs of one file each, in report order.
  var findingsByFile: [[Finding]] {
    var files: [[Finding]] = []
    for finding in findings {
      if let last = files.last?.last, last.place.source.path == finding.place.source.path {
        files[files.count - 1].append(finding)
      } else {
        files.append([finding])
      }
    }
    return files
  }

  /// The findings, the worst first, otherwise in report order.
  var findingsBySeverity: [Finding] {
    Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
  }

  /// `2 errors, 1 note in 4 files (1 suppressed)`: what all formats for people close or open with.
  var summaryLine: String { Summary(self).lines(Painter(isOn: false)).first ?? "" }
}
