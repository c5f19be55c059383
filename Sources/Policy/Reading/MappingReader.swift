import Syntax
import YAML

/// Reads the entries of one YAML mapping by name, and notices what does not belong there.
///
/// Problems gather in a list that all readers of a file share; reading goes on after each.
final class MappingReader {
  let node: SyntaxNode
  let problems: ProblemList

  init(_ node: SyntaxNode, problems: ProblemList) {
    self.node = node
    self.problems = problems
  }

  /// The node of an entry; nil when there is none.
  func entry(_ key: String) -> SyntaxNode? { node.child(named: key) }

  /// Whether the entry is there.
  func has(_ key: String) -> Bool { entry(key) != nil }

  /// A text; nil, with a problem, when the entry is something else.
  func string(_ key: String) -> String? { scalar(key, "a text")?.value }

  /// The argument that holds a scalar entry.
  func scalar(_ key: String, _ expected: String = "a text") -> Argument? {
    guard let entry = entry(key) else { return nil }
    return problems.scalar(of: entry, expected)
  }

  /// `true` or `false`.
  func bool(_ key: String) -> Bool? {
    guard let argument = scalar(key, "true or false") else { return nil }
    switch argument.value {
    case "true": return true
    case "false": return false
    default:
      problems.report("`\(key)` must be true or false", at: argument.place)
      return nil
    }
  }

  /// One of the cases of an enumeration.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Choice.Type) -> Choice? {
    guard let argument = scalar(key) else { return nil }
    return problems.choice(argument, type, of: key)
  }

  /// A list of texts; a single text counts as a list of one.
  func strings(_ key: String) -> [Argument] {
    guard let entry = entry(key) else { return [] }
    if entry.form == .scalar { return entry.arguments.first.map { [$0] } ?? [] }
    return items(entry).compactMap { problems.scalar(of: $0, "a text") }
  }

  /// The items of a list.
  func list(_ key: String) -> [SyntaxNode] {
    entry(key).map(items) ?? []
  }

  /// A mapping inside.
  func mapping(_ key: String) -> MappingReader? {
    guard let entry = entry(key) else { return nil }
    return problems.mapping(entry)
  }

  /// Reports every entry that a table does not have, and what must be there and is not.
  func finish(_ table: KeyTable) {
    var missing = table.keys.filter { $0.isRequired && !has($0.name) }.map(\.name)
    for child in node.children where table[child.name] == nil && !child.name.hasPrefix("x-") {
      let near = Suggestion.nearest(to: child.name, among: table.keys.map(\.name))
      problems.report(
        "unknown key `\(child.name)`", at: child.namePlace,
        hint: near.map { "did you mean `\($0)`?" } ?? "there are \(table.keys.map(\.name).joined(separator: ", "))")
      // A misspelt key is not missing too.
      missing.removeAll { $0 == near }
    }
    for key in table.keys where key.isRequired && key.shape.isProse {
      guard let entry = entry(key.name), let argument = entry.arguments.first, entry.form == .scalar,
        argument.value.allSatisfy(\.isWhitespace)
      else { continue }
      problems.report("`\(key.name)` is empty", at: argument.span.isEmpty ? entry.namePlace : argument.place)
    }
    guard let last = missing.popLast() else { return }
    let others = missing.map { "`\($0)`" }.joined(separator: ", ")
    problems.report(others.isEmpty ? "`\(last)` is missing" : "\(others) and `\(last)` are missing", at: place)
  }

  /// Where the mapping is named.
  var place: Place { node.nameSpan.isEmpty ? (node.children.first?.namePlace ?? node.place) : node.namePlace }

  private func items(_ entry: SyntaxNode) -> [SyntaxNode] {
    guard entry.form == .sequence else {
      problems.report("`\(entry.name)` must be a list", at: entry.namePlace)
      return []
    }
    return Array(entry.children)
  }
}

/// The problems of the files that are being read.
final class ProblemList {
  private(set) var problems: [SourceProblem] = []

  /// The problems of one file in the order of its text.
  var sorted: [SourceProblem] {
    problems.enumerated().sorted { ($0.element.place.span.start, $0.offset) < ($1.element.place.span.start, $1.offset) }
      .map(\.element)
  }

  func report(_ message: String, at place: Place, hint: String? = nil) {
    // A value that is read twice is wrong only once.
    guard !problems.contains(where: { $0.place == place && $0.message == message }) else { return }
    problems.append(SourceProblem(message, at: place, hint: hint))
  }

  /// The scalar of an entry or item; nil, with a problem, when it is something else.
  func scalar(of node: SyntaxNode, _ expected: String) -> Argument? {
    guard node.form == .scalar, let argument = node.arguments.first else {
      report(node.name.isEmpty ? "expected \(expected)" : "`\(node.name)` must be \(expected)", at: header(node))
      return nil
    }
    return argument
  }

  /// A reader of a mapping; nil, with a problem, when the node is something else.
  func mapping(_ node: SyntaxNode) -> MappingReader? {
    guard node.form == .mapping else {
      report(node.name.isEmpty ? "expected a mapping" : "`\(node.name)` must be a mapping", at: header(node))
      return nil
    }
    return MappingReader(node, problems: self)
  }

  /// The case that a scalar names; nil, with a problem, when it names none.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ argument: Argument, _ type: Choice.Type, of key: String
  ) -> Choice? {
    if let choice = Choice(rawValue: argument.value) { return choice }
    let names = type.allCases.map(\.rawValue)
    let hint = Suggestion.nearest(to: argument.value, among: names).map { "did you mean `\($0)`?" }
    report(
      "`\(argument.value)` is no \(key)", at: argument.place,
      hint: hint ?? "expected one of \(names.joined(separator: ", "))")
    return nil
  }

  /// The root mapping of a YAML text; nil, with problems, when it does not parse or is something else.
  ///
  /// - Parameter mayBeEmpty: whether a text that holds nothing but comments is no problem.
  func document(_ source: SourceFile, mayBeEmpty: Bool = false) -> MappingReader? {
    let tree = YAMLParser.parse(source, language: .compose)
    for problem in tree.problems {
      report(problem.message, at: Place(source, problem.span), hint: problem.hint)
    }
    // Behind broken YAML most other problems are no more than its consequences.
    guard tree.problems.isEmpty else { return nil }
    guard let root = tree.roots.first else {
      // Where there is no text to show, only the message can name the file.
      let name = source.bytes.isEmpty ? "\(source.path): " : ""
      if !mayBeEmpty { report(name + "there is nothing in the file", at: Place(source, .empty(at: 0))) }
      return nil
    }
    if let second = tree.roots.first(where: { $0.index > root.index }) {
      report(
        "there is a second document in the file", at: Place(source, .empty(at: second.span.start)),
        hint: "give it a file of its own")
    }
    guard root.form == .mapping else {
      report("expected a mapping", at: Place(source, .empty(at: root.span.start)), hint: "write lines of `key: value`")
      return nil
    }
    return MappingReader(root, problems: self)
  }

  private func header(_ node: SyntaxNode) -> Place {
    node.nameSpan.isEmpty ? node.place : node.namePlace
  }
}
