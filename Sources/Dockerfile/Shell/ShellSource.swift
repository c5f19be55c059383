import Syntax

/// The text of a script and the shell that gets it.
struct ScriptText: Sendable {
  /// The text that the script stands in.
  let text: MappedText

  /// The part that is the script.
  let range: Range<Int>

  /// The name of the shell: `bash`.
  let shell: String
}

/// A script as a program that checks scripts is to see it, and the way back from its lines to the file.
public struct ShellSource: Sendable {
  /// The script: continued lines joined, tabs of `<<-` taken off.
  public let text: [UInt8]

  /// The language, by the name that ShellCheck has for it: `sh`, `bash`, `dash` or `ksh`.
  public let dialect: String

  /// The variables that ARG and ENV have set, sorted.
  public let variables: [String]

  /// The file.
  public let source: SourceFile

  private let mapped: MappedText
  private let start: Int

  /// A script; nil when its shell is none of which the language is known.
  init?(_ source: SourceFile, _ script: ScriptText, variables: Set<String>) {
    guard let dialect = Self.dialects[script.shell] else { return nil }
    self.dialect = dialect
    self.source = source
    self.variables = variables.sorted()
    mapped = script.text
    start = script.range.lowerBound
    text = Array(script.text.bytes[script.range])
  }

  private static let dialects = [
    "sh": "sh", "bash": "bash", "ash": "dash", "dash": "dash", "busybox": "dash", "ksh": "ksh",
  ]

  /// Where a part of the script stands in the file.
  ///
  /// - Parameters:
  ///   - line: the line of the script, from 1.
  ///   - column: the column in Unicode scalars, from 1.
  ///   - endLine: the line of the end.
  ///   - endColumn: the column after the last scalar.
  public func place(line: Int, column: Int, endLine: Int, endColumn: Int) -> Place? {
    guard let from = index(line: line, column: column), let to = index(line: endLine, column: endColumn), from <= to
    else { return nil }
    return Place(source, mapped.span((start + from)..<(start + max(to, min(from + 1, text.count)))))
  }

  /// The byte at a line and column; that after the line for a column beyond its end.
  private func index(line: Int, column: Int) -> Int? {
    guard line > 0, column > 0 else { return nil }
    var index = 0
    for _ in 1..<line {
      guard let end = text.index(of: Byte.lineFeed, in: index..<text.count) else { return nil }
      index = end + 1
    }
    var scalars = 1
    while index < text.count, scalars < column, text[index] != Byte.lineFeed {
      index += 1
      while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
      scalars += 1
    }
    return index
  }
}
