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
    return node.tree.source[Span(node.span.start, end)].withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        guard bytes[index] == Byte.lineFeed else {
          index += 1
          continue
        }
        repeat { index += 1 } while index < bytes.count && (bytes[index].isBlank || bytes[index] == Byte.carriageReturn)
        if index < bytes.count, bytes[index] == Byte.lineFeed { return true }
      }
      return false
    }
  }

  /// Whether it ends with a bracket, as a JSON array does, and what was meant to be one.
  private var endsWithBracket: Bool {
    let text = node.tree.source[node.span]
    return text.last { !$0.isBlank && $0 != Byte.lineFeed && $0 != Byte.carriageReturn && $0 != 0x0C }
      == Byte.closeBracket
  }

  /// The comment directly above, without `#` and blanks; nil where there is none, or where it is a pragma of a tool.
  var comment: String? {
    guard let line = lineAbove else { return nil }
    let words = line.split { $0.isBlank || $0 == Byte.carriageReturn }.map { String(decoding: $0, as: UTF8.self) }
    guard let first = words.first?.lowercased() else { return nil }
    if Self.pragmas.contains(first) || first.contains(":skip=") || first.hasPrefix("trivy:") { return nil }
    let isDirective = ["syntax=", "escape=", "check="].contains { first.hasPrefix($0) }
    return isDirective || (words.count > 1 && words[1] == "=") ? nil : words.joined(separator: " ")
  }

  /// What follows the `#` of the line above; nil where that is no comment.
  private var lineAbove: ArraySlice<UInt8>? {
    let bytes = node.tree.source.bytes
    guard let end = bytes[..<min(node.span.start, bytes.count)].lastIndex(of: Byte.lineFeed) else { return nil }
    let start = bytes[..<end].lastIndex(of: Byte.lineFeed).map { $0 + 1 } ?? 0
    let text = bytes[start..<end].drop(while: \.isBlank)
    return text.first == Byte.hash ? text.dropFirst() : nil
  }

  private static let pragmas: Set<String> = [
    "stacklint", "hadolint", "kics-scan", "nosemgrep", "nosemgrep:", "shellcheck",
  ]

  var flags: [String: String] {
    Dictionary(node.flags.map { ($0.name, $0.value ?? "") }, uniquingKeysWith: { $1 })
  }

  private var keywordCase: String {
    let word = node.tree.source[node.nameSpan]
    if !word.contains(where: \.isSmallLetter) { return "upper" }
    return word.contains(where: \.isCapital) ? "mixed" : "lower"
  }

  /// Whether another instruction has the same flags.
  func hasSameFlags(as other: Instruction) -> Bool {
    !node.hasFlags && !other.node.hasFlags || flags == other.flags
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    Instruction.self, "dockerfile.instruction", "An instruction as it is written."
  ) {
    Field("keyword", "The keyword in capitals.", at: { $0.node.namePlace }) { $0.keyword }
    Field("keyword_text", "The keyword as written.", at: { $0.node.namePlace }) { $0.node.namePlace.text }
    Field(
      "keyword_case", "How the keyword is written: upper, lower or mixed.", at: { $0.node.namePlace }
    ) { $0.keywordCase }
    Field("text", "All of it as written.") { $0.node.place.text }
    Field("arguments", "The arguments, as the builder's parser cuts them.", at: { $0.argumentsPlace }) {
      $0.node.arguments.map(\.value)
    }
    Field("has_flags", "Flags stand in front of the arguments.") { $0.node.hasFlags }
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
    Field("has_undefined_variables", "Among its words is a variable that nothing sets.") { !$0.words.undefined.isEmpty }
    Field("suggested_variable", "What the first of them was probably meant to be.") { $0.words.suggestion }
    Field(
      "unsupported_modifiers", "The variables that are used with a modifier that builders do not know.",
      at: { $0.argumentsPlace }
    ) { $0.words.unsupported }
    Field("has_unsupported_modifiers", "A variable is used with a modifier that builders do not know.") {
      !$0.words.unsupported.isEmpty
    }
    Field("folder", "WORKDIR: the folder from then on, relative steps resolved.", at: { $0.argumentsPlace }) {
      $0.words.folder
    }
    Field("is_anchored", "WORKDIR: it is absolute, or one before it was, here or in a stage that this is built on.") {
      $0.words.isAnchored
    }
    Field("comment", "The comment on the line above, if there is one.") { $0.comment }
    Field("ends_with_bracket", "It ends with `]`, as JSON arrays do, and what was meant to be one.") {
      $0.endsWithBracket
    }
    Field("is_json", "The arguments are a JSON array.") { $0.isJSON }
    Field("is_trigger", "ONBUILD wraps it.") { $0.isTrigger }
    Field("has_heredoc", "Heredocs follow it.") { $0.node.hasHeredocs }
    Field("has_empty_continuation", "An empty line stands between its continued lines.") { $0.hasEmptyContinuation }
    Field("is_legacy_pair", "ENV or LABEL without `=`.") {
      ($0.keyword == "ENV" || $0.keyword == "LABEL")
        && !($0.node.arguments.first?.value.utf8.contains(Byte.equals) ?? true)
    }
  }
}
