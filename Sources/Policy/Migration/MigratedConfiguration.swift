import Syntax

/// What the configurations of other linters become.
public struct MigratedConfiguration: Sendable {
  /// A setting, and what it was.
  struct Entry: Sendable {
    let value: String
    let origin: String
  }

  /// Something that has no counterpart, or not quite.
  public struct Remark: Sendable {
    /// Where it stands: `.hadolint.yaml:3`.
    public let place: String

    /// What becomes of it, and why; without a full stop.
    public let message: String
  }

  /// The files it was made of.
  public internal(set) var sources: [String] = []

  /// What has no counterpart, in the order of the files.
  public private(set) var remarks: [Remark] = []

  private(set) var failOn: Entry?
  private(set) var select: [String: String] = [:]
  private(set) var ignore: [String: [String]] = [:]
  private(set) var severities: [String: Entry] = [:]
  private(set) var exclude: [Entry] = []
  private(set) var options: [String: [(name: String, values: [String], origin: String)]] = [:]

  private let rules: [RuleInfo]

  /// The names by which rules are listed, so that the file reads well.
  private let namesByID: [String: String]

  init(rules: [RuleInfo]) {
    self.rules = rules
    namesByID = Dictionary(rules.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: - Gathering

  /// Notes that something has no counterpart.
  mutating func remark(_ place: Place, _ message: String) {
    remarks.append(Remark(place: Self.text(place), message: message))
  }

  /// Turns off the rules that a peer's id stands for.
  mutating func ignore(_ id: String, of peer: String, at place: Place, reason: String = "") {
    let counterparts = counterparts(of: id, peer, at: place)
    for rule in counterparts {
      ignore[rule.name, default: []].append(origin(id, place) + (reason.isEmpty ? "" : ": \(Self.oneLine(reason))"))
      let others = (rule.equivalents[peer] ?? []).filter { $0 != id }
      if !others.isEmpty {
        remark(place, "`\(id)`: `\(rule.name)` is off now, which stands for \(others.joined(separator: ", ")) too")
      }
    }
  }

  /// Sets how bad findings of the rules are that a peer's id stands for. Where the profile leaves such a rule off it is turned on:
  /// nobody says how bad something is that is not to be looked for.
  mutating func setSeverity(_ severity: Severity, of id: String, of peer: String, at place: Place) {
    for rule in counterparts(of: id, peer, at: place) {
      severities[rule.name] = Entry(value: severity.rawValue, origin: origin(id, place))
      if rule.profile != .recommended { select[rule.name] = origin(id, place) }
    }
  }

  /// Turns a rule on that needs to know what the team wants, and tells it.
  mutating func configure(_ id: String, _ option: String, _ values: [String], at place: Place) {
    guard let name = namesByID[id] else { return remark(place, "there is no rule \(id) here") }
    select[name] = Self.text(place)
    options[name, default: []].append((option, values, Self.text(place)))
  }

  /// Turns a rule on.
  mutating func select(_ id: String, at place: Place) {
    guard let name = namesByID[id] else { return remark(place, "there is no rule \(id) here") }
    select[name] = Self.text(place)
  }

  /// Sets the threshold; of several the lowest holds.
  mutating func setFailOn(_ threshold: FailureThreshold, at place: Place) {
    let order: [FailureThreshold] = [.never, .error, .warning, .info]
    if let known = failOn.flatMap({ FailureThreshold(rawValue: $0.value) }),
      (order.firstIndex(of: known) ?? 0) >= (order.firstIndex(of: threshold) ?? 0)
    {
      return
    }
    failOn = Entry(value: threshold.rawValue, origin: Self.text(place))
  }

  /// Leaves paths out.
  mutating func exclude(_ glob: String, at place: Place) {
    let glob = glob.hasPrefix("./") ? String(glob.dropFirst(2)) : glob
    guard !glob.isEmpty, !exclude.contains(where: { $0.value == glob }) else { return }
    exclude.append(Entry(value: glob, origin: Self.text(place)))
  }

  private mutating func counterparts(of id: String, _ peer: String, at place: Place) -> [RuleInfo] {
    if ShellCheckSource.isCode(id) {
      remark(place, "`\(id)` is ShellCheck's; take it out with a comment, or all of them with `shellcheck: off`")
      return []
    }
    let found = rules.filter { $0.equivalents[peer]?.contains(id) == true }
    if found.isEmpty { remark(place, "`\(id)` has no counterpart here, so there is nothing to set") }
    return found
  }

  private func origin(_ id: String, _ place: Place) -> String { "\(id), \(Self.text(place))" }

  private static func text(_ place: Place) -> String { "\(place.source.path):\(place.start.line)" }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

// MARK: - Writing

extension MigratedConfiguration {
  /// Whether nothing was found that has a counterpart.
  public var isEmpty: Bool {
    failOn == nil && select.isEmpty && ignore.isEmpty && severities.isEmpty && exclude.isEmpty && options.isEmpty
  }

  /// The text of a `.stacklint.yml`, each value with a comment that says where it comes from.
  public var text: String {
    var lines = ["# Made by `stacklint migrate` from \(sources.joined(separator: ", "))."]
    if let failOn { lines.append("fail-on: \(failOn.value)  # \(comment(failOn.origin))") }
    // Who ignores a rule means it, whatever else is said of the rule.
    let wanted = select.filter { ignore[$0.key] == nil }
    append("select", wanted.map { (YAMLText.scalar($0), $1) }, to: &lines)
    append("ignore", ignore.map { (YAMLText.scalar($0), $1.joined(separator: "; ")) }, to: &lines)
    if !severities.isEmpty {
      lines.append("severity:")
      for (name, entry) in severities.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(YAMLText.scalar(name)): \(entry.value)  # \(comment(entry.origin))")
      }
    }
    if !exclude.isEmpty {
      lines.append("exclude:")
      lines += exclude.map { "  - \(YAMLText.scalar($0.value))  # \(comment($0.origin))" }
    }
    if !options.isEmpty {
      lines.append("options:")
      for (name, values) in options.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(YAMLText.scalar(name)):")
        for option in values {
          lines.append("    \(option.name):  # \(comment(option.origin))")
          lines += option.values.map { "      - \(YAMLText.scalar($0))" }
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ key: String, _ entries: [(text: String, origin: String)], to lines: inout [String]) {
    guard !entries.isEmpty else { return }
    lines.append("\(key):")
    lines += entries.sorted { $0.text < $1.text }.map { "  - \($0.text)  # \(comment($0.origin))" }
  }

  /// Text of another file in a comment: whatever would end it or hide is left out.
  private func comment(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
          default: true
          }
        }))
  }
}

/// Writes scalars of YAML.
package enum YAMLText {
  /// A text as a scalar: as it is where that is certain to read back as the same text, else in double quotes.
  package static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A } ?? false
      && text.utf8.allSatisfy { byte in
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte) || "-_./".utf8.contains(byte)
      } && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    if isPlain { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
          let digits = String(scalar.value, radix: 16)
          quoted += "\\U" + String(repeating: "0", count: max(0, 8 - digits.utf8.count)) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }
}
