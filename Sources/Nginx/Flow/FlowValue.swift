import Syntax

/// Text that a client chooses, on its way through a configuration.
struct Taint: Sendable {
  /// The variable that it comes from, without `$`.
  let source: String

  /// Where that variable is read.
  let origin: Place

  /// The bytes that the text can hold.
  var bytes: ByteSet

  /// The bytes that it can start with.
  var first: ByteSet

  /// Whether it can be empty.
  var mayBeEmpty: Bool

  /// Whether it is a path that holds no `..` segment.
  let isNormalized: Bool

  /// Whether a part of a normalised path, which may start with `..` because in the path something else stood before it.
  var startsWithinSegment = false

  /// Whether a pattern captured it.
  var isCapture = false

  /// Where it was passed on, in order.
  var steps: [Place] = []

  init(
    source: String, origin: Place, bytes: ByteSet, first: ByteSet? = nil, mayBeEmpty: Bool = true,
    isNormalized: Bool = false
  ) {
    self.source = source
    self.origin = origin
    self.bytes = bytes
    self.first = first ?? bytes
    self.mayBeEmpty = mayBeEmpty
    self.isNormalized = isNormalized
  }

  /// The taint after one more step.
  func passed(_ place: Place) -> Taint {
    var result = self
    if result.steps.count < VariableFlow.maximumDepth { result.steps.append(place) }
    return result
  }

  /// What is left of it when a pattern has captured a part.
  func captured(_ capture: RegexCapture, at place: Place) -> Taint {
    var result = passed(place)
    result.bytes = bytes.intersection(capture.bytes)
    result.first = bytes.intersection(capture.first)
    result.mayBeEmpty = capture.mayBeEmpty
    result.isCapture = true
    result.startsWithinSegment = capture.isOpenBefore || !capture.before.isSubset(of: [0x2F])
    return result
  }

  func contains(_ byte: UInt8) -> Bool { bytes.contains(byte) }
}

/// A value that a text can have: literal pieces, pieces that a client chooses, and pieces that nobody outside chooses.
struct FlowValue: Sendable {
  /// A piece.
  enum Part: Sendable {
    case literal(String)
    /// A variable that a client does not choose, by name; or one of which nothing is known.
    case opaque(String)
    case tainted(Taint)
  }

  var parts: [Part]

  /// What clients choose in it.
  var taints: [Taint] {
    parts.compactMap { if case .tainted(let taint) = $0 { taint } else { nil } }
  }

  /// The value after one more step.
  func passed(_ place: Place) -> FlowValue {
    FlowValue(
      parts: parts.map { part in
        if case .tainted(let taint) = part { .tainted(taint.passed(place)) } else { part }
      })
  }
}
