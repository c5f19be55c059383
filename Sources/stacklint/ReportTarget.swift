import Reports
import Stack

import enum Syntax.Suggestion

/// A report that was asked for: its format and where it goes.
struct ReportTarget {
  let format: ReportFormat

  /// The file to write it to; nil for standard output.
  var file: String?

  /// The reports that a command line asks for.
  ///
  /// Each `--output` belongs to the `--format` before it, or to the one behind when that before has its file already. A format
  /// without one goes to standard output, which has room for a single report.
  ///
  /// - Parameters:
  ///   - formats, files: the values of the two options, each in the order given.
  ///   - arguments: the command line, for the order of the two among each other.
  static func all(formats: [String], files: [String], arguments: [String]) throws(RunFailure) -> [ReportTarget] {
    var formats = formats[...]
    var files = files[...]
    var targets: [ReportTarget] = []
    var waiting: String?
    for option in options(in: arguments) {
      switch option {
      case .format:
        guard let name = formats.popFirst() else { continue }
        targets.append(ReportTarget(format: try format(named: name), file: waiting))
        waiting = nil
      case .output:
        guard let file = files.popFirst() else { continue }
        if let last = targets.last, last.file == nil {
          targets[targets.count - 1].file = file
        } else if let other = waiting {
          throw RunFailure("--output \(other) and --output \(file) need a --format each")
        } else {
          waiting = file
        }
      }
    }
    if targets.isEmpty { return [ReportTarget(format: .pretty, file: waiting)] }
    if let waiting { throw RunFailure("--output \(waiting) needs a --format of its own") }
    try check(targets)
    return targets
  }

  private static func check(_ targets: [ReportTarget]) throws(RunFailure) {
    let shown = targets.filter { $0.file == nil }.map(\.format.rawValue)
    if shown.count > 1 {
      throw RunFailure(
        "--format \(shown[0]) and --format \(shown[1]) both go to standard output; give one of them an --output")
    }
    var seen = Set<String>()
    for file in targets.compactMap(\.file) where !seen.insert(AtomicFile.location(of: file) ?? file).inserted {
      throw RunFailure("two reports cannot go to \(file)")
    }
  }

  private static func format(named name: String) throws(RunFailure) -> ReportFormat {
    if let format = ReportFormat(rawValue: name) { return format }
    let names = ReportFormat.allCases.map(\.rawValue)
    let hint =
      Suggestion.nearest(to: name, among: names).map { "did you mean `\($0)`?" }
      ?? "there are \(names.joined(separator: ", "))"
    throw RunFailure("unknown format `\(name)`; \(hint)")
  }

  private enum Option: String, CaseIterable {
    case format = "--format"
    case output = "--output"
  }

  /// The two options in the order in which they stand on a command line. That neither can be the value of another option is
  /// the parser's doing: it refuses values that look like options.
  private static func options(in arguments: [String]) -> [Option] {
    arguments.prefix { $0 != "--" }.compactMap { argument in
      Option.allCases.first { argument == $0.rawValue || argument.hasPrefix($0.rawValue + "=") }
    }
  }
}
