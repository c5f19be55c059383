import Syntax
import YAML

/// Reads the files of a project into one effective configuration: includes and `extends` followed, files merged.
struct ProjectLoader {
  /// The variables for interpolation.
  let variables: [String: String]

  /// Other files by their path, written as the paths of source files are.
  let resolve: @Sendable (String) -> SyntaxTree?

  /// Services that extend something that could not be read.
  private(set) var incompleteServices: Set<String> = []

  /// Whether a file that is included could not be read.
  private(set) var hasUnreadInclude = false

  /// Files that were read besides those of the project itself.
  private(set) var otherFiles: [SourceFile] = []

  private var includeDepth = 0
  private var openPaths: Set<String> = []
  private var includeCount = 0
  private static let maximumDepth = 32
  private static let maximumIncludes = 256

  init(variables: [String: String], resolve: @escaping @Sendable (String) -> SyntaxTree?) {
    self.variables = variables
    self.resolve = resolve
  }

  /// The effective configuration of files, the later over the earlier.
  mutating func load(_ files: [SyntaxTree]) -> ComposeMapping {
    var project: ComposeValue?
    for file in files {
      for document in YAMLDocument.documents(of: file) {
        let value = ValueReader(variables: variables).read(document.root)
        guard value.mapping != nil else { continue }
        var extended = extendingServices(of: value, in: file.source)
        if let included = includes(of: extended, in: file.source) {
          extended = Merger.merge(included, extended, by: .project) ?? extended
        }
        project = project.map { Merger.merge($0, extended, by: .project) ?? $0 } ?? Merger.withoutResets(extended)
      }
    }
    return project?.mapping ?? ComposeMapping(entries: [])
  }

  private mutating func includes(of file: ComposeValue, in source: SourceFile) -> ComposeValue? {
    guard let items = file["include"]?.sequence, includeDepth < ProjectLoader.maximumDepth else { return nil }
    var result: ComposeValue?
    includeDepth += 1
    defer { includeDepth -= 1 }
    for item in items {
      let paths = item.scalar.map { [$0] } ?? item["path"]?.items.compactMap(\.scalar) ?? []
      var trees: [SyntaxTree] = []
      for path in paths {
        guard let path = path.text.value, let tree = read(ComposePath.join(source.directory, path)) else {
          hasUnreadInclude = true
          continue
        }
        trees.append(tree)
      }
      let key = trees.map(\.source.path).joined(separator: "\n")
      includeCount += 1
      guard !trees.isEmpty, includeCount <= ProjectLoader.maximumIncludes, openPaths.insert(key).inserted else {
        continue
      }
      let loaded = ComposeValue(.mapping(load(trees)), at: item.place)
      openPaths.remove(key)
      result = result.map { Merger.merge($0, loaded, by: .project) ?? $0 } ?? loaded
    }
    return result
  }

  private mutating func read(_ path: String) -> SyntaxTree? {
    guard let tree = resolve(path) else { return nil }
    if !otherFiles.contains(tree.source) { otherFiles.append(tree.source) }
    return tree
  }

  private mutating func extendingServices(of file: ComposeValue, in source: SourceFile) -> ComposeValue {
    guard let root = file.mapping, let services = root["services"]?.mapping,
      services.entries.contains(where: { $0.value["extends"] != nil })
    else { return file }
    var resolver = ExtendsResolver(loader: self)
    let entries = services.entries.map { entry in
      let value = resolver.extended(entry.key, in: services, source: source)
      return ComposeMapping.Entry(
        key: entry.key, keyPlace: entry.keyPlace, place: entry.place, value: value ?? entry.value)
    }
    incompleteServices.formUnion(entries.map(\.key).filter { resolver.isIncomplete($0, in: source) })
    otherFiles += resolver.files.filter { !otherFiles.contains($0) }
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
  var directory: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }
}

/// Paths as source files have them: with `/`, relative to wherever the user's paths are.
enum ComposePath {
  /// A path seen from a folder, with `.` and `..` resolved as far as possible.
  static func join(_ directory: String, _ path: String) -> String {
    let whole = path.hasPrefix("/") || directory.isEmpty ? path : directory + "/" + path
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    let joined = parts.joined(separator: "/")
    return whole.hasPrefix("/") ? "/" + joined : joined.isEmpty ? "." : joined
  }
}
