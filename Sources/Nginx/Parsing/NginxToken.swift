import Syntax

/// A token of nginx's configuration language; the tokens of a file, put together, are the file.
struct NginxToken: Sendable {
  /// What a token is.
  enum Kind: UInt8, Sendable {
    /// Spaces, tabs and line endings.
    case space
    /// From `#` to before the line ending.
    case comment
    /// A word, quotes included.
    case word
    /// `;`
    case semicolon
    /// `{`
    case open
    /// `}`
    case close
    /// What stands between the braces of a `*_by_lua_block`.
    case lua
    /// A tag of a template language where nginx expects a directive: `{% if tls %}`.
    case template
    /// The UTF-8 byte order mark.
    case byteOrderMark
  }

  let kind: Kind
  let span: Span

  /// How a word is quoted; nginx quotes whole words only.
  var quoting = Quoting.none

  /// Whether a word holds a backslash, so that its value has to be decoded.
  var hasEscape = false

  /// Whether a quoted word lacks its closing quote.
  var isUnterminated = false
}
