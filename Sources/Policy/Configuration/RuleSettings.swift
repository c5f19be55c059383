import Syntax

/// What one file says about rules: a configuration, or the profile of a pack.
///
/// Several combine by one law: of two that speak of the same rule the later one holds, for whether it is on, for its
/// severity, and for each of its options.
public struct RuleSettings: Sendable {
  /// The rules to start from; nil when the file does not say.
  public var profile: ProfileChoice?

  /// Where that is said; nil when it is not.
  var profilePlace: Place?

  /// Rules that are on besides those of the profile.
  public var select: [RuleReference] = []

  /// Rules that are off.
  public var ignore: [RuleReference] = []

  /// Severities by rule.
  public var severities: [(rule: RuleReference, severity: Severity)] = []

  /// Values of rules' options.
  public var options: [RuleOptionSetting] = []

  /// No settings at all.
  public init() {}

  /// The settings among the entries of a mapping.
  init(_ reader: MappingReader, profileKey: String) {
    profile = reader.choice(profileKey, ProfileChoice.self)
    profilePlace = profile == nil ? nil : reader.entry(profileKey)?.namePlace
    select = reader.references("select")
    ignore = reader.references("ignore")
    severities = reader.severities("severity")
    options = Self.options(reader)
  }

  /// Every rule that is named, to tell those that do not exist.
  var references: [RuleReference] { select + ignore + severities.map(\.rule) + options.map(\.rule) }

  private static func options(_ reader: MappingReader) -> [RuleOptionSetting] {
    guard let options = reader.mapping("options") else { return [] }
    return options.node.children.flatMap { rule -> [RuleOptionSetting] in
      guard let values = options.mapping(rule.name) else { return [] }
      let reference = RuleReference(rule.name, place: rule.namePlace)
      return values.node.children.map { RuleOptionSetting(rule: reference, option: $0) }
    }
  }
}

extension MappingReader {
  /// A list of rules.
  func references(_ key: String) -> [RuleReference] {
    strings(key).map { RuleReference($0.value, place: $0.place) }
  }

  /// A mapping from rules to severities.
  func severities(_ key: String) -> [(rule: RuleReference, severity: Severity)] {
    guard let severities = mapping(key) else { return [] }
    return severities.node.children.compactMap { child in
      guard let argument = severities.scalar(child.name),
        let severity = severities.problems.choice(argument, Severity.self, of: "severity")
      else { return nil }
      return (rule: RuleReference(child.name, place: child.namePlace), severity: severity)
    }
  }
}
