import Syntax
import YAML

/// Reads the files of a project into one effective configuration: includes and `extends` followed, files merged.
struct ProjectLoader {
  /// Other files.
  let files: ProjectFiles

  /// Services that extend something that could not be read.
  private(set) var incompleteServices: Set<String> = []

  /// Whether a file that is included could not be read.
  private(set) var hasUnreadInclude = false

  /// Files that were read besides those of the project itself.
  private(set) var otherFiles: [SourceFile] = []

  /// For the paths of included files, the folder from which their relative paths are seen.
  private(set) var directories: [String: String] = [:]

  /// What `include` and `extends` lead to that Compose does not accept.
  private(set) var problems: [ComposeProblem] = []

  private var includeDepth = 0
  private var openPaths: Set<String> = []
  private var includeCount = 0
  private static let maximumDepth = 32
  private static let maximumIncludes = 256

  init(files: ProjectFiles) { self.files = files }

  /// The effective configuration of files, the later over the earlier.
  ///
  /// - Parameter variables: the variables for interpolation.
  mutating func load(_ files: [SyntaxTree], variables: [String: String]) -> ComposeMapping {
    var project: ComposeValue?
    for file in files {
      for document in YAMLDocument.documents(of: file) {
        let value = ValueReader(variables: variables).read(document.root)
        guard value.mapping != nil else { continue }
        // What is included lies below, and can be extended.
        let included = includes(of: value, in: file.source, variables)
        let complete = included.flatMap { Merger.merge($0, value, by: .project) } ?? value
        let extended = extendingServices(of: complete, in: file.source, variables)
        project = project.map { Merger.merge($0, extended, by: .project) ?? $0 } ?? Merger.withoutResets(extended)
      }
    }
    return project?.mapping ?? ComposeMapping(entries: [])
  }

  private mutating func includes(
    of file: ComposeValue, in source: SourceFile, _ variables: [String: String]
  ) -> ComposeValue? {
    guard let items = file["include"]?.sequence, includeDepth < ProjectLoader.maximumDepth else { return nil }
    let directory = directories[source.path] ?? source.directory
    var result: ComposeValue?
    includeDepth += 1
    defer { includeDepth -= 1 }
    for item in items {
      let trees = trees(of: item, in: directory)
      let key = trees.map(\.source.path).joined(separator: "\n")
      includeCount += 1
      guard !trees.isEmpty, includeCount <= ProjectLoader.maximumIncludes else { continue }
      guard key != source.path, openPaths.insert(key).inserted else {
        problems.append(ComposeProblem(.loading, "the files include each other in a circle", at: item.place))
        continue
      }
      let base = projectDirectory(of: item, in: directory) ?? trees.first?.source.directory ?? ""
      for tree in trees { directories[tree.source.path] = base }
      let own = variablesOfInclude(item, in: directory, base: base).merging(variables) { _, outer in outer }
      let loaded = ComposeValue(.mapping(load(trees, variables: own)), at: item.place)
      openPaths.remove(key)
      result =
        result.map { included in
          Merger.merge(loaded, included, by: .project).map { Self.ordering($0, as: included) } ?? included
        } ?? loaded
    }
    return result
  }

  /// The same project with its services in the order in which they were included.
  private static func ordering(_ project: ComposeValue, as earlier: ComposeValue) -> ComposeValue {
    guard let root = project.mapping, let services = root["services"]?.mapping,
      let first = earlier["services"]?.mapping
    else { return project }
    let names = Set(first.entries.map(\.key))
    let ordered =
      first.entries.compactMap { services.entry($0.key) } + services.entries.filter { !names.contains($0.key) }
    let entries = root.entries.map { entry in
      entry.key == "services"
        ? ComposeMapping.Entry(
          key: entry.key, keyPlace: entry.keyPlace, place: entry.place,
          value: ComposeValue(.mapping(ComposeMapping(entries: ordered)), at: entry.value.place)) : entry
    }
    return ComposeValue(.mapping(ComposeMapping(entries: entries)), at: project.place)
  }

  /// The files that an entry of `include` names, as far as they can be read.
  private mutating func trees(of item: ComposeValue, in directory: String) -> [SyntaxTree] {
    let paths = item.scalar == nil ? item["path"]?.items ?? [] : [item]
    var trees: [SyntaxTree] = []
    for path in paths {
      guard let text = path.scalar?.text.value else {
        hasUnreadInclude = true
        continue
      }
      let joined = ComposePath.join(directory, text)
      if let tree = read(joined) {
        trees.append(tree)
      } else {
        hasUnreadInclude = true
        guard ComposePath.isLocal(text) else { continue }
        if files.isOutside(joined) {
          problems.append(ComposeProblem(.outside, "`\(text)`, which is included, lies outside", at: path.place))
        } else if files.isMissing(joined) {
          problems.append(ComposeProblem(.loading, "`\(text)` is included, but there is no such file", at: path.place))
        }
      }
    }
    return trees
  }

