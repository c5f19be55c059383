import Syntax
import YAML

/// Follows `extends` of services, in the same file and in others.
struct ExtendsResolver {
  /// The deepest chain that is followed.
  private static let maximumDepth = 32

  private let variables: [String: String]
  private let files: ProjectFiles

  /// The folder from which the paths of the first file are seen.
  private let directory: String
  private var finished: [String: ComposeValue] = [:]
  private var services: [String: ComposeMapping] = [:]
  private var open: [String] = []

  /// Services whose base could not be read, as `key(of:in:)` names them.
  private var incomplete: Set<String> = []

  /// The other files that were read.
  private(set) var otherFiles: [SourceFile] = []

  /// What leads nowhere or in a circle.
  private(set) var problems: [ComposeProblem] = []

  init(variables: [String: String], files: ProjectFiles, directory: String) {
    self.variables = variables
    self.files = files
    self.directory = directory
  }

  /// A service with what it extends merged in; nil when there is no such service.
  mutating func extended(_ name: String, in services: ComposeMapping, source: SourceFile) -> ComposeValue? {
    let key = key(of: name, in: source)
    if let value = finished[key] { return value }
    if self.services[source.path] == nil { self.services[source.path] = services }
    guard let service = services[name] else { return nil }
    guard let extends = service["extends"] else { return service }
    guard extends.place.source == source else {
      // It was included, and its own file could not complete it.
      incomplete.insert(key)
      return service
    }
    guard !open.contains(key), open.count < ExtendsResolver.maximumDepth else {
      incomplete.insert(key)
      if open.contains(key) {
        problems.append(ComposeProblem(.loading, "services extend each other in a circle", at: extends.place))
      }
      return nil
    }
    open.append(key)
    defer { open.removeLast() }
    var result = service
    if let base = base(extends, source: source) {
      if incomplete.contains(self.key(of: base.name, in: base.source)) { incomplete.insert(key) }
      result = Merger.merge(without(base.value, "extends"), without(service, "extends"), by: .service) ?? service
    } else {
      incomplete.insert(key)
    }
    finished[key] = result
    return result
  }

  /// Whether a service of a file extends, through whatever chain, something that could not be read.
  func isIncomplete(_ name: String, in source: SourceFile) -> Bool { incomplete.contains(key(of: name, in: source)) }

  private func key(of name: String, in source: SourceFile) -> String { source.path + "\n" + name }

  private mutating func base(
    _ extends: ComposeValue, source: SourceFile
  ) -> (name: String, source: SourceFile, value: ComposeValue)? {
    let named = extends.scalar == nil ? extends["service"] : extends
    guard let named, let name = named.scalar?.text.value else { return nil }
    guard let file = extends["file"] else {
      guard let services = services[source.path] else { return nil }
      return base(name, in: services, source, named.place)
    }
    guard let path = file.scalar?.text.value else { return nil }
    // Only the first file can have been given another folder; those that it extends have their own.
    let folder = otherFiles.contains(source) ? source.directory : directory
    let joined = ComposePath.join(folder, path)
    guard let tree = files.tree(joined) else {
      if ComposePath.isLocal(path), files.isMissing(joined) {
        problems.append(ComposeProblem(.loading, "`\(path)` is extended, but there is no such file", at: file.place))
      }
      return nil
    }
    let other = tree.source
    if services[other.path] == nil {
      otherFiles.append(other)
      let root = YAMLDocument(tree).map { ValueReader(variables: variables).read($0.root) }
      services[other.path] = root?["services"]?.mapping ?? ComposeMapping(entries: [])
    }
    guard let services = services[other.path] else { return nil }
    return base(name, in: services, other, named.place)
  }

  private mutating func base(
    _ name: String, in services: ComposeMapping, _ source: SourceFile, _ place: Place
  ) -> (name: String, source: SourceFile, value: ComposeValue)? {
    if services[name] == nil {
      problems.append(
        ComposeProblem(.loading, "`\(name)` is extended, but \(source.path) has no such service", at: place))
      return nil
    }
    return extended(name, in: services, source: source).map { (name, source, $0) }
  }

  private func without(_ value: ComposeValue, _ key: String) -> ComposeValue {
    guard let mapping = value.mapping else { return value }
    return ComposeValue(
      .mapping(ComposeMapping(entries: mapping.entries.filter { $0.key != key })), at: value.place,
      mergeTag: value.mergeTag)
  }
}
