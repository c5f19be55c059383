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
  var steps: [Step] = []

  /// A place where it was passed on.
  struct Step: Sendable {
    let place: Place
    let kind: Kind

    /// What passes it on.
    enum Kind: Sendable {
      /// A `set`, of the variable with the name.
      case assignment(String)
      /// A line of a `map`, to the variable with the name.
      case mapping(String)
      /// A group of a pattern.
      case capture
    }
  }

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
  func passed(_ place: Place, _ kind: Step.Kind) -> Taint {
    var result = self
    if result.steps.count < VariableFlow.maximumDepth { result.steps.append(Step(place: place, kind: kind)) }
    return result
  }

  /// What is left of it when a pattern has captured a part.
  func captured(_ capture: RegexCapture, at place: Place) -> Taint {
    var result = passed(place, .capture)
    result.bytes = bytes.intersection(capture.bytes)
    // What stands first in a pattern starts where the text starts, if the pattern says so or takes all that comes.
    let takesAll = ByteSet.lineFeed.inverted.isSubset(of: capture.bytes)
    let isAtStart = capture.before.isEmpty && (!capture.isOpenBefore || takesAll)
    result.first = (isAtStart ? first : bytes).intersection(capture.first)
    result.mayBeEmpty = capture.mayBeEmpty
    result.isCapture = true
    result.startsWithinSegment =
      !isAtStart && (capture.isOpenBefore || !capture.before.isSubset(of: [0x2F]))
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
  func passed(_ place: Place, _ kind: Taint.Step.Kind) -> FlowValue {
    FlowValue(
      parts: parts.map { part in
        if case .tainted(let taint) = part { .tainted(taint.passed(place, kind)) } else { part }
      })
  }
}
