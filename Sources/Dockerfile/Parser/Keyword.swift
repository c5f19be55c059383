import Syntax

/// The instructions of a Dockerfile.
enum Keyword: String, CaseIterable, Sendable {
  case add = "ADD"
  case arg = "ARG"
  case cmd = "CMD"
  case copy = "COPY"
  case entrypoint = "ENTRYPOINT"
  case env = "ENV"
  case expose = "EXPOSE"
  case from = "FROM"
  case healthcheck = "HEALTHCHECK"
  case label = "LABEL"
  case maintainer = "MAINTAINER"
  case onbuild = "ONBUILD"
  case run = "RUN"
  case shell = "SHELL"
  case stopsignal = "STOPSIGNAL"
  case user = "USER"
  case volume = "VOLUME"
  case workdir = "WORKDIR"

  private static let spellings: [(key: UInt64, keyword: Keyword)] = allCases.compactMap { keyword in
    let bytes = Array(keyword.rawValue.utf8)
    return key(bytes, bytes.startIndex..<bytes.endIndex).map { ($0, keyword) }
  }

  /// The letters of a word as a number, five bits for each whatever its case; nil for a word that has anything else in
  /// it, or more than fit.
  private static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64? {
    guard range.count <= 12, range.upperBound <= bytes.count else { return nil }
    var key: UInt64 = 0
    for index in range {
      guard bytes[index].isLetter else { return nil }
      key = key << 5 | UInt64(bytes[index] & 31)
    }
    return key
  }

  /// The instruction that a word names, in whatever letter case.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    guard let key = Self.key(bytes, range) else { return nil }
    for spelling in Self.spellings where spelling.key == key {
      self = spelling.keyword
      return
    }
    return nil
  }

  /// The instruction of a node; nil if the builder knows none of its name.
  init?(_ node: SyntaxNode) {
    // Names that are cut by a continuation are not found in the file.
    guard let keyword = Keyword(node.tree.source.bytes, node.nameSpan.range) ?? Keyword(rawValue: node.name) else {
      return nil
    }
    self = keyword
  }

  /// Whether a heredoc may follow (RUN, COPY and ADD).
  var takesHeredocs: Bool { self == .run || self == .copy || self == .add }

  /// The flags that the instruction knows.
  var flags: [FlagRule] {
    switch self {
    case .add: Self.addFlags
    case .copy: Self.copyFlags
    case .from: Self.fromFlags
    case .run: Self.runFlags
    case .healthcheck: Self.healthcheckFlags
    default: []
    }
  }

  /// A flag and what its value must be.
  struct FlagRule: Sendable {
    enum Value: Equatable, Sendable {
      case text
      case list
      case boolean
      case duration
      case count
      case oneOf([String])
    }

    let name: String
    let value: Value
  }

  private static let addFlags = [
    FlagRule(name: "chmod", value: .text), FlagRule(name: "chown", value: .text),
    FlagRule(name: "link", value: .boolean), FlagRule(name: "keep-git-dir", value: .boolean),
    FlagRule(name: "checksum", value: .text), FlagRule(name: "unpack", value: .boolean),
    FlagRule(name: "exclude", value: .list),
  ]
  private static let copyFlags = [
    FlagRule(name: "chmod", value: .text), FlagRule(name: "chown", value: .text), FlagRule(name: "from", value: .text),
    FlagRule(name: "link", value: .boolean), FlagRule(name: "parents", value: .boolean),
    FlagRule(name: "exclude", value: .list),
  ]
  private static let fromFlags = [FlagRule(name: "platform", value: .text)]
  private static let runFlags = [
    FlagRule(name: "mount", value: .list), FlagRule(name: "network", value: .oneOf(["default", "none", "host"])),
    FlagRule(name: "security", value: .oneOf(["insecure", "sandbox"])), FlagRule(name: "device", value: .list),
  ]
  private static let healthcheckFlags = [
    FlagRule(name: "interval", value: .duration), FlagRule(name: "timeout", value: .duration),
    FlagRule(name: "start-period", value: .duration), FlagRule(name: "start-interval", value: .duration),
    FlagRule(name: "retries", value: .count),
  ]
}
