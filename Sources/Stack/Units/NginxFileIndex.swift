import Syntax

/// The nginx files of a repository by path and folder.
struct NginxFileIndex: Sendable {
  private let trees: [String: SyntaxTree]

  /// The names directly inside of each folder that leads to a file, in byte order.
  private let names: [String: [String]]

  /// The folders that hold a file directly.
  private let foldersOfFiles: Set<String>

  /// The names of the files.
  private let fileNames: Set<String>

  init(_ trees: [SyntaxTree]) {
    self.trees = Dictionary(
      trees.map { (FilePath.normalized($0.source.path), $0) }, uniquingKeysWith: { first, _ in first })
    var names: [String: Set<String>] = [:]
    var folders = Set<String>()
    var fileNames = Set<String>()
    for path in self.trees.keys {
      var path = FilePath(path)
      folders.insert(path.directory)
      fileNames.insert(path.name)
      while names[path.directory, default: []].insert(path.name).inserted, !path.directory.isEmpty {
        path = FilePath(path.directory)
      }
    }
    self.names = names.mapValues { $0.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
    foldersOfFiles = folders
    self.fileNames = fileNames
  }

  /// Whether there is no file at all.
  var isEmpty: Bool { trees.isEmpty }

  /// The file at a path.
  subscript(path: String) -> SyntaxTree? { trees[path] }

  /// Whether there is an nginx file directly in a folder.
  func holdsFiles(_ folder: String) -> Bool { foldersOfFiles.contains(folder) }

  /// Whether a file of a name is anywhere.
  func holds(name: String) -> Bool { fileNames.contains(name) }

  /// The files that a pattern matches, in nginx's order: that of their paths' bytes.
  func matching(_ pattern: String) -> [SyntaxTree] {
    var paths = [pattern.hasPrefix("/") ? "/" : ""]
    let parts = pattern.split(separator: "/").map(String.init)
    for part in parts {
      paths = paths.flatMap { path -> [String] in
        let start = path.isEmpty || path.hasSuffix("/") ? path : path + "/"
        guard NginxGlob.isPattern(part) else { return [start + part] }
        let folder = path == "/" ? "" : path
        return (names[folder] ?? []).filter { NginxGlob.matches(part, $0) }.map { start + $0 }
      }
      if paths.isEmpty { return [] }
    }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { trees[$0] }
  }
}

/// The patterns of `include`, as `glob(7)` reads them: `*`, `?`, `[…]`, none of which matches a dot at the start.
enum NginxGlob {
  /// Whether a path is a pattern.
  static func isPattern(_ path: String) -> Bool {
    path.utf8.contains { $0 == Byte.star || $0 == Byte.questionMark || $0 == Byte.openBracket }
  }

  /// Whether a pattern matches a whole name.
  static func matches(_ pattern: String, _ name: String) -> Bool {
    if name.utf8.first == Byte.dot, pattern.utf8.first != Byte.dot { return false }
    return matches(Array(pattern.utf8), Array(name.utf8))
  }

  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var position = 0
    var index = 0
    // Where to go on when what follows the last star does not match.
    var star: (pattern: Int, name: Int)?
    while index < name.count {
      if position < pattern.count, pattern[position] == Byte.star {
        star = (position + 1, index)
        position += 1
      } else if let next = step(pattern, position, name[index]) {
        position = next
        index += 1
      } else if let back = star {
        star = (back.pattern, back.name + 1)
        position = back.pattern
        index = back.name + 1
      } else {
        return false
      }
    }
    return pattern[position...].allSatisfy { $0 == Byte.star }
  }

  /// The position after the item of a pattern that matches a byte; nil when it does not.
  private static func step(_ pattern: [UInt8], _ position: Int, _ byte: UInt8) -> Int? {
    guard position < pattern.count else { return nil }
    switch pattern[position] {
    case Byte.questionMark: return position + 1
    case Byte.openBracket:
      guard let close = pattern[min(position + 2, pattern.count)...].firstIndex(of: Byte.closeBracket) else {
        return byte == Byte.openBracket ? position + 1 : nil
      }
      var members = pattern[(position + 1)..<close]
      let isNegated = members.first == Byte.exclamationMark || members.first == Byte.caret
      if isNegated { members = members.dropFirst() }
      return holds(members, byte) != isNegated ? close + 1 : nil
    case Byte.backslash where position + 1 < pattern.count:
      return pattern[position + 1] == byte ? position + 2 : nil
    default: return pattern[position] == byte ? position + 1 : nil
    }
  }

  private static func holds(_ members: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    var index = members.startIndex
    while index < members.endIndex {
      if index + 2 < members.endIndex, members[index + 1] == Byte.dash {
        if members[index] <= byte, byte <= members[index + 2] { return true }
        index += 3
      } else {
        if members[index] == byte { return true }
        index += 1
      }
    }
    return false
  }
}
