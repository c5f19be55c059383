import Syntax

/// A file to lint.
public struct DiscoveredFile: Hashable, Sendable {
  /// The path as the user would write it: relative to the same place as the argument it was found under.
  public let path: String

  /// Its language.
  public let language: Language

  /// The area that it lies in: an index into those of the search.
  public private(set) var area: Int

  /// Whether somebody named it, so that it is linted whatever is in it.
  public let isNamed: Bool

  private let knownBytes: [UInt8]?

  /// A file; `bytes` are its content if looking at that was needed to know the language.
  init(path: String, language: Language, area: Int = 0, bytes: [UInt8]? = nil, isNamed: Bool = false) {
    self.path = path
    self.language = language
    self.area = area
    self.isNamed = isNamed
    knownBytes = bytes
  }

  /// The same file in an area of another number.
  public func moved(toArea area: Int) -> DiscoveredFile {
    var file = self
    file.area = area
    return file
  }

  /// Its content, read now unless it was read already. Safe to call on any thread.
  public func load() -> Result<SourceFile, DiscoveryNotice> {
    if let knownBytes { return .success(SourceFile(path: path, bytes: knownBytes)) }
    return SourceLoader.read(path)
  }

  /// Its tree; or, for a template that a walk came across, that it is none of ours. Safe to call on any thread.
  public func parse() -> Result<SyntaxTree, DiscoveryNotice> {
    load().flatMap { source in
      let tree = Parsers.parse(source, language)
      guard !isNamed, TemplateText.explains(tree) else { return .success(tree) }
      return .failure(DiscoveryNotice(path, .template, isFailure: false))
    }
  }

  /// Whether both are the same file.
  public static func == (left: DiscoveredFile, right: DiscoveredFile) -> Bool {
    left.path == right.path && left.language == right.language
  }

  /// Hashes the path.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}
