import Glibc
import IgnoreFile

/// The ignore files that hold for a directory because of the repository around it.
struct RepositoryIgnores {
  /// Where the directory lies in the repository: `services/web/`, empty at its root or outside of any repository.
  let prefix: [UInt8]

  /// The rules of the repository and of the directories above; the directory's own file is not among them.
  let ignore: GitIgnore

  /// Collects what holds for a directory, given by its absolute path.
  init(above directory: String) {
    guard let root = RepositoryRoot.find(from: directory) else {
      prefix = []
      ignore = GitIgnore()
      return
    }
    var ignore = GitIgnore().adding(RepositoryIgnores.excludes(of: root))
    let base = root == "/" ? "" : root
    var inner: [UInt8] = []
    for part in directory.dropFirst(base.count).split(separator: "/") {
      let file = base + "/" + (inner.isEmpty ? "" : String(decoding: inner, as: UTF8.self) + "/") + ".gitignore"
      if let rules = RepositoryIgnores.rules(at: file) { ignore = ignore.adding(rules, in: inner) }
      if !inner.isEmpty { inner.append(UInt8(ascii: "/")) }
      inner += part.utf8
    }
    if !inner.isEmpty { inner.append(UInt8(ascii: "/")) }
    prefix = inner
    self.ignore = ignore
  }

  /// The patterns in the repository's own `info/exclude`; they go before every `.gitignore`.
  static func excludes(of root: String) -> GitIgnoreRules {
    GitDirectory(of: root).flatMap { rules(at: $0.excludesPath) } ?? GitIgnoreRules([])
  }

  private static func rules(at path: String) -> GitIgnoreRules? {
    // Anything that cannot be read, or is no file, says nothing, as with git.
    guard case .success(let bytes) = SourceLoader.readBytes(path) else { return nil }
    return GitIgnoreRules(bytes)
  }
}
