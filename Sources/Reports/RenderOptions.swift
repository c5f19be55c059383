import Stack

/// How a report is written; nothing of it changes what the report says.
public struct RenderOptions: Sendable {
  /// Whether the pretty format uses ANSI colours.
  public var color: Bool

  /// The width of the terminal in cells; nil when there is none: prose is not wrapped then.
  public var width: Int?

  /// Whether only findings are written, no closing line.
  public var isQuiet: Bool

  /// Whether a count of findings for each rule is added. SARIF leaves that to its readers.
  public var showStatistics: Bool

  /// What calls itself the author of the report.
  public var tool: ToolInfo

  /// The repository that the linted files lie in, as SARIF names it; nil when that is not known.
  public var repository: RepositoryState?

  /// The stacks that were linted, which the page draws.
  public var stacks: [StackGraph]

  /// Options; without any, those for a pipe.
  public init(
    color: Bool = false, width: Int? = nil, isQuiet: Bool = false, showStatistics: Bool = false,
    tool: ToolInfo = ToolInfo(), repository: RepositoryState? = nil, stacks: [StackGraph] = []
  ) {
    self.color = color
    self.width = width
    self.isQuiet = isQuiet
    self.showStatistics = showStatistics
    self.tool = tool
    self.repository = repository
    self.stacks = stacks
  }
}

/// The tool that made a report, as SARIF names it.
public struct ToolInfo: Sendable {
  /// The name.
  public var name: String

  /// The version, `1.2.3`; nil when it is not to be told.
  public var version: String?

  /// The address of its documentation, an absolute URI; nil when there is none.
  public var informationURI: String?

  /// A tool.
  public init(name: String = "stacklint", version: String? = nil, informationURI: String? = nil) {
    self.name = name
    self.version = version
    self.informationURI = informationURI
  }
}
