import Policy
import Syntax

/// The format for people: each finding with its source lines, the reason and what to do about it.
struct PrettyReport {
  private let report: Report
  private let options: RenderOptions
  private let paint: Painter

  /// The first sentence of each rule's reasoning, by the rule's id.
  private let reasons: [String: String]

  private let hidden: HiddenBytes

  init(_ report: Report, _ options: RenderOptions) {
    self.report = report
    self.options = options
    paint = Painter(isOn: options.color)
    hidden = HiddenBytes(report)
    var reasons: [String: String] = [:]
    for rule in report.findings.map(\.rule) where reasons[rule.id] == nil {
      reasons[rule.id] = Escaping.line(Prose.firstSentence(rule.why))
    }
    self.reasons = reasons
  }

  /// The whole report.
  var text: String {
    var blocks = FindingGroup.groups(of: report.findings).map { group in
      group.findings.count == 1 ? single(group.findings[0]) : several(group)
    }
    if options.showStatistics, !report.findings.isEmpty {
      blocks.append(Statistics(report).table(paint))
    }
    if !options.isQuiet { blocks.append(Summary(report).lines(paint)) }
    return blocks.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func single(_ finding: Finding) -> [String] {
    let snippet = Snippet(finding.place, hidden: hidden)
    let related = finding.related.map { ($0, Snippet($0.place, isBrief: true, hidden: hidden)) }
    let gutter = Gutter(upTo: related.reduce(snippet.lastShownLine) { max($0, $1.1.lastShownLine) }, paint)

    var lines = [
      head(finding.severity, message(finding)) + " " + paint("[\(ruleName(finding.rule))]", .faint),
      gutter.arrow("-->", location(finding.place)),
    ]
    let source = snippet.lines(
      gutter: gutter, width: sourceWidth(gutter), underline: "^", style: finding.severity.style)
    if !source.isEmpty { lines += [gutter.line(nil, "")] + source }
    for (place, snippet) in related {
      lines.append(gutter.line(nil, ""))
      lines.append(gutter.arrow("~~>", "\(location(place.place)): \(Escaping.line(place.message))"))
      lines += snippet.lines(gutter: gutter, width: sourceWidth(gutter), underline: "~", style: .gutter)
    }
    let prose = why(finding, gutter) + advice(finding, gutter)
    if !prose.isEmpty { lines += [gutter.line(nil, "")] + prose }
    return lines
  }

  private func several(_ group: FindingGroup) -> [String] {
    let snippet = Snippet(group.place, hidden: hidden)
    let gutter = Gutter(upTo: snippet.lastShownLine, paint)
    var lines = [
      head(group.severity, group.headline),
      gutter.arrow("-->", location(group.place)),
    ]
    let source = snippet.lines(gutter: gutter, width: sourceWidth(gutter), underline: "^", style: group.severity.style)
    if !source.isEmpty { lines += [gutter.line(nil, "")] + source }
    lines.append(gutter.line(nil, ""))
    let indentation = String(repeating: " ", count: gutter.width + 3)
    let mendings = group.findings.map(mending)
    for (index, finding) in group.findings.enumerated() {
      let bullet = String(repeating: " ", count: gutter.width + 1) + paint("= ", .gutter)
      let word =
        finding.severity == group.severity ? "" : paint(finding.severity.prettyWord, finding.severity.style) + " "
      lines.append(bullet + word + paint(ruleName(finding.rule) + ":", .strong) + " " + message(finding))
      for place in finding.related {
        lines.append(indentation + paint("~~>", .gutter) + " \(location(place.place)): \(Escaping.line(place.message))")
      }
      // What mends several in a row is said once, after the last of them.
      if let (text, how) = mendings[index], index + 1 == mendings.count || mendings[index + 1]?.text != text {
        lines.append(indentation + paint("fix:", .label) + " " + text + paint(how, .faint))
      }
    }
    return lines
  }

  private func head(_ severity: Severity, _ text: String) -> String {
    paint(severity.prettyWord + ":", severity.style) + " " + paint(text, .strong)
  }

  private func message(_ finding: Finding) -> String {
    let message = Escaping.line(finding.message)
    if finding.environments.isEmpty { return message }
    return message + " (in \(Prose.list(finding.environments.map(Escaping.line))))"
  }

  private func ruleName(_ rule: RuleInfo) -> String { Escaping.line("\(rule.id) \(rule.name)") }

  private func location(_ place: Place) -> String {
    let position = place.start
    return "\(Escaping.line(place.source.path)):\(position.line):\(position.column)"
  }

  private func why(_ finding: Finding, _ gutter: Gutter) -> [String] {
    guard let sentence = reasons[finding.rule.id], !sentence.isEmpty else { return [] }
    return gutter.prose("why", sentence, width: options.width)
  }

  private func advice(_ finding: Finding, _ gutter: Gutter) -> [String] {
    guard let (text, how) = mending(finding) else { return [] }
    var lines = gutter.prose("fix", text, width: options.width)
    lines[lines.count - 1] += paint(how, .faint)
    return lines
  }

  /// What to do, and how to have it done.
  private func mending(_ finding: Finding) -> (text: String, how: String)? {
    if let fix = finding.fix {
      return (Escaping.line(fix.title), fix.isSafe ? " (--fix)" : " (--unsafe-fixes)")
    }
    return finding.rule.advice.map { (Escaping.line(Prose.firstParagraph($0)), "") }
  }

  /// The cells that source lines may take.
  private func sourceWidth(_ gutter: Gutter) -> Int {
    max(40, (options.width ?? 120) - gutter.width - 3)
  }
}
