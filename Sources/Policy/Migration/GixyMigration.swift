import Syntax

/// `gixy.cfg`: lines of `key = value`, named as the options of the command line, and sections for plugins.
enum GixyMigration {
  static func read(_ source: SourceFile, into result: inout MigratedConfiguration) {
    var section = ""
    let table = source.lineTable
    for line in 1...max(1, table.lineCount) {
      let span = table.span(ofLine: line)
      let place = Place(source, span)
      let text = source.text(span).trimmingBlanks
      if text.isEmpty || text.hasPrefix("#") || text.hasPrefix(";") { continue }
      if text.hasPrefix("[") {
        section = text.dropFirst().prefix { $0 != "]" }.description.trimmingBlanks
        if section == "gixy" { section = "" }
        continue
      }
      guard let separator = text.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        result.remark(place, "no `key = value`; left out")
        continue
      }
      let key = String(text[..<separator]).trimmingBlanks
      let value = unquoted(String(text[text.index(after: separator)...]).trimmingBlanks)
      guard section.isEmpty else {
        result.remark(place, "the options of the plugin `\(section)` have no counterpart")
        continue
      }
      read(key, value, place, into: &result)
    }
  }

  private static func read(_ key: String, _ value: String, _ place: Place, into result: inout MigratedConfiguration) {
    switch key {
    case "skips", "skip":
      for name in list(value) { result.ignore(name, of: "gixy", at: place) }
    case "tests", "checks":
      result.remark(
        place,
        "`\(key)` runs only some checks; here that is said on the command line: --select, with the names of rules")
    case "level":
      result.remark(place, "`level` hides what is less severe; here `fail-on` says what counts, and nothing is hidden")
    case "format", "output", "debug": result.remark(place, "`\(key)` is an option of the command line here")
    case "disable-includes", "vars-dirs": result.remark(place, "`\(key)` has no counterpart")
    default: result.remark(place, "`\(key)` has no counterpart")
    }
  }

  /// A list with commas, in brackets or not.
  private static func list(_ value: String) -> [String] {
    let bare = value.hasPrefix("[") && value.hasSuffix("]") ? String(value.dropFirst().dropLast()) : value
    return bare.split(separator: ",").map { unquoted(String($0).trimmingBlanks) }.filter { !$0.isEmpty }
  }

  private static func unquoted(_ text: String) -> String {
    guard let first = text.first, first == "\"" || first == "'", text.count > 1, text.last == first else { return text }
    return String(text.dropFirst().dropLast())
  }
}
