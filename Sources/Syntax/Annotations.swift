/// A flag of a node: `--mount=type=cache` of a Dockerfile instruction, `tag` and `anchor` of a YAML node.
public struct Flag: Sendable {
  /// The name without its dashes.
  public let name: String

  /// What follows `=`; nil when there is no `=`.
  public let value: String?

  /// The whole flag.
  public let place: Place

  /// The value alone; empty at the flag's end where there is none.
  public let valuePlace: Place
}

/// The body of a heredoc.
public struct Heredoc: Sendable {
  /// The delimiter, without quotes.
  public let name: String

  /// The body as the builder sees it: tabs stripped for `<<-`, the line of the delimiter left out.
  public let content: String

  /// The body in the file, from its first line to before the delimiter's line.
  public let place: Place

  /// Whether variables in it are expanded: the delimiter was not quoted.
  public let expands: Bool

  /// Whether leading tabs are stripped (`<<-`).
  public let stripsTabs: Bool
}
