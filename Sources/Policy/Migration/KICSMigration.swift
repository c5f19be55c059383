import Syntax
import YAML

/// The configuration file of KICS in JSON or YAML, as its page documents it.
enum KICSMigration {
  static func read(_ file: YAMLMapping, into result: inout MigratedConfiguration) {
    for entry in file.entries {
      switch entry.key {
      case "exclude-queries":
        for (id, place) in entry.value.texts(splitting: true) { ignore(id, place, into: &result) }
      case "exclude-paths":
        for (glob, place) in entry.value.texts(splitting: true) { result.exclude(glob, at: place) }
      case "fail-on":
        for (severity, place) in entry.value.texts(splitting: true) {
          switch severity.lowercased() {
          case "critical", "high": result.setFailOn(.error, at: place)
          case "medium": result.setFailOn(.warning, at: place)
          case "low", "info", "trace": result.setFailOn(.info, at: place)
          default: result.remark(place, "`\(severity)` is no severity of KICS")
          }
        }
      case "exclude-results":
        result.remark(entry.keyPlace, "results are told apart otherwise here; `stacklint baseline` keeps today's out")
      case "exclude-severities":
        result.remark(entry.keyPlace, "severities cannot be hidden; `fail-on` says which of them count")
      case "exclude-categories", "include-queries", "exclude-type", "type":
        result.remark(entry.keyPlace, "`\(entry.key)` chooses among queries; here `profile`, `select` and `ignore` do")
      case "queries-path":
        result.remark(entry.keyPlace, "queries in Rego are not read; rules of your own are YAML (`rules:`)")
      case "output-path", "report-formats", "output-name", "no-color", "path":
        result.remark(entry.keyPlace, "`\(entry.key)` is said on the command line: PATH, --format, --output, --color")
      default: result.remark(entry.keyPlace, "`\(entry.key)` has no counterpart")
      }
    }
  }

  private static func ignore(_ id: String, _ place: Place, into result: inout MigratedConfiguration) {
    guard let name = KICSQueries.name(of: id) ?? (id.contains("_") ? id : nil) else {
      return result.remark(
        place, "the query \(id) is about something else than Dockerfiles and Compose files, or unknown")
    }
    result.ignore(name, of: "kics", at: place)
  }
}
