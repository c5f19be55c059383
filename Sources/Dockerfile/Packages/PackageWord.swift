import Syntax

/// A package on the command line of a package manager.
struct PackageWord: Sendable {
  /// Its name, without version, extras or architecture; as written where it is a path or an address.
  let name: String

  /// The version or constraint; nil when there is none.
  let version: String?

  /// Whether what is installed is fixed: by a version, by a constraint, or because it is a local file.
  let isPinned: Bool

  /// Whether it is a path or an address instead of a name.
  let isFile: Bool

  /// Where it stands.
  let span: Span

  /// Reads a word; nil if it names no package (a removal, a glob, an expansion).
  init?(_ word: ShellWord, _ manager: PackageManager, isPinnedByOption: Bool) {
    let bytes = Array(word.text.utf8)
    let versions = manager.versions
    guard let first = bytes.first, !PackageWord.isOneExpansion(bytes) else { return nil }
    span = word.span
    if PackageWord.isFile(bytes, versions) {
      (name, version, isFile) = (word.text, nil, true)
      isPinned = !PackageWord.isRepository(bytes) || PackageWord.hasRevision(bytes)
      return
    }
    isFile = false
    switch versions {
    case .rpm where first == Byte.at:
      (name, version, isPinned) = (word.text, nil, true)
      return
    case .apk where first == Byte.exclamationMark, .apt where bytes.last == Byte.dash: return nil
    default: break
    }
    let cut = PackageWord.cut(bytes, versions)
    guard !cut.name.isEmpty else { return nil }
    let version = cut.version
    let isVersion: Bool
    switch versions {
    case .go: isVersion = version.map { !PackageWord.isMoving($0) } ?? false
    case .node, .cargo:
      // A distribution tag such as `latest` moves; a version has a digit, or is a variable.
      isVersion = version.map { $0.contains { $0.isDigit || ($0 == Byte.dollar && !word.isLiteral) } } ?? false
    default: isVersion = version.map { !$0.isEmpty } ?? false
    }
    isPinned = isVersion || isPinnedByOption
    name = cut.name.count == bytes.count ? word.text : String(decoding: cut.name, as: UTF8.self)
    self.version = version.map { String(decoding: $0, as: UTF8.self) }
  }

  /// Whether what stands after the `@` of a Go module names no version.
  private static func isMoving(_ version: ArraySlice<UInt8>) -> Bool {
    version.isEmpty || movingGoVersions.contains { version.elementsEqual($0.utf8) }
  }

  private static let movingGoVersions = ["latest", "none", "upgrade", "patch"]

  /// Whether a text is a single `$name` or `${name}`, which may hold any number of packages.
  static func isOneExpansion(_ text: String) -> Bool { text.withBytes { isOneExpansion($0) } }

  private static func isOneExpansion(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    guard text.first == Byte.dollar else { return false }
    let rest = text.dropFirst()
    switch rest.first {
    case Byte.openBrace: return rest.firstIndex(of: Byte.closeBrace) == rest.indices.last
    case Byte.openParenthesis: return rest.last == Byte.closeParenthesis
    default: return rest.allSatisfy { $0.isNamePart || $0 == Byte.at || $0 == Byte.star || $0 >= 0x80 }
    }
  }

  // MARK: - Files

  private static func isFile(_ text: [UInt8], _ versions: PackageManager.VersionSyntax) -> Bool {
    switch text[0] {
    case Byte.slash: return true
    case Byte.dot:
      // `.`, `..`, `./x`, `../x` and `.[extra]`
      if text.count == 1 || text[1] == Byte.slash || text[1] == Byte.openBracket { return true }
      if text[1] == Byte.dot, text.count == 2 || text[2] == Byte.slash { return true }
    case Byte.tilde where text.count > 1 && text[1] == Byte.slash: return true
    default: break
    }
    if let colon = text.firstIndex(of: Byte.colon), text[colon...].range(of: "://".utf8) != nil { return true }
    if suffixes(versions).contains(where: { text.ends(with: $0.utf8) }) { return true }
    switch versions {
    case .go: return text.starts(with: "cmd/".utf8) || !text.contains(Byte.dot)
    case .node:
      if text[0] != Byte.at, text.contains(Byte.slash), !text.contains(Byte.dollar) { return true }
      return nodeSources.contains { text.starts(with: $0.utf8) }
    default: return false
    }
  }

