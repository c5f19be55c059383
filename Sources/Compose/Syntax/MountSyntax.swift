import Syntax

/// A mount as written, in the short or the long form (Compose specification, "volumes", "tmpfs").
struct MountSyntax {
  /// A part of a mount: its text, with holes for what is unknown.
  struct Text: Sendable {
    var skeleton: String
  }

  /// `bind`, `volume`, `tmpfs` …; nil when it depends on a variable that is unset.
  var type: String?

  /// The host path, or the volume's name; nil for an anonymous volume.
  var source: Text?

  /// The path in the container.
  var target: Text?

  /// The options of the short form, one by one.
  var options: [String]

  /// Whether the long form says `read_only`; a text with a hole is nil.
  var readOnly: Bool?

  /// Whether `read_only` depends on an unset variable.
  var isReadOnlyUnknown = false

  /// Reads a mount of `volumes` or `devices`; nil for what is none.
  static func parse(_ value: ComposeValue) -> MountSyntax? {
    if let scalar = value.scalar { return parse(homeResolved(scalar)) }
    guard let mapping = value.mapping else { return nil }
    let readOnly = mapping["read_only"]?.scalar?.bool
    var options: [String] = []
    if let propagation = mapping["bind"]?["propagation"]?.scalar?.skeleton { options.append(propagation) }
    if let size = mapping["tmpfs"]?["size"]?.scalar?.skeleton { options.append("size=\(size)") }
    if let mode = mapping["tmpfs"]?["mode"]?.scalar?.skeleton { options.append("mode=\(mode)") }
    return MountSyntax(
      type: mapping["type"]?.scalar?.skeleton ?? "volume",
      source: mapping["source"]?.scalar.map { Text(skeleton: homeResolved($0)) },
      target: mapping["target"]?.scalar.map { Text(skeleton: $0.skeleton) }, options: options,
      readOnly: readOnly?.value, isReadOnlyUnknown: readOnly?.isUnknown ?? false)
  }

  /// A path whose `$HOME` is what Compose makes of `~`: the home folder of whoever starts it, wherever that is.
  private static func homeResolved(_ scalar: ComposeScalar) -> String {
    guard !scalar.variables.isEmpty, scalar.skeleton.first == Interpolation.hole,
      scalar.raw.hasPrefix("${HOME}") || scalar.raw.hasPrefix("$HOME/") || scalar.raw.hasPrefix("$HOME:")
    else { return scalar.skeleton }
    return "~" + scalar.skeleton.dropFirst()
  }

  /// Reads `[SOURCE:]TARGET[:MODE]`; a Windows drive is part of its path.
  static func parse(_ text: String) -> MountSyntax? {
    let parts = split(text)
    guard let first = parts.first, !first.isEmpty else { return nil }
    guard parts.count > 1 else {
      return MountSyntax(type: "volume", source: nil, target: Text(skeleton: first), options: [])
    }
    let options = parts.count > 2 ? parts[2].cut(at: Byte.comma).map(String.init) : []
    return MountSyntax(
      type: type(ofSource: first), source: Text(skeleton: first), target: Text(skeleton: parts[1]), options: options)
  }

  /// Reads an item of `tmpfs`: `TARGET[:OPTIONS]`.
  static func parseTmpfs(_ text: String) -> MountSyntax? {
    guard !text.isEmpty else { return nil }
    let target = text.head(before: Byte.colon)
    let options = text[target.endIndex...].dropFirst().cut(at: Byte.comma).map(String.init)
    return MountSyntax(type: "tmpfs", source: nil, target: Text(skeleton: String(target)), options: options)
  }

  /// Whether a source is a host path or the name of a volume; nil when that depends on an unset variable.
  private static func type(ofSource source: String) -> String? {
    guard let first = source.utf8.first else { return "volume" }
    switch first {
    case Byte.slash, Byte.dot, UInt8(ascii: "~"), Byte.backslash: return "bind"
    case 0..<0x80:
      var source = source
      return source.withUTF8 { isDrive($0[...]) } ? "bind" : "volume"
    default:
      guard source.first == Interpolation.hole else { return "volume" }
      return source.dropFirst().first == "/" ? "bind" : nil
    }
  }

  private static func isDrive(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = text.startIndex
    guard text.count >= 3, text[start + 1] == Byte.colon else { return false }
    return text[start].isLetter && (text[start + 2] == Byte.backslash || text[start + 2] == Byte.slash)
  }

  fileprivate static func split(_ text: String) -> [String] {
    var text = text
    return text.withUTF8 { bytes in
      var parts: [String] = []
      var rest = bytes[...]
      while true {
        guard let colon = rest.dropFirst(isDrive(rest) ? 2 : 0).firstIndex(of: Byte.colon) else {
          parts.append(String(decoding: rest, as: UTF8.self))
          return parts
        }
        parts.append(String(decoding: rest[..<colon], as: UTF8.self))
        rest = rest[(colon + 1)...]
      }
    }
  }
}

/// What Compose refuses in the short form.
extension MountSyntax {
  /// What is wrong with a text without variables; nil when nothing is.
  static func fault(in text: String) -> String? {
    let parts = split(text)
    if text.isEmpty { return "a volume needs a path in the container" }
    if parts.contains(where: \.isEmpty) { return "a part of `\(text)` between colons is empty" }
    return parts.count > 3 ? "`\(text)` has too many colons: write `SOURCE:TARGET:MODE`" : nil
  }
}
