/// Frames, and what is known of the fields by which programs can be ruled out; each is read once for all of them.
public struct ScreenedFrames {
  private let screening: Screening
  private let frames: [[Value]]

  /// For each column and frame the facts; none where the field has not been read.
  private var facts: [[FieldFacts]]

  /// Frames for the programs of a screening.
  public init(_ screening: Screening, _ frames: [[Value]]) {
    self.screening = screening
    self.frames = frames
    facts = Array(repeating: [], count: screening.columns.count)
  }

  /// The numbers of the frames on which a program may be true, added to `result`.
  public mutating func candidates(for program: Int, into result: inout [Int]) {
    guard screening.roots.indices.contains(program), let root = screening.roots[program] else {
      result.append(contentsOf: frames.indices)
      return
    }
    for frame in frames.indices where holds(root, frame) { result.append(frame) }
  }

  /// Whether what a step asks may be so. The depth of the recursion is that of the expression.
  private mutating func holds(_ index: Int, _ frame: Int) -> Bool {
    let step = screening.steps[index]
    switch step.kind {
    case .text:
      let facts = facts(step.column, frame)
      if facts.contains(.isAnyText) { return true }
      let text = facts.text
      if text == 0 { return false }
      for number in step.texts where screening.numbers[number] == text { return true }
      return false
    case .fact: return facts(step.column, frame).contains(step.facts)
    case .all, .any:
      let isAll = step.kind == .all
      var part = index + 1
      while part < step.end {
        if holds(part, frame) != isAll { return !isAll }
        part = screening.steps[part].end
      }
      return isAll
    }
  }

  private mutating func facts(_ column: Int, _ frame: Int) -> FieldFacts {
    if facts[column].isEmpty { facts[column] = Array(repeating: [], count: frames.count) }
    let known = facts[column][frame]
    if !known.isEmpty { return known }
    let found = screening.columns[column].facts(frames[frame])
    facts[column][frame] = found
    return found
  }
}
