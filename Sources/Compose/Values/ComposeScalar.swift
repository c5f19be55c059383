import CEL
import Syntax
import YAML

/// A scalar of the effective configuration.
public struct ComposeScalar: Sendable {
  /// The text as it stands in the file, before interpolation.
  public let raw: String

  /// The text with `Interpolation.hole` for each variable that is unset.
  let skeleton: String

  /// The text with a hole for whatever does not stand in the file itself.
  let literalSkeleton: String

  /// The variables that it refers to.
  public let variables: [VariableUse]

  /// What a scalar without variables means in YAML; `.string` where variables are involved.
  let resolved: YAMLScalar.Resolved

  /// Whether it is a plain YAML scalar.
  let isPlain: Bool

  /// The scalar as read, for places inside of it.
  let yaml: YAMLScalar?

  /// The byte in the decoded YAML text at which `raw` starts.
  private let rawOffset: Int

  init(_ scalar: YAMLScalar, variables: [String: String]) {
    raw = scalar.text
    yaml = scalar
    isPlain = scalar.isPlain
    rawOffset = 0
    if raw.utf8.contains(UInt8(ascii: "$")) {
      let result = Interpolation(Template(raw), variables: variables)
      skeleton = result.skeleton
      literalSkeleton = result.literalSkeleton
      self.variables = result.uses
      resolved = .string
    } else {
      skeleton = raw
      literalSkeleton = raw
      self.variables = []
      resolved = scalar.resolved
    }
  }

  private init(
    raw: String, skeleton: String, literalSkeleton: String, variables: [VariableUse], yaml: YAMLScalar?, offset: Int
  ) {
    self.raw = raw
    self.skeleton = skeleton
    self.literalSkeleton = literalSkeleton
    self.variables = variables
    self.yaml = yaml
    resolved = .string
    isPlain = false
    rawOffset = offset
  }

  /// The text: unknown when it depends on a variable that is unset.
  public var text: Fact<String> { skeleton.hasHole ? .unknown : .known(skeleton) }

  /// The text, with `…` for what is unknown: for messages.
  public var displayText: String { String(skeleton.map { $0 == Interpolation.hole ? "…" : $0 }) }

  /// Whether all of the text stands in the file itself, defaults of variables included.
  public var isLiteral: Bool { !literalSkeleton.hasHole }

  /// What follows the first separator, as a scalar of its own, and the text before it; nil when there is none.
  func split(at separator: Character) -> (key: String, value: ComposeScalar)? {
    guard let mark = skeleton.firstIndex(of: separator), let rawMark = raw.firstIndex(of: separator),
      let literalMark = literalSkeleton.firstIndex(of: separator)
    else { return nil }
    let value = ComposeScalar(
      raw: String(raw[raw.index(after: rawMark)...]), skeleton: String(skeleton[skeleton.index(after: mark)...]),
      literalSkeleton: String(literalSkeleton[literalSkeleton.index(after: literalMark)...]), variables: variables,
      yaml: yaml, offset: rawOffset + raw.utf8.distance(from: raw.startIndex, to: rawMark) + 1)
    return (String(skeleton[..<mark]), value)
  }

  /// Where the raw text stands in the file, without quotes.
  var textPlace: Place? {
    guard let yaml else { return nil }
    return yaml.offsetMap.place(of: rawOffset..<(rawOffset + raw.utf8.count))
  }
}
