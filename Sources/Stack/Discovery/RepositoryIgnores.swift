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
    guard let directory = gitDirectory(of: root) else { return GitIgnoreRules([]) }
    return rules(at: directory + "/info/exclude") ?? GitIgnoreRules([])
  }

  private static func rules(at path: String) -> GitIgnoreRules? {
    // Anything that cannot be read, or is no file, says nothing, as with git.
    guard case .success(let bytes) = SourceLoader.readBytes(path) else { return nil }
    return GitIgnoreRules(bytes)
  }

  /// The directory with the repository's data: `.git`, or for a linked work tree or a submodule what the file `.git`
  /// points at.
  private static func gitDirectory(of root: String) -> String? {
    guard let target = workTreeDirectory(of: root) else { return nil }
    guard case .success(let common) = SourceLoader.readBytes(target + "/commondir") else { return target }
    return pointer(common[...], from: target)
  }

  /// The directory with the work tree's own data, such as its index: `.git`, or what the file `.git` points at.
  private static func workTreeDirectory(of root: String) -> String? {
    let path = root + "/.git"
    guard case .success(let bytes) = SourceLoader.readBytes(path) else { return path }
    return pointer(bytes.dropFirst("gitdir:".utf8.count), from: root)
  }

  /// The environment files that git tracks, relative to the root of the repository; nil when the index cannot be read.
  static func trackedEnvironmentFiles(of root: String) -> Set<String>? {
    guard let directory = workTreeDirectory(of: root) else { return nil }
    guard case .success(let bytes) = SourceLoader.readBytes(directory + "/index") else { return nil }
    return GitIndex(bytes) { name in
      let last = name[((name.lastIndex(of: UInt8(ascii: "/")) ?? name.startIndex - 1) + 1)...]
      return last.indices.contains { last[$0...].prefix(3).elementsEqual("env".utf8) { $0 | 0x20 == $1 } }
    }?.names
  }

  private static func pointer(_ text: ArraySlice<UInt8>, from directory: String) -> String? {
    let target = text.prefix { $0 != 0x0A && $0 != 0x0D }.drop { $0 == 0x20 }
    guard let first = target.first else { return nil }
    let path = String(decoding: target, as: UTF8.self)
    return first == UInt8(ascii: "/") ? path : directory + "/" + path
  }
}