  /// How the names of files that are packages end.
  private static func suffixes(_ versions: PackageManager.VersionSyntax) -> [String] {
    switch versions {
    case .apt: aptSuffixes
    case .apk: apkSuffixes
    case .rpm, .zypper: rpmSuffixes
    case .python: pythonSuffixes
    case .node: nodeSuffixes
    case .colon: gemSuffixes
    case .go: goSuffixes
    case .cargo: []
    }
  }

  private static let aptSuffixes = [".deb"]
  private static let apkSuffixes = [".apk"]
  private static let rpmSuffixes = [".rpm", ".conda", ".tar.bz2"]
  private static let pythonSuffixes = [".whl", ".tar.gz", ".zip", ".tar.bz2"]
  private static let nodeSuffixes = [".tgz", ".tar.gz", ".tar"]
  private static let gemSuffixes = [".gem"]
  private static let goSuffixes = [".go"]

  /// How the words start that name a source other than the registry of npm.
  private static let nodeSources = [
    "github:", "git+", "git@", "file:", "gitlab:", "bitbucket:", "link:", "workspace:",
  ]

  private static func isRepository(_ text: [UInt8]) -> Bool {
    text.starts(with: "git+".utf8) || text.starts(with: "hg+".utf8) || text.starts(with: "svn+".utf8)
  }

  /// Whether the path of a repository's address names a revision: after `@`, or in a fragment.
  private static func hasRevision(_ text: [UInt8]) -> Bool {
    let path = text.drop { $0 != Byte.colon }.dropFirst(3).drop { $0 != Byte.slash }
    return path.contains { $0 == Byte.at || $0 == Byte.hash }
  }

  // MARK: - Versions

  private typealias Cut = (name: ArraySlice<UInt8>, version: ArraySlice<UInt8>?)

  private static func cut(_ text: [UInt8], _ syntax: PackageManager.VersionSyntax) -> Cut {
    switch syntax {
    case .apt: return cut(text[...]) { $0 == Byte.equals || $0 == Byte.slash }
    case .apk:
      let cut = cut(text[...]) { $0 == Byte.equals || $0 == Byte.tilde || $0 == Byte.less || $0 == Byte.greater }
      return (cut.name.prefix { $0 != Byte.at }, cut.version)
    case .zypper: return cut(text[...]) { $0 == Byte.equals || $0 == Byte.less || $0 == Byte.greater }
    case .python: return cutRequirement(text.prefix { $0 != Byte.semicolon })
    case .colon: return cut(text[...]) { $0 == Byte.colon }
    case .node, .go, .cargo:
      guard let at = text.dropFirst().lastIndex(of: Byte.at) else { return (text[...], nil) }
      return (text[..<at], text[(at + 1)...])
    case .rpm:
      // The version starts at the first hyphen that a digit or a variable follows; `:` is a module's stream.
      for index in text.indices.dropLast() where text[index] == Byte.dash || text[index] == Byte.colon {
        if text[index] == Byte.colon || text[index + 1].isDigit || text[index + 1] == Byte.dollar {
          return (text[..<index], text[(index + 1)...])
        }
      }
      return (text[...], nil)
    }
  }

  /// Cuts a requirement of PEP 508, its marker left out.
  private static func cutRequirement(_ text: ArraySlice<UInt8>) -> Cut {
    if text.contains(Byte.at), let at = text.range(of: " @ ".utf8) {
      return (text[..<at.lowerBound], text[at.upperBound...])
    }
    let cut = cut(text) { byte in
      switch byte {
      case Byte.equals, Byte.less, Byte.greater, Byte.tilde, Byte.exclamationMark, Byte.space: true
      default: false
      }
    }
    return (
      cut.name.prefix { $0 != Byte.openBracket }, cut.version.map { $0.drop { $0 == Byte.equals || $0 == Byte.space } }
    )
  }

  /// Cuts at the first separator; one that compares belongs to the version.
  private static func cut(_ text: ArraySlice<UInt8>, at isSeparator: (UInt8) -> Bool) -> Cut {
    guard let index = text.firstIndex(where: isSeparator) else { return (text, nil) }
    switch text[index] {
    case Byte.equals, Byte.slash, Byte.colon: return (text[..<index], text[(index + 1)...])
    default: return (text[..<index], text[index...])
    }
  }
}
