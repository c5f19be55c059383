import CEL
import Syntax

/// A reason for which nginx would not load the configuration, found without nginx.
public final class NginxLoadError: ModelObject {
  private let tree: ConfigTree
  let error: LoadError
  private let cachedSuggestion = Cached<String?>()

  init(_ error: LoadError, in tree: ConfigTree) {
    self.error = error
    self.tree = tree
  }

  private var node: ConfigNode? { error.entry < 0 ? nil : tree.node(error.entry) }

  /// What kind of mistake it is.
  public var kind: String { error.kind.rawValue }

  /// What nginx says, in its own words.
  public var message: String { error.message }

  /// The word at fault; the directive's name where it is none of its words.
  public var word: String {
    if case .word(let index) = error.part, let word = node?.argument(index) { return word }
    return node?.name ?? ""
  }

  /// The directive that was probably meant by an unknown one.
  public var suggestion: String? { cachedSuggestion.value(findSuggestion) }

  private func findSuggestion() -> String? {
    guard error.kind == .unknownDirective, let node else { return nil }
    return DirectiveTable.suggestion(for: node.name, in: node.context)
  }

  /// The line that nginx names: the one on which the directive ends. Of a directive of several lines, what stands on its
  /// last one; otherwise the part at fault.
  public var place: Place? {
    guard let node else { return tree.sources.first.map { Place($0, .empty(at: 0)) } }
    let wanted: Place
    switch error.part {
    case .name: wanted = node.syntax.namePlace
    case .word(let index): wanted = node.place(ofArgument: index)
    case .closing:
      let end = node.syntax.span.end
      return Place(wantedSource(node), Span(max(node.syntax.span.start, end - 1), end))
    }
    return onNginxsLine(wanted, of: node)
  }

  private func wantedSource(_ node: ConfigNode) -> SourceFile { node.syntax.tree.source }

  private func onNginxsLine(_ wanted: Place, of node: ConfigNode) -> Place {
    let source = wanted.source
    let terminator = node.terminator
    let bytes = source.bytes
    guard wanted.span.end <= terminator, terminator <= bytes.count else { return wanted }
    guard let lineFeed = bytes[wanted.span.start..<terminator].lastIndex(of: Byte.lineFeed) else { return wanted }
    var start = lineFeed + 1
    while start < terminator, bytes[start].isNginxSpace { start += 1 }
    return Place(source, Span(start, min(terminator + 1, bytes.count)))
  }

  /// The other directive that has to do with it: the first of two.
  public var related: NginxDirective? { error.other.map { NginxDirective(tree.node($0)) } }

  /// What nginx says.
  public var display: String { message }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.load_error") }

  /// `nginx.load_error`.
  public static let modelSchema = ObjectSchema(
    NginxLoadError.self, "nginx.load_error", "A reason for which nginx would not load the configuration."
  ) {
    Field("kind", "The kind of mistake: unknown_directive, misplaced, argument_count, duplicate, invalid_value ...") {
      $0.kind
    }
    Field("message", "What nginx says, in its own words.") { $0.message }
    Field("word", "The word at fault; the directive's name where it is none of its words.") { $0.word }
    Field("directive", "The directive; absent for the configuration as a whole.") { error in
      error.node.map(NginxDirective.init)
    }
    Field("suggestion", "The directive that was probably meant by an unknown one.") { $0.suggestion }
    Field("hint", "What to do about it.") { $0.error.hint }
    Field("related", "The other directive that has to do with it: the first of two.", at: { $0.related?.place }) {
      $0.related
    }
  }
}

extension ConfigNode {
  /// The offset of the `;` or `{` that ends a directive's words: nginx names the line on which that stands.
  var terminator: Int {
    let span = syntax.span
    guard isBlock else { return max(span.start, span.end - 1) }
    let bytes = syntax.tree.source.bytes
    var offset = syntax.arguments.last?.span.end ?? syntax.nameSpan.end
    while offset < span.end, offset < bytes.count, bytes[offset] != Byte.openBrace {
      if bytes[offset] == Byte.hash {
        while offset < span.end, offset < bytes.count, bytes[offset] != Byte.lineFeed { offset += 1 }
      } else {
        offset += 1
      }
    }
    return offset
  }
}
