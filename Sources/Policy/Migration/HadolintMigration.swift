import YAML

/// `.hadolint.yaml`, as hadolint's README documents it.
enum HadolintMigration {
  static func read(_ file: YAMLMapping, into result: inout MigratedConfiguration) {
    for entry in file.entries {
      let value = entry.value
      switch entry.key {
      case "ignored":
        for (id, place) in value.texts() { result.ignore(id, of: "hadolint", at: place) }
      case "override":
        for level in value.mapping?.entries ?? [] { override(level, into: &result) }
      case "trustedRegistries":
        let registries = value.texts().map(\.text)
        if !registries.isEmpty { result.configure("DKR103", "registries", registries, at: entry.keyPlace) }
      case "label-schema":
        readLabels(entry, into: &result)
      case "strict-labels":
        guard value.bool == true else { continue }
        let labels = file["label-schema"]?.mapping?.keys ?? []
        if labels.isEmpty {
          result.remark(entry.keyPlace, "`strict-labels` allows no label at all without `label-schema`; left out")
        } else {
          result.configure("DKR118", "allowed", labels, at: entry.keyPlace)
        }
      case "failure-threshold":
        switch value.text?.lowercased() {
        case "error": result.setFailOn(.error, at: entry.keyPlace)
        case "warning": result.setFailOn(.warning, at: entry.keyPlace)
        case "info", "style": result.setFailOn(.info, at: entry.keyPlace)
        case "ignore", "none": result.setFailOn(.never, at: entry.keyPlace)
        default: result.remark(entry.keyPlace, "`\(value.text ?? "")` is no threshold of hadolint")
        }
      case "no-fail":
        if value.bool == true { result.setFailOn(.never, at: entry.keyPlace) }
      case "disable-ignore-pragma":
        guard value.bool == true else { continue }
        result.select("LNT003", at: entry.keyPlace)
        result.remark(
          entry.keyPlace,
          "comments are still honoured here; `inline-ignore-comment`, which is on now, reports each of them")
      case "format": result.remark(entry.keyPlace, "`format` is an option of the command line: --format")
      case "no-color": result.remark(entry.keyPlace, "`no-color` is an option of the command line: --color never")
      case "verbose", "error-file-name", "file-path-in-report":
        result.remark(entry.keyPlace, "`\(entry.key)` has no counterpart")
      default: result.remark(entry.keyPlace, "`\(entry.key)` is no key that hadolint documents")
      }
    }
  }

  private static func override(_ level: YAMLMapping.Entry, into result: inout MigratedConfiguration) {
    let severity: Severity
    switch level.key {
    case "error": severity = .error
    case "warning": severity = .warning
    case "info", "style": severity = .info
    default: return result.remark(level.keyPlace, "`\(level.key)` is no level of hadolint")
    }
    for (id, place) in level.value.texts() { result.setSeverity(severity, of: id, of: "hadolint", at: place) }
  }

  /// hadolint wants every label of the schema to be there, and to hold what the schema says.
  private static func readLabels(_ entry: YAMLMapping.Entry, into result: inout MigratedConfiguration) {
    let labels = entry.value.mapping?.entries ?? []
    guard !labels.isEmpty else { return }
    result.configure("DKR104", "labels", labels.map(\.key), at: entry.keyPlace)
    let types = ["text", "url", "rfc3339", "spdx", "hash", "semver", "email"]
    var schema: [String] = []
    for label in labels {
      var type = label.value.text?.lowercased() ?? "text"
      if type == "rawtext" || type.isEmpty { type = "text" }
      if types.contains(type) {
        schema.append("\(label.key)=\(type)")
      } else {
        result.remark(label.keyPlace, "`\(type)` is no type of labels; `\(label.key)` is only wanted to be there")
      }
    }
    if !schema.isEmpty { result.configure("DKR106", "schema", schema, at: entry.keyPlace) }
  }
}
