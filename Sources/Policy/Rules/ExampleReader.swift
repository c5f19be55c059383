import Syntax

/// Reads the examples of a rule file.
struct ExampleReader {
  let problems: ProblemList

  /// The examples; at least two bad and two good ones are wanted.
  func read(_ file: MappingReader) -> [RuleExample] {
    let examples = file.list("examples").compactMap { example($0) }
    let bad = examples.count { $0.isBad }
    if bad < 2 || examples.count - bad < 2 {
      problems.report(
        "a rule needs at least two bad and two good examples", at: file.entry("examples")?.namePlace ?? file.place)
    }
    return examples
  }

  private func example(_ node: SyntaxNode) -> RuleExample? {
    guard let reader = problems.mapping(node) else { return nil }
    defer { reader.finish(RuleKeys.example) }
    let path = reader.string("path") ?? ""
    let isBad = reader.has("bad")
    guard isBad != reader.has("good"), let entry = reader.entry(isBad ? "bad" : "good") else {
      problems.report("an example is either `bad` or `good`", at: reader.place)
      return nil
    }
    if entry.form == .mapping {
      let files = entry.children.compactMap { child in
        problems.scalar(of: child, "a text").map { (path: child.name, text: $0.value) }
      }
      return check(RuleExample(isBad: isBad, files: files), entry)
    }
    guard let argument = problems.scalar(of: entry, "a text or a mapping from paths to texts") else { return nil }
    return check(RuleExample(isBad: isBad, files: [(path: path, text: argument.value)]), entry)
  }

  private func check(_ example: RuleExample, _ entry: SyntaxNode) -> RuleExample {
    let isMarked = example.files.contains { ExampleMarker.lines(in: $0.text).isEmpty == false }
    if example.isBad && !isMarked {
      problems.report("a bad example marks the line of each finding with `# <- finding`", at: entry.namePlace)
    } else if !example.isBad && isMarked {
      problems.report("a good example has no `# <- finding`", at: entry.namePlace)
    }
    return example
  }
}

/// The comment that says where an example must fire.
enum ExampleMarker {
  private static let marker = "# <- finding"

  /// The 1-based lines that are marked.
  static func lines(in text: String) -> [Int] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $1.hasSuffix(marker) || $1.hasSuffix(marker + "\r") }.map { $0.offset + 1 }
  }

  /// The text without its markers and the blanks before them, so that a marker can stand where no comment is allowed.
  static func strip(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        guard line.hasSuffix(marker) else { return String(line) }
        var kept = line.dropLast(marker.count)
        while kept.last == " " { kept = kept.dropLast() }
        return String(kept)
      }.joined(separator: "\n")
  }
}
