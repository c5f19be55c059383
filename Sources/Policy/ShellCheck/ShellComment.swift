import CEL
import Syntax

/// Something that ShellCheck says of a script: `shellcheck.comment`.
final class ShellComment: ModelObject {
  /// The number: 2086.
  let number: Int

  /// `error`, `warning`, `info` or `style`.
  let level: String

  /// What it says, without a full stop.
  let message: String

  /// The language of the script: `sh`, `bash`, `dash` or `ksh`.
  let dialect: String

  /// Where in the file.
  let place: Place?

  init(code: Int, level: String, message: String, dialect: String, place: Place) {
    (number, self.level, self.dialect, self.place) = (code, level, dialect, place)
    self.message = message.hasSuffix(".") ? String(message.dropLast()) : message
  }

  /// The number as it is written: `SC2086`.
  var code: String { "SC\(number)" }

  var display: String { code }

  static let modelSchema = ObjectSchema(
    ShellComment.self, "shellcheck.comment", "Something that ShellCheck says of the script of a RUN."
  ) {
    Field("code", "The number as it is written: SC2086.") { $0.code }
    Field("level", "error, warning, info or style.") { $0.level }
    Field("message", "What it says.") { $0.message }
    Field("text", "The part of the script that it points at.") { $0.place?.text }
    Field("dialect", "The language of the script: sh, bash, dash or ksh.") { $0.dialect }
  }
}

/// What ShellCheck says of the scripts of a run: the root of the scope `shellcheck.comment`.
final class ShellComments: ModelObject {
  let comments: [ShellComment]

  init(_ comments: [ShellComment]) { self.comments = comments }

  var place: Place? { nil }
  var display: String { "ShellCheck" }

  static let modelSchema = ObjectSchema(ShellComments.self, "shellcheck.run", "What ShellCheck says of some scripts.") {
    Field("comments", "What it says.") { $0.comments }
  }

  static let scope = Scope(
    "shellcheck.comment", "Each thing that ShellCheck, if it is installed, says of the script of a RUN.",
    variables: [Variable("comment", .object("shellcheck.comment"), "What it says.")], in: ShellComments.self
  ) { run in
    run.comments.map { [.object($0)] }
  }
}
