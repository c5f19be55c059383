import Syntax

/// The directory where git keeps a repository (gitrepository-layout(5)).
struct GitDirectory {
  /// What belongs to this working tree: `HEAD`, the index.
  private let path: String

  /// What all working trees of a repository share: the configuration, branches, `info/exclude`. Mostly the same directory.
  private let common: String

  /// The directory of the repository with its root at a path; a working tree elsewhere and a submodule have a file there
  /// that names it. nil where that file names none.
  init?(of root: String) {
    let dotGit = root == "/" ? "/.git" : root + "/.git"
    var own = dotGit
    if case .success(let bytes) = SourceLoader.readBytes(dotGit) {
      guard bytes.starts(with: "gitdir:".utf8), let target = Self.target(of: bytes.dropFirst(7), from: root) else {
        return nil
      }
      own = target
    }
    path = own
    if case .success(let bytes) = SourceLoader.readBytes(own + "/commondir") {
      guard let target = Self.target(of: bytes[...], from: own) else { return nil }
      common = target
    } else {
      common = own
    }
  }

  /// The path that the first line of a file names, as seen from a directory.
  private static func target(of text: ArraySlice<UInt8>, from directory: String) -> String? {
    let line = text.prefix { $0 != Byte.lineFeed && $0 != Byte.carriageReturn }.drop { $0 == Byte.space }
    return line.isEmpty ? nil : FilePath.join(directory, String(decoding: line, as: UTF8.self))
  }

  /// The file with the repository's own ignore patterns, for all of its working trees (gitignore(5)).
  var excludesPath: String { common + "/info/exclude" }

  /// The environment files that git tracks, relative to the root of the repository; nil when the index cannot be read.
  var trackedEnvironmentFiles: Set<String>? {
    guard case .success(let bytes) = SourceLoader.readBytes(path + "/index") else { return nil }
    return GitIndex(bytes) { name in
      let last = name[((name.lastIndex(of: Byte.slash) ?? name.startIndex - 1) + 1)...]
      return last.indices.contains { last[$0...].prefix(3).elementsEqual("env".utf8) { $0 | 0x20 == $1 } }
    }?.names
  }

  /// The branch and the commit that are checked out.
  var head: (branch: String?, revision: String?) {
    guard let line = Self.line(of: path + "/HEAD") else { return (nil, nil) }
    guard line.hasPrefix("ref:") else { return (nil, Self.isRevision(line) ? line : nil) }
    let reference = Self.trimmed(line.dropFirst(4))
    guard reference.hasPrefix("refs/"), !reference.contains("..") else { return (nil, nil) }
    let revision =
      Self.line(of: "\(common)/\(reference)").flatMap { Self.isRevision($0) ? $0 : nil } ?? packed(reference)
    let prefix = "refs/heads/"
    return (reference.hasPrefix(prefix) ? String(reference.dropFirst(prefix.count)) : nil, revision)
  }

  /// The address of `origin` (git-config(1), `remote.<name>.url`); nil when it has none that others could use too.
  var address: String? {
    guard let text = Self.text(of: common + "/config") else { return nil }
    var isOrigin = false
    for line in text.split(separator: "\n") {
      let line = Self.trimmed(line)
      if line.hasPrefix("[") {
        isOrigin = line.split(separator: " ") == ["[remote", "\"origin\"]"]
      } else if isOrigin, let sign = line.firstIndex(of: "="), Self.trimmed(line[..<sign]).lowercased() == "url" {
        return Self.uri(Self.trimmed(line[line.index(after: sign)...]))
      }
    }
    return nil
  }

  /// An address without what only its owner should know; nil for a path and for what is no URI.
  static func uri(_ address: String) -> String? {
    guard let separator = address.firstRange(of: "://") else {
      // `git@host:path`, as ssh's commands write it.
      guard let colon = address.firstIndex(of: ":"), !address[..<colon].contains("/"), address[..<colon].contains("@")
      else { return nil }
      let path = address[address.index(after: colon)...].drop { $0 == "/" }
      return plain("ssh://\(address[..<colon])/\(path)")
    }
    let scheme = address[..<separator.lowerBound]
    guard ["https", "http", "ssh", "git"].contains(scheme) else { return nil }
    let rest = address[separator.upperBound...]
    let end = rest.firstIndex(of: "/") ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@") {
      // A user's name alone is needed for ssh; elsewhere it may be a token.
      let user = scheme == "ssh" ? authority[..<at].prefix { $0 != ":" } + "@" : ""
      authority = user + authority[authority.index(after: at)...]
    }
    let path = rest[end...].prefix { $0 != "?" && $0 != "#" }
    return plain("\(scheme)://\(authority)\(path)")
  }

  private static func plain(_ uri: String) -> String? {
    let isPlain = uri.utf8.allSatisfy { byte in
      switch byte {
      case 0x21...0x7E: !"\"<>\\^`{|}".utf8.contains(byte)
      default: false
      }
    }
    return isPlain ? uri : nil
  }

  private func packed(_ reference: String) -> String? {
    guard let text = Self.text(of: common + "/packed-refs") else { return nil }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.count == 2, words[1] == reference, Self.isRevision(String(words[0])) { return String(words[0]) }
    }
    return nil
  }

  private static func isRevision(_ text: String) -> Bool {
    (text.utf8.count == 40 || text.utf8.count == 64) && text.allSatisfy(\.isHexDigit)
  }

  private static func line(of path: String) -> String? {
    text(of: path).map { trimmed($0.prefix { !$0.isNewline }) }
  }

  private static func text(of path: String) -> String? {
    (try? SourceLoader.readBytes(path).get()).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
