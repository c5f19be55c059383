import IgnoreFile
import Syntax

/// Which nginx files of a repository include which others.
///
/// A path in an `include` is one of the server's file system, not of the repository's. It is looked for as nginx
/// would, below the including file's folder and its parents, with a leading `/etc/nginx/` (the configuration prefix of
/// all distributions) taken off.
struct NginxIncludes: Sendable {
  private let files: [SyntaxTree]
  private let included: Set<SourceFile>

  init(_ trees: [SyntaxTree]) {
    files = trees.sorted { $0.source.path < $1.source.path }
    var included = Set<SourceFile>()
    for tree in files {
      for node in tree.allNodes where node.kind == .directive && node.hasName("include") {
        guard let pattern = node.arguments.first?.value else { continue }
        for target in Self.find(pattern, from: tree.source, in: files) where target !== tree {
          included.insert(target.source)
        }
      }
    }
    self.included = included
  }

  /// The files that no other file includes; all of them when they only include each other.
  var roots: [SyntaxTree] {
    let roots = files.filter { !included.contains($0.source) }
    return roots.isEmpty ? files : roots
  }

  /// The files that an `include` in a file means, in nginx's order.
  func resolve(_ pattern: String, from source: SourceFile) -> [SyntaxTree] {
    Self.find(pattern, from: source, in: files)
  }

  private static func find(_ pattern: String, from source: SourceFile, in files: [SyntaxTree]) -> [SyntaxTree] {
    let relative = pattern.hasPrefix("/etc/nginx/") ? String(pattern.dropFirst("/etc/nginx/".count)) : pattern
    guard !relative.hasPrefix("/"), !relative.isEmpty else { return [] }
    var directory = FilePath(source.path).directory
    while true {
      let wanted = FilePath.join(directory, relative)
      let glob = GitIgnore().adding(GitIgnoreRules(patterns: ["/" + wanted]))
      let found = files.filter { glob.ignores($0.source.path) }
      if !found.isEmpty || directory.isEmpty { return found }
      directory = FilePath(directory).directory
    }
  }
}
