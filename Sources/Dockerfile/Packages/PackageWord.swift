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
    var text = Substring(word.text)
    span = word.span
    if text.isEmpty { return nil }
    let hasExpansion = !word.isLiteral
    if text.hasPrefix("$") && PackageWord.isOneExpansion(word.text) { return nil }
    if PackageWord.isFile(text, manager) {
      name = String(text)
      version = nil
      isFile = true
      let isRepository = text.hasPrefix("git+") || text.hasPrefix("hg+") || text.hasPrefix("svn+")
      let path = text.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
      isPinned = !isRepository || path.contains("@") || path.contains("#")
      return
    }
    isFile = false
    if manager.versions == .rpm, text.hasPrefix("@") {
      (name, version, isPinned) = (String(text), nil, true)
      return
    }
    if manager.versions == .apk, text.hasPrefix("!") { return nil }
    if manager.versions == .apt, text.hasSuffix("-") { return nil }
    if manager.versions == .python, let semicolon = text.firstIndex(of: ";") { text = text[..<semicolon] }
    let cut = PackageWord.cut(text, manager.versions)
    name = String(cut.name)
    version = cut.version.map(String.init)
    guard !name.isEmpty else { return nil }
    let isVersion: Bool
    switch manager.versions {
    case .go:
      isVersion = version.map { !PackageWord.movingGoVersions.contains($0) } ?? false
    case .node, .cargo:
      // A distribution tag such as `latest` moves; a version has a digit, or is a variable.
      isVersion = version.map { $0.contains { $0.isNumber } || (hasExpansion && $0.contains("$")) } ?? false
    default: isVersion = !(version ?? "").isEmpty
    }
    isPinned = isVersion || isPinnedByOption
  }

  /// What stands after the `@` of a Go module and names no version.
  private static let movingGoVersions: Set<String> = ["", "latest", "none", "upgrade", "patch"]

  /// Whether a text is a single `$name` or `${name}`, which may hold any number of packages.
  static func isOneExpansion(_ text: String) -> Bool {
    if text.hasPrefix("${") { return text.firstIndex(of: "}") == text.indices.last }
    if text.hasPrefix("$(") { return text.hasSuffix(")") }
    return text.dropFirst().allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "@" || $0 == "*" }
  }

  private static func isFile(_ text: Substring, _ manager: PackageManager) -> Bool {
    if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") || text == "." || text == ".."
      || text.hasPrefix(".[") || text.hasPrefix("~/") || text.contains("://")
    {
      return true
    }
    let suffixes: [String] =
      switch manager.versions {
      case .apt: [".deb"]
      case .apk: [".apk"]
      case .rpm, .zypper: [".rpm", ".conda", ".tar.bz2"]
      case .python: [".whl", ".tar.gz", ".zip", ".tar.bz2"]
      case .node: [".tgz", ".tar.gz", ".tar"]
      case .colon: [".gem"]
      case .go: [".go"]
      case .cargo: []
      }
    if suffixes.contains(where: text.hasSuffix) { return true }
    if manager.versions == .go { return text.hasPrefix("cmd/") || !text.contains(".") }
    if manager.versions == .node {
      return ["github:", "git+", "git@", "file:", "gitlab:", "bitbucket:", "link:", "workspace:"].contains {
        text.hasPrefix($0)
      } || (!text.hasPrefix("@") && text.contains("/") && !text.contains("$"))
    }
    return false
  }

  private static func cut(
    _ text: Substring, _ syntax: PackageManager.VersionSyntax
  ) -> (name: Substring, version: Substring?) {
    switch syntax {
    case .apt: return cut(text, at: ["=", "/"])
    case .apk:
      let (name, version) = cut(text, at: ["=", "~", "<", ">"])
      return (name.prefix { $0 != "@" }, version)
    case .zypper: return cut(text, at: ["=", "<", ">"])
    case .python:
      if let at = text.utf8.range(of: " @ ".utf8) { return (text[..<at.lowerBound], text[at.upperBound...]) }
      let (name, version) = cut(text, at: ["=", "<", ">", "~", "!", " "])
      return (name.prefix { $0 != "[" }, version.map { $0.drop { $0 == "=" || $0 == " " } })
    case .colon: return cut(text, at: [":"])
    case .node, .go, .cargo:
      guard let at = text.dropFirst().lastIndex(of: "@") else { return (text, nil) }
      return (text[..<at], text[text.index(after: at)...])
    case .rpm:
      // The version starts at the first hyphen that a digit or a variable follows; `:` is a module's stream.
      var index = text.startIndex
      while let hyphen = text[index...].firstIndex(where: { $0 == "-" || $0 == ":" }) {
        let next = text.index(after: hyphen)
        if next < text.endIndex, text[next].isNumber || text[next] == "$" || text[hyphen] == ":" {
          return (text[..<hyphen], text[next...])
        }
        index = next
      }
      return (text, nil)
    }
  }

  private static func cut(_ text: Substring, at separators: Set<Character>) -> (name: Substring, version: Substring?) {
    guard let index = text.firstIndex(where: separators.contains) else { return (text, nil) }
    let isOperator = text[index] != "=" && text[index] != "/" && text[index] != ":"
    return (text[..<index], isOperator ? text[index...] : text[text.index(after: index)...])
  }
}
