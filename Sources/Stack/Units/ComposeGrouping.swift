import Syntax

/// Which Compose files form which project, in which environment.
///
/// Compose itself takes the files of its command line; without one it reads the base and its override. Overlays for
/// environments are recognised by their content: a file whose services have neither `image` nor `build` (nor `extends`)
/// while the base of its directory completes them is an overlay, anything else is a project of its own.
struct ComposeGrouping {
  /// Files that form a project together, in the order of merging.
  struct Group {
    var files: [SyntaxTree]
    var environment: String?
  }

  /// The base files that Compose looks for, in its order.
  private static let baseNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"]

  /// The override files that Compose looks for, in its order.
  private static let overrideNames = [
    "compose.override.yaml", "compose.override.yml", "docker-compose.override.yaml", "docker-compose.override.yml",
  ]

  /// Whether Compose takes the file for a project of its own when it is started in its folder.
  static func isProject(_ path: String) -> Bool { baseNames.contains(FilePath(path).name) }

  private let environmentOf: (String) -> String?

  /// A grouping.
  ///
  /// - Parameter environmentOf: the environment that a path belongs to, if any.
  init(environmentOf: @escaping (String) -> String?) { self.environmentOf = environmentOf }

  /// The files that others take in with `include`, by path: they are judged as a part of those.
  static func includedPaths(_ trees: [SyntaxTree]) -> Set<String> {
    var paths: Set<String> = []
    for tree in trees {
      guard let include = tree.roots.first?.child(named: "include") else { continue }
      let directory = FilePath(tree.source.path).directory
      for node in include.descendants where node.form == .scalar && (node.kind == .item || node.hasName("path")) {
        guard let path = node.arguments.first?.value else { continue }
        paths.insert(FilePath.normalized(FilePath.join(directory, path)))
      }
    }
    return paths
  }

  /// The projects of some files, in the order of their first files.
  func groups(_ trees: [SyntaxTree]) -> [Group] {
    var order: [String] = []
    var byDirectory: [String: [SyntaxTree]] = [:]
    for tree in trees {
      let directory = FilePath(tree.source.path).directory
      if byDirectory[directory] == nil { order.append(directory) }
      byDirectory[directory, default: []].append(tree)
    }
    return order.flatMap { groups(inDirectory: byDirectory[$0] ?? []) }
  }

  private func groups(inDirectory trees: [SyntaxTree]) -> [Group] {
    func first(of names: [String]) -> SyntaxTree? {
      names.lazy.compactMap { name in trees.first { FilePath($0.source.path).name == name } }.first
    }
    guard let base = first(of: Self.baseNames) else { return trees.map(alone) }
    let override = first(of: Self.overrideNames)
    var groups = [Group(files: [base] + (override.map { [$0] } ?? []), environment: environmentOf(base.source.path))]
    for tree in trees where tree !== base && tree !== override {
      groups.append(
        isOverlay(tree, over: base)
          ? Group(files: [base, tree], environment: environmentOf(tree.source.path)) : alone(tree))
    }
    return groups
  }

  private func alone(_ tree: SyntaxTree) -> Group {
    Group(files: [tree], environment: environmentOf(tree.source.path))
  }

  private func isOverlay(_ tree: SyntaxTree, over base: SyntaxTree) -> Bool {
    let baseNames = Set(services(of: base).map(\.name))
    return services(of: tree).contains { service in
      baseNames.contains(service.name)
        && !service.children.contains { ["image", "build", "extends", "provider"].contains($0.name) }
    }
  }

  private func services(of tree: SyntaxTree) -> [SyntaxNode] {
    guard let services = tree.roots.first?.child(named: "services") else { return [] }
    return Array(services.children)
  }
}
