import CEL
import Syntax
import YAML

/// A scalar of the effective configuration.
///
/// Values are handed around a lot; what makes one up is kept in one place, so that to copy it is nothing.
public struct ComposeScalar: Sendable {
  private let written: Written

  private final class Written: Sendable {
    let raw: String
    let skeleton: String
    let literalSkeleton: String
    let variables: [VariableUse]
    let resolved: YAMLScalar.Resolved
    let isPlain: Bool
    let hasHole: Bool
    let yaml: YAMLScalar
    let rawOffset: Int

    init(_ scalar: YAMLScalar) {
      raw = scalar.text
      skeleton = raw
      literalSkeleton = raw
      variables = []
      resolved = scalar.resolved
      isPlain = scalar.isPlain
      hasHole = raw.hasHole
      yaml = scalar
      rawOffset = 0
    }

    init(_ scalar: YAMLScalar, _ result: Interpolation) {
      raw = scalar.text
      skeleton = result.skeleton
      literalSkeleton = result.literalSkeleton
      variables = result.uses
      resolved = .string
      isPlain = scalar.isPlain
      hasHole = result.skeleton.hasHole
      yaml = scalar
      rawOffset = 0
    }

    /// What follows a separator in another scalar.
    init(raw: String, skeleton: String, literalSkeleton: String, offset: Int, of whole: Written) {
      self.raw = raw
      self.skeleton = skeleton
      self.literalSkeleton = literalSkeleton
      variables = whole.variables
      resolved = .string
      isPlain = false
      hasHole = whole.hasHole && skeleton.hasHole
      yaml = whole.yaml
      rawOffset = whole.rawOffset + offset
    }
  }

  /// The text as it stands in the file, before interpolation.
  public var raw: String { written.raw }

  /// The text with `Interpolation.hole` for each variable that is unset.
  var skeleton: String { written.skeleton }

  /// The text with a hole for whatever does not stand in the file itself.
  var literalSkeleton: String { written.literalSkeleton }

  /// The variables that it refers to.
  public var variables: [VariableUse] { written.variables }

  /// What a scalar without variables means in YAML; `.string` where variables are involved.
  var resolved: YAMLScalar.Resolved { written.resolved }

  /// Whether it is a plain YAML scalar.
  var isPlain: Bool { written.isPlain }

  init(_ scalar: YAMLScalar, variables: [String: String]) {
    written =
      scalar.text.has(Byte.dollar)
      ? Written(scalar, Interpolation(Template(scalar.text), variables: variables)) : Written(scalar)
  }

  private init(_ written: Written) { self.written = written }

  /// The text: unknown when it depends on a variable that is unset.
  public var text: Fact<String> { written.hasHole ? .unknown : .known(written.skeleton) }

  /// The text, with `…` for what is unknown: for messages.
  public var displayText: String { written.hasHole ? written.skeleton.withShownHoles : written.skeleton }

  /// Whether all of the text stands in the file itself, defaults of variables included.
  public var isLiteral: Bool { !written.literalSkeleton.hasHole }

  /// What follows the first separator, an ASCII character, as a scalar of its own, and the text before it; nil when there
  /// is none.
  func split(at separator: UInt8) -> (key: String, value: ComposeScalar)? {
    let (raw, skeleton, literal) = (written.raw, written.skeleton, written.literalSkeleton)
    guard let rawMark = raw.utf8.firstIndex(of: separator) else { return nil }
    let offset = raw.utf8.distance(from: raw.startIndex, to: rawMark) + 1
    let rawValue = String(raw[raw.utf8.index(after: rawMark)...])
    if written.variables.isEmpty {
      let value = Written(raw: rawValue, skeleton: rawValue, literalSkeleton: rawValue, offset: offset, of: written)
      return (String(raw[..<rawMark]), ComposeScalar(value))
    }
    guard let mark = skeleton.utf8.firstIndex(of: separator), let literalMark = literal.utf8.firstIndex(of: separator)
    else { return nil }
    let value = Written(
      raw: rawValue, skeleton: String(skeleton[skeleton.utf8.index(after: mark)...]),
      literalSkeleton: String(literal[literal.utf8.index(after: literalMark)...]), offset: offset, of: written)
    return (String(skeleton[..<mark]), ComposeScalar(value))
  }

  /// Where the raw text stands in the file, without quotes.
  var textPlace: Place? {
    written.yaml.offsetMap.place(of: written.rawOffset..<(written.rawOffset + written.raw.utf8.count))
  }
}
