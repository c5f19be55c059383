/// Frames, and what is known of the fields by which programs can be ruled out; each is read once for all of them.
///
/// Sets of frames are masks with a bit for each, 64 frames in a word, so that a test costs a few instructions for all
/// of them.
public struct ScreenedFrames {
  private let screening: Screening
  private let frames: [[Value]]
  private let wordCount: Int

  /// The masks, one after the other.
  private var words: [UInt64]

  /// Frames for the programs of a screening.
  public init(_ screening: Screening, _ frames: [[Value]]) {
    self.screening = screening
    self.frames = frames
    wordCount = (frames.count + 63) / 64
    words = Array(repeating: 0, count: wordCount * screening.maskCount)
  }

  /// The numbers of the frames on which a program may be true, added to `result`.
  public mutating func candidates(for program: Int, into result: inout [Int]) {
    guard screening.roots.indices.contains(program), let root = screening.roots[program] else {
      result.append(contentsOf: frames.indices)
      return
    }
    for word in 0..<wordCount {
      let first = word * 64
      let all = frames.count - first < 64 ? (1 << UInt64(frames.count - first)) - 1 : UInt64.max
      var left = narrow(root, word, all)
      while left != 0 {
        result.append(first + left.trailingZeroBitCount)
        left &= left - 1
      }
    }
  }

  /// Those of some frames, all in one word, of which what a step asks may be so. The depth of the recursion is that of
  /// the expression.
  private mutating func narrow(_ index: Int, _ word: Int, _ candidates: UInt64) -> UInt64 {
    if candidates == 0 { return 0 }
    let step = screening.steps[index]
    switch step.kind {
    case .test:
      read(step.column, word, candidates)
      var result: UInt64 = 0
      for mask in step.masks { result |= words[screening.maskList[mask] * wordCount + word] }
      return result & candidates
    case .all:
      var left = candidates
      var part = index + 1
      while part < step.end, left != 0 {
        left = narrow(part, word, left)
        part = screening.steps[part].end
      }
      return left
    case .any:
      var found: UInt64 = 0
      var part = index + 1
      while part < step.end {
        found |= narrow(part, word, candidates & ~found)
        part = screening.steps[part].end
      }
      return found
    }
  }

  /// Reads a field in those of the frames in which it has not been read.
  private mutating func read(_ column: Int, _ word: Int, _ candidates: UInt64) {
    let first = screening.columns[column].firstMask
    var unread = candidates & ~words[first * wordCount + word]
    while unread != 0 {
      let bit = unread & ~(unread - 1)
      let frame = word * 64 + unread.trailingZeroBitCount
      screening.columns[column].classify(frames[frame]) { mask in words[mask * wordCount + word] |= bit }
      unread &= unread - 1
    }
  }
}

extension Screening.Column {
  /// Tells of a frame in which masks it belongs.
  fileprivate func classify(_ frame: [Value], _ add: (Int) -> Void) {
    add(firstMask + FieldMask.isRead.rawValue)
    switch path.read(frame) {
    case .unreadable: addAll(add)
    case .value(nil):
      add(firstMask + FieldMask.isAbsent.rawValue)
      classify(defaultValue, add)
    case .value(.unknown?): break
    case .value(let value?):
      add(firstMask + FieldMask.isPresent.rawValue)
      classify(value, add)
    }
  }

  private func classify(_ value: Value, _ add: (Int) -> Void) {
    switch value {
    case .bool(let flag): add(firstMask + (flag ? FieldMask.isTrue : .isFalse).rawValue)
    case .string(let text):
      if !text.isEmpty { add(firstMask + FieldMask.isNotZero.rawValue) }
      if let mask = texts[text] { add(mask) }
    case .int, .uint, .double, .list, .map:
      if !value.isZero { add(firstMask + FieldMask.isNotZero.rawValue) }
    case .object, .absentObject: break
    default: addAll(add)
    }
  }

  /// What cannot be told may be anything.
  private func addAll(_ add: (Int) -> Void) {
    for mask in FieldMask.allCases { add(firstMask + mask.rawValue) }
  }
}
