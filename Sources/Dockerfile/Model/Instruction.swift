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

  init(_ node: SyntaxNode, isTrigger: Bool) {
    self.node = node
    self.isTrigger = isTrigger
    keyword = node.name
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

  private var flags: [String: String] {
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
    Field("is_json", "The arguments are a JSON array.") { $0.isJSON }
    Field("is_trigger", "ONBUILD wraps it.") { $0.isTrigger }
    Field("has_heredoc", "Heredocs follow it.") { !$0.node.heredocs.isEmpty }
    Field("has_empty_continuation", "An empty line stands between its continued lines.") { $0.hasEmptyContinuation }
    Field("is_legacy_pair", "ENV or LABEL without `=`.") {
      ($0.keyword == "ENV" || $0.keyword == "LABEL") && !($0.node.arguments.first?.value.contains("=") ?? true)
    }
  }
}
