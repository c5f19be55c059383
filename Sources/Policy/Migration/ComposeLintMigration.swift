import YAML

/// `.compose-lint.yml`, as compose-lint's configuration page documents it.
enum ComposeLintMigration {
  static func read(_ file: YAMLMapping, into result: inout MigratedConfiguration) {
    for entry in file.entries {
      guard entry.key == "rules" else {
        result.remark(entry.keyPlace, "`\(entry.key)` is no key that compose-lint documents")
        continue
      }
      for rule in entry.value.mapping?.entries ?? [] { read(rule, into: &result) }
    }
  }

  private static func read(_ rule: YAMLMapping.Entry, into result: inout MigratedConfiguration) {
    let settings = rule.value.mapping
    if settings?["enabled"]?.bool == false {
      result.ignore(rule.key, of: "compose-lint", at: rule.keyPlace, reason: settings?["reason"]?.text ?? "")
    } else if let severity = settings?.entry(for: "severity") {
      switch severity.value.text?.lowercased() {
      case "critical", "high": result.setSeverity(.error, of: rule.key, of: "compose-lint", at: severity.keyPlace)
      case "medium": result.setSeverity(.warning, of: rule.key, of: "compose-lint", at: severity.keyPlace)
      case "low": result.setSeverity(.info, of: rule.key, of: "compose-lint", at: severity.keyPlace)
      default: result.remark(severity.keyPlace, "`\(severity.value.text ?? "")` is no severity of compose-lint")
      }
    }
    if let excluded = settings?.entry(for: "exclude_services") {
      let services = excluded.value.mapping?.keys ?? excluded.value.texts().map(\.text)
      result.remark(
        excluded.keyPlace,
        "exceptions for single services stand in the Compose file here: `# stacklint ignore=… -- reason` before "
          + services.map { "`\($0)`" }.joined(separator: ", ") + " for \(rule.key)")
    }
    for entry in settings?.entries ?? []
    where !["enabled", "reason", "severity", "exclude_services"].contains(entry.key) {
      result.remark(entry.keyPlace, "`\(entry.key)` is no key that compose-lint documents")
    }
  }
}
