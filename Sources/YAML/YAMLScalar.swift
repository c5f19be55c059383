import Syntax

/// A scalar: its text, how it was written, what it means, and where each part of it stands in the file.
public struct YAMLScalar: Sendable {
  /// The word in the tree.
  let argument: Argument

  /// The text, decoded.
  public let text: String

  /// What it means in YAML 1.2's core schema.
  public let resolved: Resolved

  /// What a scalar means (YAML 1.2.2, section 10.3.2). `no`, `on` and `22:22` are strings.
  public enum Resolved: Hashable, Sendable {
    /// Empty, `null` or `~`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// An integer: decimal, `0o…` or `0x…`.
    case int(Int)
    /// A number with a fraction or an exponent, or an integer beyond 64 bits.
    case double(Double)
    /// Anything else, and whatever is quoted.
    case string
  }

  /// A scalar; nil for null.
  init?(argument: Argument, tag: String?) {
    var resolved = Resolved.string
    if argument.quoting == .none, YAMLScalar.isCore(tag) {
      argument.withValue { resolved = CoreSchema.resolve($0) }
      if resolved == .null { return nil }
    }
    self.resolved = resolved
    self.argument = argument
    text = argument.value
  }

  /// Whether a scalar is null.
  static func isNull(_ argument: Argument, tag: String?) -> Bool {
    guard argument.quoting == .none, isCore(tag) else { return false }
    var isNull = false
    argument.withValue { isNull = CoreSchema.isNull($0) }
    return isNull
  }

  /// Whether a tag leaves the meaning of a plain scalar to the core schema.
  private static func isCore(_ tag: String?) -> Bool {
    switch tag {
    case nil, "!!bool", "!!int", "!!float", "!!null": true
    default: false
    }
  }

  /// How it was written; a plain scalar has none.
  public var quoting: Quoting { argument.quoting }

  /// Whether it was written without quotes and not as a block.
  public var isPlain: Bool { quoting == .none }

  /// Where it stands: with quotes, a block scalar with its header.
  public var place: Place { argument.place }

  /// The text if it is a string.
  public var string: String? { resolved == .string ? text : nil }

  /// The value if it is `true` or `false`.
  public var bool: Bool? { if case .bool(let value) = resolved { value } else { nil } }

  /// The value if it is an integer.
  public var int: Int? { if case .int(let value) = resolved { value } else { nil } }

  /// The value if it is a number.
  public var double: Double? {
    switch resolved {
    case .int(let value): Double(value)
    case .double(let value): value
    default: nil
    }
  }

  /// Where each byte of `text` stands in the file; computed anew on each call.
  public var offsetMap: OffsetMap { OffsetMap(argument) }
}
