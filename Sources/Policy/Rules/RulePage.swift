import CEL

/// The documentation of one rule, as Markdown: what `stacklint explain` prints and `Docs/rules/` holds.
public struct RulePage {
  private let rule: CompiledRule

  /// The page of a rule.
  public init(_ rule: CompiledRule) { self.rule = rule }

  /// The page, with a line feed at the end.
  public var text: String {
    let info = rule.info
    var sections = ["# \(info.id) \(info.name)", "\(info.summary).", facts(info), trimmed(info.why)]
    if let advice = info.advice { sections.append("**What to do:** \(advice).") }
    sections += examples(info)
    if !rule.options.isEmpty { sections.append(options()) }
    if !info.equivalents.isEmpty { sections.append(equivalents(info)) }
    if !info.references.isEmpty {
      sections.append("## References\n\n" + info.references.map { "- \($0)" }.joined(separator: "\n"))
    }
    sections.append(
      "## Switch it off\n\n`# stacklint ignore=\(info.id) -- reason` on the line or alone on the line before it, or "
        + "`ignore: [\(info.id)]` in `.stacklint.yml`.")
    return sections.joined(separator: "\n\n") + "\n"
  }

  private func facts(_ info: RuleInfo) -> String {
    var severity = info.severity.rawValue
    for (environment, other) in info.environmentSeverities.sorted(by: { $0.key < $1.key }) {
      severity += ", \(other.rawValue) in \(environment)"
    }
    var rows = [
      ("Severity", severity), ("Profile", info.profile.rawValue), ("Category", info.category),
      ("Runs on", "each `\(info.scope)`"),
    ]
    if let base = info.ancestors.first { rows.append(("Extends", base)) }
    if !info.paths.isEmpty { rows.append(("Only for", info.paths.map { "`\($0)`" }.joined(separator: ", "))) }
    if !info.environments.isEmpty { rows.append(("Only in", info.environments.joined(separator: ", "))) }
    if let file = info.file { rows.append(("File", "`\(file)`")) }
    if let pack = info.pack { rows.append(("Pack", "\(pack.name) \(pack.version)")) }
    if !info.policies.isEmpty { rows.append(("Policies", info.policies.joined(separator: ", "))) }
    if info.isFixable { rows.append(("Fix", "with `--fix`")) }
    return "| | |\n|---|---|\n" + rows.map { "| \($0) | \($1) |" }.joined(separator: "\n")
  }

  private func examples(_ info: RuleInfo) -> [String] {
    [(true, "## Found"), (false, "## Fine")].compactMap { isBad, title in
      let examples = info.examples.filter { $0.isBad == isBad }
      guard !examples.isEmpty else { return nil }
      // Without a line between them, two examples of several files would look like one.
      let separator = examples.contains { $0.files.count > 1 } ? "\n\n---\n\n" : "\n\n"
      return title + "\n\n" + examples.map(fenced).joined(separator: separator)
    }
  }

  private func fenced(_ example: RuleExample) -> String {
    example.files.map { file in
      let head = file.path.isEmpty ? "" : "`\(file.path)`:\n\n"
      let language = rule.info.fenceLanguage ?? Self.fenceLanguage(of: file.path)
      return "\(head)```\(language)\n\(trimmed(file.text))\n```"
    }.joined(separator: "\n\n")
  }

  private static func fenceLanguage(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    if name.contains("Dockerfile") { return "dockerfile" }
    if name.hasSuffix(".yaml") || name.hasSuffix(".yml") { return "yaml" }
    if name.hasSuffix(".conf") || name.hasSuffix(".template") { return "nginx" }
    return name.hasPrefix(".env") ? "sh" : "text"
  }

  private func options() -> String {
    let rows = rule.options.map { option in
      "| `\(option.name)` | \(option.type.rawValue) | `\(celString(option.defaultValue))` | \(option.documentation) |"
    }
    return "## Options\n\n| option | type | default | |\n|---|---|---|---|\n" + rows.joined(separator: "\n")
  }

  private func equivalents(_ info: RuleInfo) -> String {
    "## Other tools\n\n"
      + info.equivalents.sorted { $0.key < $1.key }
      .map { "- \($0.key): \($0.value.map { "`\($0)`" }.joined(separator: ", "))" }.joined(separator: "\n")
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}

extension RuleInfo {
  /// The languages that the rule reads, by the first part of its scope.
  public var languages: [String] {
    switch scope.prefix(while: { $0 != "." }) {
    case "ignore": ["dockerignore"]
    case "syntax", "lint", "stack", "shellcheck": [languageOfID].compactMap { $0 }
    case let language: [String(language)]
    }
  }

  private var languageOfID: String? {
    switch id.prefix(3) {
    case "DKR": "dockerfile"
    case "CMP": "compose"
    case "NGX": "nginx"
    case "ENV": "env"
    case "IGN": "dockerignore"
    default: nil
    }
  }

  /// The name of the rule's language for a fenced code block; nil where that depends on the file.
  fileprivate var fenceLanguage: String? {
    switch languages.first {
    case "compose": "yaml"
    case "env": "sh"
    case "dockerignore": "text"
    case let language: language
    }
  }
}
