import Policy

/// The rules of a SARIF run: those that were on, and those that findings name besides.
struct SARIFRules {
  private let rules: [RuleInfo]
  private let indices: [String: Int]

  init(_ active: [RuleInfo], _ findings: [Finding]) {
    var byID: [String: RuleInfo] = [:]
    for rule in findings.map(\.rule) + active { byID[rule.id] = rule }
    let sorted = byID.values.sorted { $0.id < $1.id }
    rules = sorted
    indices = Dictionary(zip(sorted.map(\.id), sorted.indices), uniquingKeysWith: { first, _ in first })
  }

  /// Where a rule stands in `rules`.
  func index(of rule: RuleInfo) -> Int? { indices[rule.id] }

  /// The member `rules` of a tool component.
  func write(to json: inout JSONWriter) {
    json.objects("rules", rules) { json, rule in
      json.member("id", rule.id)
      json.member("name", rule.name)
      json.message("shortDescription", SARIFLimits.description(rule.summary))
      json.message(
        "fullDescription", SARIFLimits.description(Prose.firstParagraph(rule.why.isEmpty ? rule.summary : rule.why)))
      if let address = rule.references.first(where: { $0.hasPrefix("https://") }) { json.member("helpUri", address) }
      json.object("help") { json in
        json.member("text", Escaping.sarifMessage(help(rule)))
        json.member("markdown", markdown(rule))
      }
      json.object("defaultConfiguration") { $0.member("level", rule.severity.sarifLevel) }
      json.object("properties") { writeProperties(rule, to: &$0) }
    }
  }

  /// The names that GitHub's code scanning gives to these properties.
  private func writeProperties(_ rule: RuleInfo, to json: inout JSONWriter) {
    json.member("tags", tags(rule))
    json.member("precision", rule.profile == .recommended ? "high" : "medium")
    json.member("problem.severity", rule.severity == .info ? "recommendation" : rule.severity.rawValue)
    if rule.category == "security" {
      let worst = rule.environmentSeverities.values.reduce(rule.severity) { max($0, $1) }
      json.member("security-severity", worst.sarifSecuritySeverity)
    }
    json.member("profile", rule.profile.rawValue)
    if !rule.environmentSeverities.isEmpty {
      json.object("environmentSeverities") { json in
        for (environment, severity) in rule.environmentSeverities.sorted(by: { $0.key < $1.key }) {
          json.member(environment, severity.rawValue)
        }
      }
    }
    json.member("policies", rule.policies)
  }

  private func tags(_ rule: RuleInfo) -> [String] {
    let language = rule.scope.split(separator: ".").first.map(String.init)
    let weaknesses = rule.references.filter { $0.hasPrefix("CWE-") }.map { "external/cwe/" + $0.lowercased() }
    return Array(([rule.category] + [language].compactMap(\.self) + weaknesses).prefix(SARIFLimits.tags))
  }

  private func help(_ rule: RuleInfo) -> String {
    var parts = [rule.why.isEmpty ? rule.summary : trimmed(rule.why)]
    if let advice = rule.advice { parts.append("What to do: \(advice)") }
    if !rule.references.isEmpty { parts.append("References: " + rule.references.joined(separator: ", ")) }
    return parts.joined(separator: "\n\n")
  }

  private func markdown(_ rule: RuleInfo) -> String {
    var parts = ["# \(rule.summary)"]
    if !rule.why.isEmpty { parts.append(trimmed(rule.why)) }
    if let advice = rule.advice { parts.append("**What to do:** \(advice)") }
    if !rule.references.isEmpty {
      let items = rule.references.map { $0.contains("://") ? "- <\($0)>" : "- \($0)" }
      parts.append(items.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private func trimmed(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
