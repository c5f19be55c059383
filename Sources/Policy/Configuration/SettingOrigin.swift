import Syntax

/// Where a value of the effective configuration comes from.
public enum SettingOrigin: Sendable {
  /// A line of a configuration or of the profile of a pack.
  case place(Place)
  /// An option of the command line.
  case commandLine(String)
  /// Something that is so unless somebody says otherwise: `default`, `the profile`, `the name of the file`.
  case implied(String)

  /// `.stacklint.yml:3`, `--profile`, `default`.
  public var text: String {
    switch self {
    case .place(let place): "\(place.source.path):\(place.start.line)"
    case .commandLine(let option): option
    case .implied(let what): what
    }
  }

  /// Whether somebody said it.
  public var isConfigured: Bool {
    if case .implied = self { false } else { true }
  }

  /// The origin of what was said at a place, or else on the command line.
  static func of(_ place: Place?, commandLine option: String) -> SettingOrigin {
    place.map { .place($0) } ?? .commandLine(option)
  }
}
