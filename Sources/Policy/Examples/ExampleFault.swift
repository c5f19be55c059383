import Syntax
import YAML

/// Something that is wrong with an example of a rule, or that the examples leave open.
public struct ExampleFault: Sendable {
  /// One line that says what differed: `bad example 1: expected a finding at line 3, found it at line 5: …`.
  public let message: String

  /// Where in the rule file; nil for embedded rules.
  public let place: Place?

  /// The lines of the example that matter, marked; empty when there is nothing to show.
  let excerpt: String

  init(_ message: String, at place: Place? = nil, excerpt: String = "") {
    self.message = message
    self.place = place
    self.excerpt = excerpt
  }

  /// The fault as people read it: where it stands, the rule, what differed, and the lines of the example.
  public func description(of rule: RuleInfo) -> String {
    let start = place.map { "\($0.source.path):\($0.start.line):\($0.start.column): " } ?? ""
    return "\(start)\(rule.id) \(rule.name): \(message)" + (excerpt.isEmpty ? "" : "\n\(excerpt)")
  }
}

/// Draws the lines of an example around those that matter.
struct ExampleExcerpt {
  /// What is to be said of a line.
  enum Mark: Character {
    /// A finding was expected there.
    case expected = "-"
    /// One was found there.
    case found = "+"

    var note: String { self == .expected ? "expected here" : "found here" }
  }

  /// The lines with their markers taken off.
  let lines: [Substring]

  /// - Parameter text: the text of an example, without its markers.
  init(_ text: String) {
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    self.lines = lines.last?.isEmpty == true ? lines.dropLast() : lines
  }

  /// The marked lines with one around each; left out lines show as a row of dots.
  func draw(_ marks: [Int: Mark]) -> String {
    let shown = Set(marks.keys.flatMap { [$0 - 1, $0, $0 + 1] }).filter { (1...max(1, lines.count)).contains($0) }
      .sorted()
    let width = shown.last.map { String($0).utf8.count } ?? 1
    var result: [String] = []
    var last: Int?
    for number in shown where number <= lines.count {
      if let last, number > last + 1 { result.append(String(repeating: " ", count: width + 3) + "...") }
      last = number
      let mark = marks[number]
      let digits = String(number)
      let note = mark.map { "   <- \($0.note)" } ?? ""
      result.append(
        "  \(mark?.rawValue ?? " ") \(String(repeating: " ", count: width - digits.utf8.count))\(digits) | "
          + lines[number - 1] + note)
    }
    return result.joined(separator: "\n")
  }
}
