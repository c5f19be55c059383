import ArgumentParser
import Reports

/// The formats of commands that are not about findings.
enum TextFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}

/// JSON as all commands write it.
enum JSONText {
  /// What `body` writes, with a line feed at the end.
  static func make(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return writer.text + "\n"
  }
}
