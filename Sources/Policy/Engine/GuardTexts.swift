import CEL

/// What the fields that conditions begin with hold in the frames of a scope, each read once for all rules.
struct GuardTexts {
  private let frames: [[Value]]
  private var columns: [(variable: Int, field: Int, texts: [String?])] = []

  init(_ frames: [[Value]]) { self.frames = frames }

  /// The texts of a guard's field, one for each frame; nil where it is not known.
  mutating func column(of test: TextGuard) -> [String?] {
    if let known = columns.first(where: { $0.variable == test.variable && $0.field == test.field }) {
      return known.texts
    }
    let texts = frames.map(test.text)
    columns.append((test.variable, test.field, texts))
    return texts
  }
}
