import Syntax

/// Which Compose files form which project, in which environment.
///
/// What scripts run counts most: the files after `-f`, and `COMPOSE_FILE` of the `.env` beside. Without a word from
/// them Compose itself reads the base and its override, and the other files are judged by their content: one whose
/// services a base completes, or that uses what only a base declares, is its overlay, anything else a project of its
/// own.
struct ComposeGrouping {
  /// Files that form a project together, in the order of merging.
  struct Group {
    var files: [SyntaxTree]
    var environment: String?

    /// The environment files after `--env-file`; empty where `.env` holds.
    var environmentFiles: [String] = []
  }

  /// The base files that Compose looks for, in its order.
  private static let baseNames = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"]

  /// The override files that Compose looks for, in its order.
  private static let overrideNames = [
    "compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml",
  ]

  /// Whether Compose looks for a file of that name by itself.
  static func isFoundByName(_ tree: SyntaxTree) -> Bool {
    let name = FilePath(tree.source.path).name
    return baseNames.contains(name) || overrideNames.contains(name)
  }

  /// Whether Compose takes the file for a project of its own when it is started in its folder.
  static func isProject(_ path: String) -> Bool { baseNames.contains(FilePath(path).name) }

  private let environmentOf: (String) -> String?
  private let defaultFiles: (String) -> [String]?
  private let commands: [ComposeCommand]

  /// A grouping.
  ///
  /// - Parameters:
  ///   - environmentOf: the environment that a path belongs to, if any.
  ///   - defaultFiles: what `COMPOSE_FILE` says in the `.env` of a folder.
  ///   - commands: what scripts run.
  init(
    environmentOf: @escaping (String) -> String?, defaultFiles: @escaping (String) -> [String]? = { _ in nil },
    commands: [ComposeCommand] = []
  ) {
    self.environmentOf = environmentOf
    self.defaultFiles = defaultFiles
    self.commands = commands
  }

  /// The files that others take in with `include`, and those whose services others extend, by path: they are judged as
  /// a part of those. A collection of services that Compose finds by itself is a project all the same, and so are files
  /// that only take in each other.
  static func parts(of trees: [SyntaxTree]) -> Set<String> {
    let uses = Dictionary(
      trees.map { ($0.source.path, includedPaths(by: $0).union(extendedPaths(by: $0))) },
      uniquingKeysWith: { first, _ in first })
    let used = uses.values.reduce(into: Set<String>()) { $0.formUnion($1) }
    var open = uses.keys.filter { !used.contains($0) }
    var reached = Set(open)
    while let path = open.popLast() {
      open += (uses[path] ?? []).filter { reached.insert($0).inserted }
    }
    return used.intersection(reached)
  }

  private static func includedPaths(by tree: SyntaxTree) -> Set<String> {
    guard let include = tree.roots.first?.child(named: "include") else { return [] }
    let directory = FilePath(tree.source.path).directory
    let paths = include.descendants.filter { $0.form == .scalar && ($0.kind == .item || $0.hasName("path")) }
      .compactMap { $0.arguments.first?.value }
    return Set(paths.map { FilePath.normalized(FilePath.join(directory, $0)) })
  }

  private static func extendedPaths(by tree: SyntaxTree) -> Set<String> {
    let directory = FilePath(tree.source.path).directory
    let services = tree.roots.first?.child(named: "services").map { Array($0.children) } ?? []
    let paths = services.compactMap { $0.child(named: "extends")?.child(named: "file")?.arguments.first?.value }
      .map { FilePath.normalized(FilePath.join(directory, $0)) }
    return Set(paths.filter { $0 != tree.source.path && !baseNames.contains(FilePath($0).name) })
  }

  /// The projects of some files, in the order of their first files.
  func groups(_ trees: [SyntaxTree]) -> [Group] {
    var sorting = Sorting(trees)
    for directory in sorting.directories { sorting.takeDefault(of: directory, defaultFiles(directory), environmentOf) }
    for command in commands {
      guard let (files, directory) = resolve(command, sorting) else { continue }
      let environmentFiles = command.environmentFiles.map { FilePath.normalized(FilePath.join(directory, $0)) }
      sorting.take(files, environmentFiles, environmentOf)
    }
    for tree in trees where !sorting.isTaken(tree) {
      let base = sorting.base(of: tree)
      sorting.add((base.map { [$0] } ?? []) + [tree], environmentOf(tree.source.path), isOverlay: base != nil)
    }
    return sorting.groups(in: trees)
  }

  /// The files of a command, and the folder of its script or the one above from which they are seen; nil when some are
  /// not there.
  private func resolve(_ command: ComposeCommand, _ sorting: Sorting) -> (files: [SyntaxTree], directory: String)? {
    var directory = FilePath(command.script).directory
    while true {
      let found = command.files.compactMap { sorting.tree(FilePath.normalized(FilePath.join(directory, $0))) }
      if found.count == command.files.count { return (found, directory) }
      if directory.isEmpty { return nil }
      directory = FilePath(directory).directory
    }
  }