  private func projectDirectory(of item: ComposeValue, in directory: String) -> String? {
    guard let text = item["project_directory"]?.scalar?.text.value else { return nil }
    let joined = ComposePath.join(directory, text)
    return joined == "." ? "" : joined
  }

  /// The variables that an include brings: of its `env_file`, or of the `.env` in its folder.
  private func variablesOfInclude(_ item: ComposeValue, in directory: String, base: String) -> [String: String] {
    guard let named = item["env_file"], !named.isNull else {
      return files.variables(ComposePath.join(base, ".env")) ?? [:]
    }
    return named.items.compactMap(\.scalar?.text.value).reduce(into: [:]) { variables, path in
      variables.merge(files.variables(ComposePath.join(directory, path)) ?? [:]) { _, later in later }
    }
  }

  private mutating func read(_ path: String) -> SyntaxTree? {
    guard let tree = files.tree(path) else { return nil }
    if !otherFiles.contains(tree.source) { otherFiles.append(tree.source) }
    return tree
  }

  private mutating func extendingServices(
    of file: ComposeValue, in source: SourceFile, _ variables: [String: String]
  ) -> ComposeValue {
    guard let root = file.mapping, let services = root["services"]?.mapping,
      services.entries.contains(where: { $0.value["extends"] != nil })
    else { return file }
    var resolver = ExtendsResolver(
      variables: variables, files: files, directory: directories[source.path] ?? source.directory)
    let entries = services.entries.map { entry in
      let value = resolver.extended(entry.key, in: services, source: source)
      return ComposeMapping.Entry(
        key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: value ?? entry.value)
    }
    incompleteServices.formUnion(entries.map(\.key).filter { resolver.isIncomplete($0, in: source) })
    otherFiles += resolver.otherFiles.filter { !otherFiles.contains($0) }
    problems += resolver.problems
    let merged = root.entries.map { entry in
      entry.key == "services"
        ? ComposeMapping.Entry(
          key: entry.key, keyPlace: entry.keyPlace, place: entry.place,
          value: ComposeValue(.mapping(ComposeMapping(entries: entries)), at: entry.value.place)) : entry
    }
    return ComposeValue(.mapping(ComposeMapping(entries: merged)), at: file.place)
  }
}

extension SourceFile {
  /// The folder that holds the file; empty for the working directory.
  var directory: String { path.lastIndex(of: Byte.slash).map { String(path[..<$0]) } ?? "" }
}

/// Paths as source files have them: with `/`, relative to wherever the user's paths are.
enum ComposePath {
  /// A path seen from a folder, with `.` and `..` resolved as far as possible.
  static func join(_ directory: String, _ path: String) -> String {
    var whole = path.utf8.first == Byte.slash || directory.isEmpty ? path : directory + "/" + path
    let other = whole.withUTF8 { isResolved($0) ? nil : resolved($0) }
    return other ?? whole
  }

  /// Whether a path has no empty part, and none that starts with a dot; true for most.
  private static func isResolved(_ path: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = path.first, first != Byte.dot, path.count == 1 || path.last != Byte.slash else { return false }
    var previous = first
    for byte in path.dropFirst() {
      if previous == Byte.slash, byte == Byte.slash || byte == Byte.dot { return false }
      previous = byte
    }
    return true
  }

  private static func resolved(_ path: UnsafeBufferPointer<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(path.count)
    if path.first == Byte.slash { result.append(Byte.slash) }
    let rootCount = result.count
    let up: [UInt8] = [Byte.dot, Byte.dot]
    for part in path.split(separator: Byte.slash) where !part.elementsEqual([Byte.dot]) {
      let start = result.lastIndex(of: Byte.slash).map { $0 + 1 } ?? 0
      if part.elementsEqual(up), result.count > rootCount, result[start...] != up[...] {
        result.removeSubrange(max(start - 1, rootCount)...)
      } else {
        if result.count > rootCount { result.append(Byte.slash) }
        result += part
      }
    }
    return result.isEmpty ? "." : String(decoding: result, as: UTF8.self)
  }

  /// Whether a path names a file, not a repository, an artifact or a URL.
  static func isLocal(_ path: String) -> Bool {
    !path.has("://") && !path.hasPrefix("oci:") && !path.hasPrefix("git@") && !path.hasPrefix("github.com/")
  }
}
