import Syntax

/// The names that the Compose files of a folder declare: services, networks, volumes, secrets, configs.
///
/// A file that Compose does not look for by itself is mostly given with `-f` beside others, from its folder or one above.
/// What those declare may be there when the file is used.
struct NeighbourNames {
  private var names: [String: Set<String>] = [:]

  /// - Parameters:
  ///   - trees: all Compose files.
  ///   - included: the paths of those that others include; what they declare counts in the folders above, too.
  init(_ trees: [SyntaxTree], included: Set<String>) {
    for tree in trees {
      let declared = Self.declared(in: tree)
      guard !declared.isEmpty else { continue }
      var directory = FilePath(tree.source.path).directory
      names[directory, default: []].formUnion(declared)
      guard included.contains(tree.source.path) else { continue }
      for _ in 0..<Self.maximumHeight where !directory.isEmpty {
        directory = FilePath(directory).directory
        names[directory, default: []].formUnion(declared)
      }
    }
  }

  /// The names around a file: those of its folder and of the folders above.
  func around(_ path: String) -> Set<String> {
    var result: Set<String> = []
    var directory = FilePath(path).directory
    for _ in 0..<Self.maximumHeight {
      result.formUnion(names[directory] ?? [])
      if directory.isEmpty { break }
      directory = FilePath(directory).directory
    }
    return result
  }

  /// The number of folders above that are looked at.
  private static let maximumHeight = 8

  private static func declared(in tree: SyntaxTree) -> [String] {
    guard let root = tree.roots.first else { return [] }
    return ["services", "networks", "volumes", "secrets", "configs", "models"].flatMap { key in
      root.child(named: key)?.children.map(\.name) ?? []
    }
  }
}
