/// Lays the screens of several programs out flat, their fields and texts numbered.
struct ScreeningBuilder {
  private(set) var steps: [Screening.Step] = []
  private(set) var columns: [(path: FieldPath, firstMask: Int)] = []

  /// For each column the masks of the texts that its field is compared with.
  private(set) var texts: [[String: Int]] = []
  private(set) var maskList: [Int] = []
  private(set) var maskCount = 0

  /// Adds a screen and gives the number of its first step.
  mutating func append(_ screen: Screen) -> Int {
    let position = steps.count
    switch screen {
    case .test(let test): append(test)
    case .all(let parts): append(.all, parts)
    case .any(let parts): append(.any, parts)
    }
    return position
  }

  private mutating func append(_ kind: Screening.Step.Kind, _ parts: [Screen]) {
    let position = steps.count
    steps.append(Screening.Step(kind: kind))
    for part in parts { _ = append(part) }
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
    steps.append(
      Screening.Step(kind: .test, column: column, masks: start..<maskList.count, end: steps.count + 1))
  }

  private mutating func column(_ path: FieldPath) -> Int {
    if let known = columns.firstIndex(where: { $0.path == path }) { return known }
    columns.append((path, maskCount))
    texts.append([:])
    maskCount += FieldMask.allCases.count
    return columns.count - 1
  }

  private mutating func mask(of text: String, in column: Int) -> Int {
    if let known = texts[column][text] { return known }
    texts[column][text] = maskCount
    maskCount += 1
    return maskCount - 1
  }
}
