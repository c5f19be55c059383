import Syntax

/// A value of a YAML document: null, a scalar, a mapping or a sequence; aliases are followed.
///
///     guard let rule = YAMLDocument.read(source, language: .compose).root?.mapping else { … }
///     let when = rule["when"]?.text           // how the scalar reads, whatever its type
///     let place = rule["when"]?.place         // where it stands
///     let names = rule["policies"]?.sequence?.compactMap(\.string)
public struct YAMLValue: Sendable {
  /// The document that it belongs to.
  public let document: YAMLDocument

  /// The entry, item or document whose value it is; that of the alias where there is one.
  public let holder: SyntaxNode

  /// The entry, item or document that holds the value itself, once aliases are followed.
  public let node: SyntaxNode

  /// Whether an alias leads nowhere.
  private let isUnresolved: Bool

  init(document: YAMLDocument, holder: SyntaxNode) {
    self.document = document
    self.holder = holder
    var node = holder
    // Aliases of aliases end: each leads to a node before it.
    while node.form == .alias, let target = document.aliasTargets[node.index] { node = document.tree.node(at: target) }
    self.node = node
    isUnresolved = node.form == .alias
  }

  /// What a value is.
  public enum Kind: String, Sendable {
    /// Nothing, `null`, `~`, or an alias that leads nowhere.
    case null
    /// Any other scalar.
    case scalar
    /// A mapping.
    case mapping
    /// A sequence.
    case sequence
  }

  /// What it is.
  public var kind: Kind {
    switch node.form {
    case .mapping: .mapping
    case .sequence: .sequence
    case .scalar: hasScalar ? .scalar : .null
    default: .null
    }
  }

  /// Whether it is null.
  public var isNull: Bool { kind == .null }

  /// Whether it was written as an alias (`*name`).
  public var isAlias: Bool { holder.form == .alias }

  /// What it is, for a message: `a mapping`, `a number`.
  public var kindDescription: String {
    switch kind {
    case .null: "nothing"
    case .mapping: "a mapping"
    case .sequence: "a list"
    case .scalar:
      switch scalar?.resolved {
      case .bool: "a boolean"
      case .int, .double: "a number"
      default: "a text"
      }
    }
  }

  /// The tag as written, `!!` for YAML's own: `!reset`, `!!str`; nil when there is none.
  public var tag: String? { node.flag(named: "tag") }

  /// Where it stands, at an alias: the alias. Without its key, anchor and tag; empty for nothing.
  public var place: Place { Place(document.tree.source, valueSpan(of: holder)) }

  /// Where the value itself stands, aliases followed.
  public var targetPlace: Place { Place(document.tree.source, valueSpan(of: node)) }

  /// The scalar; nil for null, mappings and sequences.
  public var scalar: YAMLScalar? {
    guard node.form == .scalar, !isUnresolved, let argument = node.arguments.first else { return nil }
    return YAMLScalar(argument: argument, tag: tag)
  }

  private var hasScalar: Bool {
    guard !isUnresolved, let argument = node.arguments.first else { return false }
    return !YAMLScalar.isNull(argument, tag: tag)
  }

  /// The scalar's text, whatever its type: `on` for `on`, `8080` for `8080`, `x` for `"x"`.
  public var text: String? { scalar?.text }

  /// The scalar's text if the scalar is a string.
  public var string: String? { scalar?.string }

  /// The scalar if it is `true` or `false`.
  public var bool: Bool? { scalar?.bool }

  /// The scalar if it is an integer.
  public var int: Int? { scalar?.int }

  /// The scalar if it is a number.
  public var double: Double? { scalar?.double }

  /// The items of a sequence; nil for anything else.
  public var sequence: [YAMLValue]? {
    guard node.form == .sequence else { return nil }
    return node.children.map { YAMLValue(document: document, holder: $0) }
  }

  /// The mapping; nil for anything else.
  public var mapping: YAMLMapping? {
    guard node.form == .mapping else { return nil }
    return YAMLMapping(document: document, node: node)
  }

  /// The value of a key; nil when this is no mapping or has no such key.
  public subscript(key: String) -> YAMLValue? { mapping?[key] }

  private func valueSpan(of node: SyntaxNode) -> Span {
    let source = document.tree.source
    switch node.form {
    case .scalar:
      return node.arguments.first?.span ?? .empty(at: node.span.end)
    case .alias:
      guard let name = node.arguments.first else { return .empty(at: node.span.end) }
      return Span(name.span.start - 1, name.span.end)
    default:
      return source.bytes.withUnsafeBufferPointer { bytes in
        let trivia = Trivia(bytes: bytes)
        let end = node.span.end
        var start = node.kind == .entry ? node.nameSpan.end : node.span.start
        if node.kind == .entry {
          start = trivia.skipBlank(from: start, limit: end)
          if start < end, bytes[start] == UInt8(ascii: ":") { start += 1 }
        } else if node.kind == .item, trivia.isDash(at: start) {
          start += 1
        }
        if node.hasFlags, let properties = node.flags.map(\.place.span.end).max() { start = max(start, properties) }
        return Span(trivia.skipBlank(from: start, limit: end), end)
      }
    }
  }
}
