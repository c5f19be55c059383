import Syntax

extension EventStream.Failure {
  /// Whether the fault lies where the construct starts (an opening quote, a key) rather than where libyaml gave up.
  var isAtContext: Bool {
    problem == "could not find expected ':'" || problem == "found unexpected end of stream"
  }

  /// What is wrong and what to do about it, in the words of somebody who writes YAML.
  ///
  /// - Parameter byte: the byte at the fault; nil at the end of the text.
  func explained(byte: UInt8?) -> (message: String, hint: String?) {
    switch problem {
    case "could not find expected ':'":
      return ("expected `key: value`", "a `:` and a space are missing, or the line belongs to the text above")
    case "mapping values are not allowed in this context":
      return ("a mapping cannot start here", "quote the text if the `:` is part of it, or check the indentation")
    case "did not find expected key":
      return context == "while parsing a flow mapping"
        ? ("expected a key", nil) : ("expected a key at the indentation of its neighbours", "check the indentation")
    case "did not find expected '-' indicator":
      return ("expected `- ` at the indentation of the items above", "check the indentation")
    case "did not find expected ',' or ']'":
      return ("expected `,` or `]`", nil)
    case "did not find expected ',' or '}'":
      return ("expected `,` or `}`", nil)
    case "found character that cannot start any token":
      if byte == 0x09 { return ("a tab cannot indent YAML", "indent with spaces") }
      let character = byte.map { String(UnicodeScalar($0)) } ?? ""
      return ("`\(character)` cannot start a value", "quote the value")
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return ("a tab cannot indent YAML", "indent with spaces")
    case "found unexpected end of stream":
      return ("this quote is never closed", nil)
    case "found unexpected document indicator":
      return ("the document ends inside of a quoted text", nil)
    case "found unknown escape character":
      return ("unknown escape sequence", "in double quotes a backslash is written `\\\\`")
    case "block sequence entries are not allowed in this context":
      return ("a list item cannot start here", "put the `- ` on a line of its own")
    case "mapping keys are not allowed in this context":
      return ("a key cannot start here", nil)
    case "did not find expected <document start>":
      return ("expected the end of the document", "check the indentation, or start a new document with `---`")
    case "did not find expected node content":
      return ("expected a value", nil)
    case "found undefined tag handle":
      return ("the prefix of this tag is not declared", "declare it with `%TAG`")
    case "did not find expected alphabetic or numeric character":
      return ("expected the name of an anchor", "quote the value if it is a text that starts with `*` or `&`")
    case "did not find expected comment or line break":
      return ("unexpected text after the block indicator", nil)
    default:
      return (problem.hasPrefix("did not find expected ") ? "expected \(problem.dropFirst(22))" : problem, nil)
    }
  }
}