  /// The state of sorting files into projects.
  private struct Sorting {
    let directories: [String]
    private let trees: [String: SyntaxTree]
    private var outlines: [String: ComposeOutline] = [:]
    private var result: [Group] = []
    private var lists: Set<[String]> = []
    private var taken: Set<String> = []

    /// Bases that overlays were merged over, by path.
    private var overlaid: Set<String> = []

    init(_ trees: [SyntaxTree]) {
      self.trees = Dictionary(trees.map { ($0.source.path, $0) }, uniquingKeysWith: { first, _ in first })
      var seen: Set<String> = []
      directories = trees.map { FilePath($0.source.path).directory }.filter { seen.insert($0).inserted }
    }

    func tree(_ path: String) -> SyntaxTree? { trees[path] }

    /// The outline of a file; most are never asked for.
    private mutating func outline(of path: String) -> ComposeOutline? {
      if let known = outlines[path] { return known }
      let outline = trees[path].map(ComposeOutline.init)
      outlines[path] = outline
      return outline
    }

    func isTaken(_ tree: SyntaxTree) -> Bool { taken.contains(tree.source.path) }

    /// Takes the files of a command; one that names only a base says nothing new.
    mutating func take(
      _ files: [SyntaxTree], _ environmentFiles: [String], _ environmentOf: (String) -> String?
    ) {
      guard let last = files.last else { return }
      if environmentFiles.isEmpty, files.count == 1,
        ComposeGrouping.baseNames.contains(FilePath(last.source.path).name)
      {
        return
      }
      let paths = files.reversed().map(\.source.path) + environmentFiles.reversed()
      add(
        files, paths.compactMap(environmentOf).first, isOverlay: files.count > 1,
        environmentFiles: environmentFiles)
    }

    mutating func takeDefault(of directory: String, _ named: [String]?, _ environmentOf: (String) -> String?) {
      let listed = named?.compactMap { tree(FilePath.normalized(FilePath.join(directory, $0))) } ?? []
      if let first = listed.first, listed.count == named?.count {
        return add(listed, environmentOf(first.source.path), isOverlay: false)
      }
      func first(of names: [String]) -> SyntaxTree? {
        for name in names { if let tree = trees[FilePath.join(directory, name)] { return tree } }
        return nil
      }
      guard let base = first(of: ComposeGrouping.baseNames) else { return }
      let override = first(of: ComposeGrouping.overrideNames)
      add([base] + (override.map { [$0] } ?? []), environmentOf(base.source.path), isOverlay: false)
    }

    mutating func add(
      _ files: [SyntaxTree], _ environment: String?, isOverlay: Bool, environmentFiles: [String] = []
    ) {
      let paths = files.map(\.source.path)
      guard lists.insert(paths + environmentFiles).inserted else { return }
      taken.formUnion(isOverlay ? Array(paths.dropFirst()) : paths)
      if isOverlay, let base = paths.first {
        overlaid.insert(base)
        // A base that Compose does not find by itself is no project without what is merged over it.
        if !ComposeGrouping.baseNames.contains(FilePath(base).name) { taken.insert(base) }
      }
      result.append(Group(files: files, environment: environment, environmentFiles: environmentFiles))
    }

    /// The base that a file adds to: that of its own folder, or of one above.
    mutating func base(of tree: SyntaxTree) -> SyntaxTree? {
      guard let outline = outline(of: tree.source.path), !outline.services.isEmpty else { return nil }
      var directory = FilePath(tree.source.path).directory
      while true {
        let base = ComposeGrouping.baseNames.compactMap { self.tree(FilePath.join(directory, $0)) }.first
        if let base, base !== tree, let other = self.outline(of: base.source.path), outline.isOverlay(of: other) {
          return base
        }
        guard !directory.isEmpty else { return nil }
        directory = FilePath(directory).directory
      }
    }

    /// The projects, in the order of their first files; a base that only its overlays complete is none.
    mutating func groups(in trees: [SyntaxTree]) -> [Group] {
      let order = Dictionary(
        trees.enumerated().map { ($0.element.source.path, $0.offset) }, uniquingKeysWith: { first, _ in first })
      var projects: [Group] = []
      for group in result {
        let path = group.files.count == 1 ? group.files.first?.source.path : nil
        if let path, overlaid.contains(path), let outline = outline(of: path), !outline.hasIncludes,
          !outline.incompleteServices.isEmpty
        {
          continue
        }
        projects.append(group)
      }
      func key(_ entry: (offset: Int, element: Group)) -> (Int, Int) {
        (entry.element.files.first.flatMap { order[$0.source.path] } ?? 0, entry.offset)
      }
      return projects.enumerated().sorted { key($0) < key($1) }.map(\.element)
    }
  }
}
