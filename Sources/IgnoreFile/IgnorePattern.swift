import CEL
import Syntax

/// One pattern of a `.dockerignore` file.
public final class IgnorePattern: ModelObject {
  /// The fields that rules see.
  public static let modelSchema = ObjectSchema(
    IgnorePattern.self, "ignore.pattern", "A pattern of a .dockerignore file."
  ) {
    Field("text", "The pattern as written, without a leading `!`.") { $0.text }
    Field("cleaned", "The pattern as the builder matches it: no leading `/`, no `.` parts, `..` resolved.") {
      $0.cleaned
    }
    Field("is_negated", "Whether it starts with `!` and so takes files back into the context.") { $0.isNegated }
    Field("is_malformed", "Whether the builder refuses it.") { $0.isMalformed }
    Field("leaves_context", "Whether it points above the build context, where it can match nothing.") {
      $0.leavesContext
    }
  }

  /// The whole line, without white space at its ends.
  public let place: Place?

  /// The pattern as written, without a leading `!`.
  public let text: String

  /// The pattern as the builder matches it.
  public let cleaned: String

  /// Whether it takes files back into the context.
  public let isNegated: Bool

  private let compiled: PathPattern?

  init(_ node: SyntaxNode) {
    place = node.place
    text = node.arguments.first?.value ?? ""
    isNegated = !node.flags.isEmpty
    let cleaned = IgnorePattern.cleaned(text.utf8)
    self.cleaned = text.isEmpty ? "" : String(decoding: cleaned, as: UTF8.self)
    compiled = text.isEmpty ? nil : DockerPatternCompiler.compile(cleaned)
  }

  /// Whether the builder refuses it.
  public var isMalformed: Bool { compiled == nil }

  /// Whether it points above the build context.
  public var leavesContext: Bool { cleaned == ".." || cleaned.hasPrefix("../") }

  /// What a message shows: the line.
  public var display: String { isNegated ? "!" + text : text }

  /// Whether it matches a path of the context or a directory that the path lies in.
  func matches(_ path: UnsafeRawBufferPointer) -> Bool { compiled?.matchesPathOrParent(path) ?? false }

  static func cleaned(_ pattern: some Sequence<UInt8>) -> [UInt8] {
    let cleaned = PathCleaner.clean(pattern)
    return cleaned.count > 1 && cleaned.first == Byte.slash ? Array(cleaned.dropFirst()) : cleaned
  }
}
