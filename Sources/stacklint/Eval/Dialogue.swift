import CEL
import Policy
import Reports

/// Answers lines: an expression with its value, a `:command` with what it does.
///
/// Every line is answered at once, an unfinished expression with the error that it is: nothing waits for more.
struct Dialogue {
  private(set) var session: ExpressionSession
  let format: TextFormat

  /// What a line is answered with.
  struct Answer {
    var text = ""
    /// Whether the line was wrong, so that its text belongs on standard error.
    var isFailure = false
    var isLast = false
  }

  init(session: ExpressionSession, format: TextFormat = .text) {
    self.session = session
    self.format = format
  }

  static let help = """
    An expression is evaluated at once; when files are loaded, on each thing of a scope.

      :load PATH ...   load files or directories to ask about
      :scope [NAME]    on what expressions run; `auto` lets each expression decide; without a name: what there is
      :type EXPR       the type of an expression, without evaluating it
      :schema [NAME]   the scopes, types and functions that there are
      :help            this
      :quit            end (also Ctrl-D)

    """

  mutating func answer(_ line: String) -> Answer {
    let line = line.trimmed
    guard line.hasPrefix(":") else { return evaluate(line) }
    let words = line.split(separator: " ", maxSplits: 1)
    let rest = words.count > 1 ? String(words[1]).trimmed : ""
    switch words.first.map(String.init) {
    case ":help", ":h", ":?": return Answer(text: Self.help)
    case ":quit", ":q", ":exit": return Answer(isLast: true)
    case ":type", ":t": return type(of: rest)
    case ":scope": return scope(rest)
    case ":load": return load(rest.split(separator: " ").map(String.init))
    case ":schema": return schema(rest)
    default: return Answer(text: "unknown command `\(words.first ?? ":")`; `:help` lists them\n", isFailure: true)
    }
  }

  private func evaluate(_ expression: String) -> Answer {
    guard !expression.isEmpty, !expression.hasPrefix("//") else { return Answer() }
    let outcome = session.evaluate(expression)
    let shown = OutcomeText(outcome: outcome)
    if format == .json { return Answer(text: shown.json, isFailure: shown.isFailure) }
    if case .failure(let failure) = outcome {
      return Answer(text: failure.shown(in: expression) + "\n", isFailure: true)
    }
    return Answer(text: shown.text, isFailure: shown.isFailure)
  }

  private func type(of expression: String) -> Answer {
    switch session.type(of: expression) {
    case .success(let found):
      let scope = found.scope.map { " (each \($0.name))" } ?? ""
      return Answer(text: found.type.spelling + scope + "\n")
    case .failure(let failure): return Answer(text: failure.shown(in: expression) + "\n", isFailure: true)
    }
  }

  private mutating func scope(_ name: String) -> Answer {
    if name == "auto" {
      session.scope = nil
      return Answer()
    }
    guard name.isEmpty else { return attempt { try $0.choose(scope: name) } }
    let scopes = session.scopes
    guard !scopes.isEmpty else { return Answer(text: "no files are loaded; `:load PATH`\n") }
    let rows = scopes.map { scope in
      [scope.name, "\(session.count(of: scope))", scope.variables.map(\.name).joined(separator: ", ")]
    }
    return Answer(text: TextTable.lines(rows, indent: 0).map { $0 + "\n" }.joined())
  }

  private mutating func load(_ paths: [String]) -> Answer {
    guard !paths.isEmpty else { return Answer(text: ":load needs a path\n", isFailure: true) }
    return attempt { try $0.load(paths) }
  }

  private func schema(_ name: String) -> Answer {
    if name.isEmpty { return Answer(text: PolicyReference.all.overview) }
    let found = PolicyReference.all.named(name)
    guard found.isEmpty else { return Answer(text: found.details) }
    let hint = PolicyReference.all.suggestion(for: name).map { "; did you mean `\($0)`?" } ?? ""
    return Answer(text: "there is no scope, type or function `\(name)`\(hint)\n", isFailure: true)
  }

  private mutating func attempt(_ change: (inout ExpressionSession) throws -> Void) -> Answer {
    do {
      try change(&session)
      return Answer()
    } catch {
      let message = (error as? RunFailure)?.message ?? "\(error)"
      let prefix = "stacklint: "
      let text = message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
      return Answer(text: text + "\n", isFailure: true)
    }
  }
}

extension Dialogue {
  /// Answers each line of standard input: values on standard output, faults on standard error (as JSON all on standard
  /// output).
  mutating func answerLines() throws {
    var lines = StandardInputLines()
    var number = 0
    var hasFailed = false
    while let line = try lines.next() {
      number += 1
      let answer = self.answer(line)
      if answer.isFailure, format == .text {
        Console.writeToError("stacklint: line \(number): \(answer.text)")
      } else {
        Console.write(answer.text)
      }
      hasFailed = hasFailed || answer.isFailure
      if answer.isLast { break }
    }
    if hasFailed { throw format == .text ? ExitStatus.failure : ExitStatus.findings }
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
