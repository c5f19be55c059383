import CEL
import Syntax

/// An instruction as it is written: `dockerfile.instruction`.
public final class Instruction: ModelObject {
  /// Its node.
  public let node: SyntaxNode

  /// Whether it is what ONBUILD wraps: it runs in the builds of images that are based on this one.
  public let isTrigger: Bool

  /// The keyword in capitals.
  public let keyword: String

  /// What the keyword is; nil for one that the builder does not know.
  let kind: Keyword?

  /// What the builder makes of its arguments; empty where a shell gets them.
  let words: BuilderWords

  convenience init(_ node: SyntaxNode, isTrigger: Bool) { self.init(node, Keyword(node), isTrigger: isTrigger) }

  init(_ node: SyntaxNode, _ kind: Keyword?, isTrigger: Bool, words: BuilderWords = BuilderWords()) {
    self.node = node
    self.kind = kind
    self.isTrigger = isTrigger
    self.words = words
    keyword = kind?.rawValue ?? node.name
  }

  /// The whole instruction.
  public var place: Place? { node.place }

  /// The keyword.
  public var display: String { keyword }

  /// Whether its arguments are a JSON array.
  public var isJSON: Bool { node.form == .json }

  private var argumentsPlace: Place? {
    guard let first = node.arguments.first, let last = node.arguments.last else { return nil }
    return Place(node.tree.source, first.span.union(last.span))
  }

  /// Whether an empty line stands between its continued lines, which later builders refuse.
  private var hasEmptyContinuation: Bool {
    let end = node.heredocs.first?.place.span.start ?? node.span.end
    var isLineEmpty = false
    for byte in node.tree.source[Span(node.span.start, end)] {
      if byte == Byte.lineFeed {
        if isLineEmpty { return true }
        isLineEmpty = true
      } else if !byte.isBlank && byte != Byte.carriageReturn {
        isLineEmpty = false
      }
    }
    return false
  }

  /// The comment directly above, without `#` and blanks; nil where there is none, or where it is a pragma of a tool.
  var comment: String? {
    let source = node.tree.source
    let line = source.lineTable.line(at: node.span.start)
    guard line > 1 else { return nil }
    let text = source.text(source.lineTable.span(ofLine: line - 1)).drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("#") else { return nil }
    let words = text.dropFirst().split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
    guard let first = words.first?.lowercased() else { return nil }
    if Self.pragmas.contains(first) || first.contains(":skip=") || first.hasPrefix("trivy:") { return nil }
    let isDirective = ["syntax=", "escape=", "check="].contains { first.hasPrefix($0) }
    return isDirective || (words.count > 1 && words[1] == "=") ? nil : words.joined(separator: " ")
  }

  private static let pragmas: Set<String> = [
    "stacklint", "hadolint", "kics-scan", "nosemgrep", "nosemgrep:", "shellcheck",
  ]

  var flags: [String: String] {
    Dictionary(node.flags.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    Instruction.self, "dockerfile.instruction", "An instruction as it is written."
  ) {
    Field("keyword", "The keyword in capitals.", at: { $0.node.namePlace }) { $0.keyword }
    Field("keyword_text", "The keyword as written.", at: { $0.node.namePlace }) { $0.node.namePlace.text }
    Field("text", "All of it as written.") { $0.node.place.text }
    Field("arguments", "The arguments, as the builder's parser cuts them.", at: { $0.argumentsPlace }) {
      $0.node.arguments.map(\.value)
    }
    Field("flags", "The flags in front of the arguments, by name; the last where one repeats.") { $0.flags }
    Field("values", "The arguments with variables put in, for what the builder itself expands; unknown ones left out.")
    {
      $0.words.values.compactMap(\.value)
    }
    Field("value", "The first argument with variables put in.", at: { $0.argumentsPlace }) {
      $0.words.values.first ?? .absent
    }
    Field(
      "undefined_variables", "The variables among its words that nothing sets, neither the file nor the base image.",
      at: { $0.argumentsPlace }
    ) { $0.words.undefined }
    Field("suggested_variable", "What the first of them was probably meant to be.") { $0.words.suggestion }
    Field(
      "unsupported_modifiers", "The variables that are used with a modifier that builders do not know.",
      at: { $0.argumentsPlace }
    ) { $0.words.unsupported }
    Field("folder", "WORKDIR: the folder from then on, relative steps resolved.", at: { $0.argumentsPlace }) {
      $0.words.folder
    }
    Field("is_anchored", "WORKDIR: it is absolute, or one before it was, here or in a stage that this is built on.") {
      $0.words.isAnchored
    }
    Field("comment", "The comment on the line above, if there is one.") { $0.comment }
    Field("is_json", "The arguments are a JSON array.") { $0.isJSON }
    Field("is_trigger", "ONBUILD wraps it.") { $0.isTrigger }
    Field("has_heredoc", "Heredocs follow it.") { !$0.node.heredocs.isEmpty }
    Field("has_empty_continuation", "An empty line stands between its continued lines.") { $0.hasEmptyContinuation }
    Field("is_legacy_pair", "ENV or LABEL without `=`.") {
      ($0.keyword == "ENV" || $0.keyword == "LABEL") && !($0.node.arguments.first?.value.contains("=") ?? true)
    }
  }
}
