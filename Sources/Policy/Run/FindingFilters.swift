/// What takes findings out of a report besides comments and configurations.
public struct FindingFilters: Sendable {
  /// A baseline; its findings are not reported.
  public var baseline: BaselineFile?

  /// A revision of git; only findings on lines that changed since are reported.
  public var diffBase: String?

  /// Files; only findings that have a place in one of them are reported.
  public var files: [String]?

  /// Whether comments of other linters are told to be of no use too, where all rules that they name have a counterpart
  /// that is on.
  public var judgesForeignComments: Bool

  /// Filters; without any, every finding is reported.
  public init(
    baseline: BaselineFile? = nil, diffBase: String? = nil, files: [String]? = nil, judgesForeignComments: Bool = false
  ) {
    self.files = files
    self.baseline = baseline
    self.diffBase = diffBase
    self.judgesForeignComments = judgesForeignComments
  }
}

/// A baseline, and where it lies.
public struct BaselineFile: Sendable {
  /// The path of the file.
  public let path: String

  /// What it holds.
  public let baseline: Baseline

  /// The baseline of a file.
  public init(path: String, baseline: Baseline) {
    self.path = path
    self.baseline = baseline
  }
}
