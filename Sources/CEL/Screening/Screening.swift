/// The screens of several programs that are evaluated on the same frames, with the fields that they share.
public struct Screening: Sendable {
  /// A part of a screen. The parts of a screen stand before each other in a flat list: what holds others is followed by
  /// them.
  struct Step: Sendable {
    enum Kind: Sendable {
      /// What one of `masks` says of the field is so.
      case test
      /// All steps up to `end` that are not parts of others hold; one of them holds.
      case all, any
    }

    let kind: Kind
    var column = 0
    /// The masks that the step asks, by their places in `maskList`.
    var masks: Range<Int> = 0..<0
    /// One past the last step that belongs to it.
    var end = 0
  }

  /// A field, and the masks that say on which frames what is so of it.
  struct Column: Sendable {
    let path: FieldPath
    /// The first of its masks: one for each case of `FieldMask`.
    let firstMask: Int
    /// The mask of each text that the field is compared with.
    var texts: [String: Int] = [:]
  }

  private(set) var columns: [Column] = []
  private(set) var steps: [Step] = []

  /// The numbers of masks that steps refer to.
  private(set) var maskList: [Int] = []

  /// How many masks there are.
  private(set) var maskCount = 0

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
    let start = maskList.count
    let first = columns[column].firstMask
    switch test.question {
    case .isOneOf(let texts):
      for text in texts { maskList.append(mask(of: text, in: column)) }
      maskList.append(first + FieldMask.isAnyText.rawValue)
    case .isTrue: maskList.append(first + FieldMask.isTrue.rawValue)
    case .isFalse: maskList.append(first + FieldMask.isFalse.rawValue)
    case .isPresent: maskList.append(first + FieldMask.isPresent.rawValue)
    case .isAbsent: maskList.append(first + FieldMask.isAbsent.rawValue)
    case .isNotZero: maskList.append(first + FieldMask.isNotZero.rawValue)
    }
    steps.append(Step(kind: .test, column: column, masks: start..<maskList.count, end: steps.count + 1))
  }

  private mutating func column(_ path: FieldPath) -> Int {
    if let known = columns.firstIndex(where: { $0.path == path }) { return known }
    columns.append(Column(path: path, firstMask: maskCount))
    maskCount += FieldMask.allCases.count
    return columns.count - 1
  }

  private mutating func mask(of text: String, in column: Int) -> Int {
    if let known = columns[column].texts[text] { return known }
    columns[column].texts[text] = maskCount
    maskCount += 1
    return maskCount - 1
  }
}

/// What may be so of a field in a frame. What is not known can be nothing: it makes no condition true.
enum FieldMask: Int, CaseIterable {
  /// The field has been read.
  case isRead
  case isTrue, isFalse
  case isPresent, isAbsent
  case isNotZero
  /// Its text may be any.
  case isAnyText
}
