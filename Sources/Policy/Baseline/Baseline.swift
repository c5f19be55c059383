/// The findings that a team has decided to live with for now, so that only new ones are reported.
///
/// Findings are known by rule, file and evidence, and equal ones are counted: neither lines that come and go nor other words
/// in a message bring an old finding back.
public struct Baseline: Sendable {
  /// The paths that were linted for it, as seen from the directory of its file.
  public let paths: [String]

  /// The files with findings, by path; none twice.
  public let files: [BaselinedFile]

  /// A baseline; files are put in order here.
  public init(paths: [String], files: [BaselinedFile]) {
    self.paths = paths
    self.files = files.sorted { $0.path < $1.path }
  }

  /// The number of findings.
  public var findingCount: Int { files.reduce(0) { $0 &+ $1.findingCount } }
}

/// A file and its findings in a baseline.
public struct BaselinedFile: Sendable {
  /// The path, as seen from the directory of the baseline.
  public let path: String

  /// What the file looked like, to know it again under another name.
  public let content: ContentSketch

  /// Its findings, by rule and fingerprint.
  public let entries: [BaselineEntry]

  /// A file; entries are put in order here.
  public init(path: String, content: ContentSketch, entries: [BaselineEntry]) {
    self.path = path
    self.content = content
    self.entries = entries.sorted { ($0.rule, $0.fingerprint) < ($1.rule, $1.fingerprint) }
  }

  /// The number of findings.
  public var findingCount: Int { entries.reduce(0) { $0 &+ $1.count } }
}

/// Findings of one rule with the same evidence in one file.
public struct BaselineEntry: Sendable, Hashable {
  /// The id of the rule.
  public let rule: String

  /// Its name, for people.
  public let name: String

  /// `Finding.fingerprintInFile`.
  public let fingerprint: String

  /// How many findings share it; at least 1.
  public let count: Int

  /// Findings.
  public init(rule: String, name: String, fingerprint: String, count: Int) {
    self.rule = rule
    self.name = name
    self.fingerprint = fingerprint
    self.count = count
  }
}

extension Baseline {
  /// A baseline of all findings that a report shows.
  ///
  /// - Parameters:
  ///   - paths: the paths that were linted.
  ///   - directory: the directory that the baseline will lie in.
  public init(of report: Report, paths: [String], in directory: String) {
    let relative = RelativePaths(from: directory)
    let files = Dictionary(grouping: report.findings, by: \.place.source).map { source, findings in
      var counts: [BaselineEntry: Int] = [:]
      for finding in findings {
        counts[BaselineEntry(finding, count: 0), default: 0] += 1
      }
      return BaselinedFile(
        path: relative.path(of: source.path), content: ContentSketch(source),
        entries: counts.map { $0.with(count: $1) })
    }
    self.init(paths: Set(paths.map(relative.path)).sorted(), files: files)
  }
}

extension BaselineEntry {
  init(_ finding: Finding, count: Int) {
    self.init(
      rule: finding.rule.id, name: finding.rule.name, fingerprint: finding.fingerprintInFile, count: count)
  }

  func with(count: Int) -> BaselineEntry {
    BaselineEntry(rule: rule, name: name, fingerprint: fingerprint, count: count)
  }
}
