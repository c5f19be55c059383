/// The screens of several programs that are evaluated on the same frames, with the fields that they share.
public struct Screening: Sendable {
  /// A part of a screen. The parts of a screen stand before each other in a flat list: what holds others is followed by
  /// them.
  struct Step: Sendable {
    enum Kind: Sendable {
      /// The field's text is one of `texts`.
      case text
      /// The field's facts include `facts`.
      case fact
      /// All steps up to `end` that are not parts of others hold; one of them holds.
      case all, any
    }

    let kind: Kind
    var column = 0
    var facts: FieldFacts = []
    var texts: Range<Int> = 0..<0
    /// One past the last step that belongs to it.
    var end = 0
  }

  /// A field, and the texts that it is compared with.
  struct Column: Sendable {
    let path: FieldPath
    /// The number of each text, from 1.
    var texts: [String: UInt32] = [:]
  }

  private(set) var columns: [Column] = []
  private(set) var steps: [Step] = []

  /// The numbers of texts that steps refer to.
  private(set) var numbers: [UInt32] = []

  /// For each program the first step of its screen; nil when it has none.
  private(set) var roots: [Int?] = []

  /// The screens of programs; nil stands for one that is not to be evaluated at all.
  public init(_ programs: [Program?]) {
    for program in programs {
      guard let screen = program.flatMap({ ScreenBuilder.screen(of: $0.tables) }) else {
        roots.append(nil)
        continue
      }
      roots.append(steps.count)
      append(screen)
    }
  }

  private mutating func append(_ screen: Screen) {
    switch screen {
    case .test(let test): append(test)
    case .all(let parts): append(.all, parts)
    case .any(let parts): append(.any, parts)
    }
  }

  private mutating func append(_ kind: Step.Kind, _ parts: [Screen]) {
    let position = steps.count
    steps.append(Step(kind: kind))
    for part in parts { append(part) }
    steps[position].end = steps.count
  }

  private mutating func append(_ test: FieldTest) {
    let column = column(test.path)
    var step = Step(kind: .fact, column: column, end: steps.count + 1)
    switch test.question {
    case .isOneOf(let texts):
      let start = numbers.count
      for text in texts { numbers.append(number(of: text, in: column)) }
      step = Step(kind: .text, column: column, texts: start..<numbers.count, end: step.end)
    case .isTrue: step.facts = .isTrue
    case .isFalse: step.facts = .isFalse
    case .isPresent: step.facts = .isPresent
    case .isAbsent: step.facts = .isAbsent
    case .isNotZero: step.facts = .isNotZero
    }
    steps.append(step)
  }

  private mutating func column(_ path: FieldPath) -> Int {
    if let known = columns.firstIndex(where: { $0.path == path }) { return known }
    columns.append(Column(path: path))
    return columns.count - 1
  }

  private mutating func number(of text: String, in column: Int) -> UInt32 {
    if let known = columns[column].texts[text] { return known }
    let number = UInt32(clamping: columns[column].texts.count + 1)
    columns[column].texts[text] = number
    return number
  }
}

/// What may be true of a field in a frame, with the number of its text in the high bits.
struct FieldFacts: OptionSet, Sendable {
  let rawValue: UInt32

  /// The field has been read.
  static let isRead = FieldFacts(rawValue: 1)
  static let isTrue = FieldFacts(rawValue: 2)
  static let isFalse = FieldFacts(rawValue: 4)
  static let isPresent = FieldFacts(rawValue: 8)
  static let isAbsent = FieldFacts(rawValue: 16)
  static let isNotZero = FieldFacts(rawValue: 32)
  /// Its text may be any.
  static let isAnyText = FieldFacts(rawValue: 64)

  /// Nothing can be told: whatever is asked may be so.
  static let anything: FieldFacts = [.isRead, .isTrue, .isFalse, .isPresent, .isAbsent, .isNotZero, .isAnyText]

  private static let textShift: UInt32 = 8

  /// The number of its text; 0 for one that nobody compares it with.
  var text: UInt32 { rawValue >> Self.textShift }

  func withText(_ number: UInt32) -> FieldFacts { FieldFacts(rawValue: rawValue | number << Self.textShift) }
}

extension Screening.Column {
  /// What may be true of the field in a frame. What is not known can be nothing: it makes no condition true.
  func facts(_ frame: [Value]) -> FieldFacts {
    switch path.read(frame) {
    case .unreadable: .anything
    case .value(nil): facts(of: path.defaultValue).union(.isAbsent)
    case .value(.unknown?): .isRead
    case .value(let value?): facts(of: value).union(.isPresent)
    }
  }

  private func facts(of value: Value) -> FieldFacts {
    switch value {
    case .bool(let flag): [.isRead, flag ? .isTrue : .isFalse]
    case .string(let text):
      (text.isEmpty ? FieldFacts.isRead : [.isRead, .isNotZero]).withText(texts.isEmpty ? 0 : texts[text] ?? 0)
    case .int, .uint, .double, .list, .map: value.isZero ? .isRead : [.isRead, .isNotZero]
    case .object, .absentObject: .isRead
    default: .anything
    }
  }
}
