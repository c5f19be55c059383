import CEL
import Syntax

/// Which build contexts the linted Dockerfiles have, and which ignore files hold for them.
///
/// A context that a Compose file gives is known. Where none does, builds are taken to start in the Dockerfile's folder or in one
/// above it: the nearest that has an ignore file.
struct BuildContexts: Sendable {
  /// The names of contexts beside a build's own (`additional_contexts`), in small letters.
  let names: Set<String>

  /// The contexts that Compose files give, by the path of the Dockerfile.
  private let declared: [String: Set<String>]

  /// The build arguments that Compose files give, by the path of the Dockerfile.
  private let arguments: [String: Set<String>]

  private let paths: Set<String>
  private let copiesByIgnoreFile: [String: Bool]
  private let isMissing: @Sendable (String) -> Bool
  private let exists: @Sendable (String) -> Bool

  /// - Parameters:
  ///   - isMissing: whether there is surely no file at a path.
  ///   - exists: whether there surely is one.
  init(
    _ trees: [SyntaxTree], isMissing: @escaping @Sendable (String) -> Bool,
    exists: @escaping @Sendable (String) -> Bool
  ) {
    (self.isMissing, self.exists) = (isMissing, exists)
    var names: Set<String> = []
    var declared: [String: Set<String>] = [:]
    var arguments: [String: Set<String>] = [:]
    for tree in trees where tree.language == .compose {
      for build in ComposeBuildOutline.all(in: tree) {
        names.formUnion(build.additionalContexts)
        if let context = build.context, let dockerfile = build.dockerfile {
          declared[dockerfile, default: []].insert(context)
          arguments[dockerfile, default: []].formUnion(build.arguments)
        }
      }
    }
    (self.names, self.declared, self.arguments) = (names, declared, arguments)
    let paths = Set(trees.lazy.filter { $0.language == .dockerignore }.map(\.source.path))
    self.paths = paths
    var copies: [String: Bool] = [:]
    for tree in trees where tree.language == .dockerfile {
      let copiesAll = ContextCopies(tree) != .parts
      let path = tree.source.path
      for file in BuildContexts.ignoreFiles(of: path, declared[path]).first(where: {
        $0.contains(where: paths.contains)
      })
        ?? []
      {
        copies[file] = copies[file] ?? false || copiesAll
      }
    }
    copiesByIgnoreFile = copies
  }

  /// The build arguments that a Compose file gives to a Dockerfile.
  func arguments(of dockerfile: SyntaxTree) -> Set<String> { arguments[dockerfile.source.path] ?? [] }

  /// Whether a Dockerfile that an ignore file holds for copies the whole context; absent where no such Dockerfile is linted.
  func copiesWholeContext(past ignoreFile: String) -> Fact<Bool> {
    copiesByIgnoreFile[ignoreFile].map { .known($0) } ?? .absent
  }

  /// Whether an ignore file holds for all the builds of a Dockerfile; unknown where that cannot be seen, and where it does not
  /// matter.
  func hasIgnoreFile(_ dockerfile: SyntaxTree) -> Fact<Bool> {
    guard ContextCopies(dockerfile) == .everything else { return .unknown }
    let path = dockerfile.source.path
    if let contexts = declared[path] {
      if paths.contains(path + ".dockerignore") { return .known(true) }
      let files = contexts.map(BuildContexts.ignoreFile)
      if files.allSatisfy(paths.contains) { return .known(true) }
      return files.contains { isMissing($0) && !paths.contains($0) } ? .known(false) : .unknown
    }
    let candidates = BuildContexts.ignoreFiles(of: path, nil).joined()
    if candidates.contains(where: paths.contains) { return .known(true) }
    guard candidates.allSatisfy(isMissing) else { return .unknown }
    // The run may have been started below the folder from which builds start.
    var above = "../.dockerignore"
    for _ in 0..<16 where !path.hasPrefix("/") {
      if exists(above) { return .known(true) }
      if !isMissing(above) { break }
      above = "../" + above
    }
    return .known(false)
  }

  /// The paths at which ignore files of a Dockerfile can be, those that win over others first.
  private static func ignoreFiles(of dockerfile: String, _ contexts: Set<String>?) -> [[String]] {
    let own = [dockerfile + ".dockerignore"]
    if let contexts { return [own, contexts.map(ignoreFile)] }
    var result = [own]
    var directory = FilePath(dockerfile).directory
    while true {
      result.append([ignoreFile(directory)])
      if directory.isEmpty || directory == "/" || directory == ".." || directory.hasSuffix("/..") { return result }
      directory = FilePath(directory).directory
    }
  }

  private static func ignoreFile(_ context: String) -> String {
    context.isEmpty ? ".dockerignore" : context + "/.dockerignore"
  }
}
