import Syntax

/// A shell script, reduced to the simple commands in it and how they are connected.
struct ShellScript: Sendable {
  /// The commands in the order in which they start.
  var commands: [ShellCommand] = []

  /// Whether all of it was understood; a quote or a block that is never closed is not.
  var isComplete = true

  /// The number of pipelines; a single command is one.
  var pipelineCount = 0
}

/// A word of a command.
struct ShellWord: Sendable {
  /// The word with quotes and escapes resolved; expansions stand as they are written.
  var text: String

  /// Whether the word holds no expansion, so that `text` is what the command gets.
  var isLiteral: Bool

  /// Whether any part of it is quoted or escaped.
  var isQuoted: Bool

  /// Where it stands in the text that was parsed, quotes included.
  var range: Range<Int>

  /// Where it stands in the file, quotes included.
  var span: Span
}

/// `NAME=value` in front of a command, or alone.
struct ShellAssignment: Sendable {
  /// The variable.
  var name: String

  /// What it is set to.
  var value: ShellWord

  /// Where it stands.
  var span: Span
}

/// `>file`, `2>&1`, `<<EOF`.
struct ShellRedirection: Sendable {
  /// The operator: `>`, `<<`, `&>` ...
  var symbol: String

  /// The number in front; nil when there is none.
  var descriptor: Int?

  /// The file, the descriptor or the delimiter.
  var target: ShellWord?
}

/// What stands between two commands.
enum ShellConnector: String, Sendable {
  case and = "&&"
  case or = "||"
  case semicolon = ";"
  case background = "&"
  case newline = "\n"
  case pipe = "|"
}

/// Where in a script a command stands.
struct ShellContext: OptionSet, Sendable {
  let rawValue: UInt8

  /// In parentheses.
  static let subshell = ShellContext(rawValue: 1)
  /// In the condition of `if`, `while` or `until`.
  static let condition = ShellContext(rawValue: 2)
  /// In a branch of `if` or `case`.
  static let branch = ShellContext(rawValue: 4)
  /// In the body of a loop.
  static let loop = ShellContext(rawValue: 8)
  /// In the body of a function.
  static let function = ShellContext(rawValue: 16)
  /// In `$( )`, backticks or `<( )`.
  static let substitution = ShellContext(rawValue: 32)
  /// In the text that a shell was given with `-c` or on its standard input.
  static let nested = ShellContext(rawValue: 64)
}

/// A simple command.
struct ShellCommand: Sendable {
  /// The program's name and its arguments, wrappers such as `sudo` left out. Empty for a lone assignment.
  var words: [ShellWord] = []

  /// The wrappers that were looked through, in order: `sudo`, `env`.
  var wrappers: [String] = []

  /// The assignments in front, those of `env` included.
  var assignments: [ShellAssignment] = []

  /// The redirections.
  var redirections: [ShellRedirection] = []

  /// What connects it with the command before it; nil for the first.
  var precededBy: ShellConnector?

  /// What connects it with the command after it; nil for the last.
  var followedBy: ShellConnector?

  /// A number that the commands of one pipeline share.
  var pipeline = 0

  /// Its position in the pipeline, from 0.
  var pipelinePosition = 0

  /// The index of the command that reads its output through a pipe.
  var pipesInto: Int?

  /// The index of the command whose argument or input it stands in.
  var parent: Int?

  /// Where it stands.
  var context: ShellContext = []

  /// From its first word, wrappers included, to its last.
  var span = Span.empty(at: 0)

  /// The program without its folder; nil when the word holds an expansion. Set by `CommandWrappers.unwrap`.
  var name: String?

  /// The program that the first word names.
  var program: String? {
    guard let first = words.first, first.isLiteral else { return nil }
    return first.text.withBytes { bytes in
      guard let slash = bytes.lastIndex(of: Byte.slash), slash + 1 < bytes.count else { return first.text }
      return String(decoding: bytes[(slash + 1)...], as: UTF8.self)
    }
  }

  /// The words after the name.
  var arguments: ArraySlice<ShellWord> { words.dropFirst() }
}
