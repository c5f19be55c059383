import Syntax
import YAML

/// Follows `extends` of services, in the same file and in others.
struct ExtendsResolver {
  /// The deepest chain that is followed.
  private static let maximumDepth = 32

  private let variables: [String: String]
  private let resolve: @Sendable (String) -> SyntaxTree?
  private var finished: [String: ComposeValue] = [:]
  private var services: [String: ComposeMapping] = [:]
  private var open: [String] = []

  /// Services whose base could not be read, as `key(of:in:)` names them.
  private var incomplete: Set<String> = []

  /// The other files that were read.
  private(set) var files: [SourceFile] = []

  init(loader: ProjectLoader) {
    variables = loader.variables
    resolve = loader.resolve
  }

  /// A service with what it extends merged in; nil when there is no such service.
  mutating func extended(_ name: String, in services: ComposeMapping, source: SourceFile) -> ComposeValue? {
    let key = key(of: name, in: source)
    if let value = finished[key] { return value }
    if self.services[source.path] == nil { self.services[source.path] = services }
    guard let service = services[name] else { return nil }
    guard let extends = service["extends"] else { return service }
    guard !open.contains(key), open.count < ExtendsResolver.maximumDepth else {
      incomplete.insert(key)
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
    guard let name = (extends.scalar ?? extends["service"]?.scalar)?.text.value else { return nil }
    guard let file = extends["file"]?.scalar else {
      guard let services = services[source.path] else { return nil }
      return extended(name, in: services, source: source).map { (name, source, $0) }
    }
    guard let path = file.text.value, let tree = resolve(ComposePath.join(source.directory, path)) else { return nil }
    let other = tree.source
    if services[other.path] == nil {
      files.append(other)
      let root = YAMLDocument(tree).map { ValueReader(variables: variables).read($0.root) }
      services[other.path] = root?["services"]?.mapping ?? ComposeMapping(entries: [])
    }
    guard let services = services[other.path] else { return nil }
    return extended(name, in: services, source: other).map { (name, other, $0) }
  }

  private func without(_ value: ComposeValue, _ key: String) -> ComposeValue {
    guard let mapping = value.mapping else { return value }
    return ComposeValue(
      .mapping(ComposeMapping(entries: mapping.entries.filter { $0.key != key })), at: value.place,
      mergeTag: value.mergeTag)
  }
}
