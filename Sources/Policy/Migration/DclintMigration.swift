import YAML

/// `.dclintrc`, as DCLint's configuration page and schema document it.
enum DclintMigration {
  static func read(_ file: YAMLMapping, into result: inout MigratedConfiguration) {
    for entry in file.entries {
      switch entry.key {
      case "rules":
        for rule in entry.value.mapping?.entries ?? [] { read(rule, into: &result) }
      case "exclude":
        for (glob, place) in entry.value.texts() { result.exclude(glob, at: place) }
      case "quiet":
        if entry.value.bool == true {
          result.remark(
            entry.keyPlace, "`quiet` hides warnings; here `fail-on: error` lets them pass, and --quiet is shorter")
        }
      case "debug": result.remark(entry.keyPlace, "`debug` has no counterpart")
      case "$schema": break
      default: result.remark(entry.keyPlace, "`\(entry.key)` is no key that DCLint documents")
      }
    }
  }

  /// `name: 0`, or `name: [2, {options}]`: 0 is off, 1 a warning, 2 an error.
  private static func read(_ rule: YAMLMapping.Entry, into result: inout MigratedConfiguration) {
    let items = rule.value.sequence
    switch items?.first?.int ?? rule.value.int {
    case 0: result.ignore(rule.key, of: "dclint", at: rule.keyPlace)
    case 1: result.setSeverity(.warning, of: rule.key, of: "dclint", at: rule.keyPlace)
    case 2: result.setSeverity(.error, of: rule.key, of: "dclint", at: rule.keyPlace)
    default: result.remark(rule.keyPlace, "the level of `\(rule.key)` must be 0, 1 or 2")
    }
    if let items, items.count > 1 {
      result.remark(
        rule.keyPlace, "the options of `\(rule.key)` have no counterpart; `stacklint explain` tells those here")
    }
  }
}
