import CEL
import Syntax

/// Reads the attributes of one mapping into facts.
///
/// Where the mapping is not known in full (it extends something that could not be read), what it does not say is
/// unknown rather than absent.
struct AttributeReader: Sendable {
  /// The mapping.
  let mapping: ComposeMapping

  /// Whether attributes may be missing because a file could not be read.
  let isIncomplete: Bool

  /// The value of an attribute.
  subscript(key: String) -> ComposeValue? { mapping[key] }

  /// A reader of a mapping inside of this one; of an empty one where there is none.
  func section(_ key: String) -> AttributeReader {
    AttributeReader(mapping: self[key]?.mapping ?? ComposeMapping(entries: []), isIncomplete: isIncomplete)
  }

  /// Whether an attribute is there and is not null.
  func has(_ key: String) -> Fact<Bool> {
    if let value = self[key], !value.isNull { return .known(true) }
    return isIncomplete ? .unknown : .known(false)
  }

  /// Where an attribute's value stands.
  func place(_ key: String) -> Place? { self[key]?.place }

  /// A scalar's text.
  func text(_ key: String) -> Fact<String> { scalar(key) { $0.text } }

  /// A scalar as a boolean.
  func bool(_ key: String) -> Fact<Bool> { scalar(key) { $0.bool } }

  /// A scalar as a number.
  func number(_ key: String) -> Fact<Double> { scalar(key) { $0.number } }

  /// A scalar as an integer.
  func int(_ key: String) -> Fact<Int> { scalar(key) { $0.int } }

  /// A scalar as a size in bytes.
  func bytes(_ key: String) -> Fact<Int> { scalar(key) { $0.bytes } }

  /// A scalar as a duration in seconds.
  func seconds(_ key: String) -> Fact<Double> { scalar(key) { $0.seconds } }

  /// A list of texts; a single text counts as its only item.
  func texts(_ key: String) -> TextList {
    TextList(self[key]?.items.compactMap(\.scalar) ?? [], isIncomplete: isIncomplete)
  }

  private func scalar<Result>(_ key: String, _ read: (ComposeScalar) -> Fact<Result>) -> Fact<Result> {
    guard let scalar = self[key]?.scalar else { return isIncomplete && self[key] == nil ? .unknown : .absent }
    return read(scalar)
  }
}

/// A list of texts, some of which may be unknown.
struct TextList: Sendable {
  /// The items that are known.
  let known: [String]

  /// Whether there are, or may be, others.
  let isPartial: Bool

  init(_ scalars: [ComposeScalar], isIncomplete: Bool) {
    known = scalars.compactMap(\.text.value)
    isPartial = isIncomplete || known.count < scalars.count
  }

  init(known: [String], isPartial: Bool) {
    self.known = known
    self.isPartial = isPartial
  }

  /// The list, if all of it is known.
  var all: Fact<[String]> { isPartial ? .unknown : .known(known) }

  /// Whether an item is in it; unknown where only an unknown item could be.
  func contains(where predicate: (String) -> Bool) -> Fact<Bool> {
    if known.contains(where: predicate) { return .known(true) }
    return isPartial ? .unknown : .known(false)
  }
}

extension Fact where Wrapped == Bool {
  /// True when either is; unknown when that depends on something unknown. Absent counts as false.
  static func either(_ left: Fact<Bool>, _ right: Fact<Bool>) -> Fact<Bool> {
    if left.value == true || right.value == true { return .known(true) }
    return left.isUnknown || right.isUnknown ? .unknown : .known(false)
  }
}

extension Fact {
  /// This fact, or another where this one is absent.
  func or(_ other: @autoclosure () -> Fact<Wrapped>) -> Fact<Wrapped> {
    if case .absent = self { other() } else { self }
  }

  /// Whether the value meets a condition; false when absent.
  func isTrue(_ predicate: (Wrapped) -> Bool) -> Fact<Bool> {
    switch self {
    case .known(let value): .known(predicate(value))
    case .absent: .known(false)
    case .unknown: .unknown
    }
  }
}
