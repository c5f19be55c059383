import Syntax

/// A value of the effective configuration: aliases and merge keys resolved, variables interpolated, files merged.
///
/// It knows the place that it came from, in whichever file.
public struct ComposeValue: Sendable {
  /// What a value holds.
  public enum Content: Sendable {
    /// Nothing, or `null`.
    case null
    /// A scalar.
    case scalar(ComposeScalar)
    /// A mapping.
    case mapping(ComposeMapping)
    /// A sequence.
    case sequence([ComposeValue])
  }

  /// What Compose's own tags say about merging.
  enum MergeTag: Sendable {
    /// No such tag: the attribute's own rule holds.
    case none
    /// `!reset`: the attribute goes.
    case reset
    /// `!override`: the attribute replaces that of the files before.
    case override
  }

  /// What it holds.
  public let content: Content

  /// The value itself; where it is an alias: the alias.
  public let place: Place

  let mergeTag: MergeTag

  init(_ content: Content, at place: Place, mergeTag: MergeTag = .none) {
    self.content = content
    self.place = place
    self.mergeTag = mergeTag
  }

  /// The scalar; nil for anything else.
  public var scalar: ComposeScalar? { if case .scalar(let scalar) = content { scalar } else { nil } }

  /// The mapping; nil for anything else.
  public var mapping: ComposeMapping? { if case .mapping(let mapping) = content { mapping } else { nil } }

  /// The items of a sequence; nil for anything else.
  public var sequence: [ComposeValue]? { if case .sequence(let items) = content { items } else { nil } }

  /// Whether it is nothing.
  public var isNull: Bool { if case .null = content { true } else { false } }

  /// The value of a key; nil when this is no mapping or has no such key.
  public subscript(key: String) -> ComposeValue? { mapping?[key] }

  /// Whether anything inside carries `!reset`.
  var hasReset: Bool { mapping?.hasReset ?? sequence?.contains { $0.mergeTag == .reset || $0.hasReset } ?? false }

  /// Whether anything inside refers to variables.
  var hasVariables: Bool {
    switch content {
    case .null: false
    case .scalar(let scalar): !scalar.variables.isEmpty
    case .mapping(let mapping): mapping.hasVariables
    case .sequence(let items): items.contains { $0.hasVariables }
    }
  }

  /// The items of a sequence; a scalar counts as its only item.
  var items: [ComposeValue] {
    switch content {
    case .sequence(let items): items
    case .scalar: [self]
    default: []
    }
  }
}

/// A mapping of the effective configuration, in the order in which keys first appear.
public struct ComposeMapping: Sendable {
  /// A key and its value.
  public struct Entry: Sendable {
    /// The key.
    public let key: String

    /// The key, where it first appears.
    public let keyPlace: Place

    /// The whole entry that the value comes from, with its key.
    public let place: Place

    /// The value.
    public let value: ComposeValue
  }

  /// The entries.
  public let entries: [Entry]

  /// Whether anything inside carries `!reset`.
  let hasReset: Bool

  /// Whether anything inside refers to variables.
  let hasVariables: Bool

  /// Where each key is; nil for the many mappings that are searched faster than a table is made.
  private let indices: [String: Int]?

  private static let smallCount = 24

  init(entries: [Entry]) {
    self.entries = entries
    indices =
      entries.count <= ComposeMapping.smallCount
      ? nil
      : Dictionary(
        entries.indices.map { (entries[$0].key, $0) }, uniquingKeysWith: { first, _ in first })
    hasVariables = entries.contains { $0.value.hasVariables }
    hasReset = entries.contains { $0.value.mergeTag == .reset || $0.value.hasReset }
  }

  /// The value of a key.
  public subscript(key: String) -> ComposeValue? { index(of: key).map { entries[$0].value } }

  /// The entry of a key.
  public func entry(_ key: String) -> Entry? { index(of: key).map { entries[$0] } }

  // Entries are large; only their keys are looked at.
  private func index(of key: String) -> Int? {
    if let indices { return indices[key] }
    for index in entries.indices where entries[index].key == key { return index }
    return nil
  }
}
