import CEL
import Syntax

/// A `.dockerignore` file: what it keeps out of the build context.
public final class IgnoreFile: ModelObject {
  /// The fields that rules see.
  public static let modelSchema = ObjectSchema(IgnoreFile.self, "ignore.file", "A .dockerignore file.") {
    Field("path", "The path of the file.") { $0.path }
    Field("patterns", "The patterns, in the order in which they apply.") { $0.patterns }
    Field("dockerfile_name", "The Dockerfile that alone it belongs to (`api.Dockerfile.dockerignore`); absent if all.")
    {
      $0.dockerfileName
    }
    Field(
      "copies_whole_context",
      "Whether a Dockerfile that the file holds for copies the whole context (`COPY . .`); absent where none is linted."
    ) {
      $0.copiesWholeContext
    }
    Field("is_allow_list", "Whether it first keeps everything out, and then takes back what is needed.") {
      $0.isAllowList
    }
    Field("keeps_out_git", "Whether `.git` at the root of the context is kept out.") { $0.keepsOut(.git) }
    Field("keeps_out_env_files", "Whether `.env` and `.env.*` at the root of the context are kept out.") {
      $0.keepsOut(.environmentFiles)
    }
    Field("keeps_out_private_keys", "Whether `*.key` and `*.pem` at the root of the context are kept out.") {
      $0.keepsOut(.privateKeys)
    }
    Field("keeps_out_node_modules", "Whether `node_modules` at the root of the context is kept out.") {
      $0.keepsOut(.nodeModules)
    }
    Field("keeps_out_virtual_environments", "Whether `.venv` or `venv` at the root of the context is kept out.") {
      $0.ignores("venv/bin/python") || $0.ignores(".venv/bin/python")
    }
    Field("keeps_out_python_caches", "Whether `__pycache__` is kept out, at the root and below.") {
      $0.keepsOut(.pythonCaches)
    }
    Field("keeps_out_logs", "Whether `*.log` at the root of the context is kept out.") { $0.keepsOut(.logs) }
    Field("keeps_out_docker_files", "Whether the Dockerfile and the Compose file are kept out.") {
      $0.keepsOut(.dockerFiles)
    }
  }

  /// The whole file.
  public let place: Place?

  /// The path of the file.
  public let path: String

  /// The patterns, in the order in which they apply.
  public let patterns: [IgnorePattern]

  /// Whether a Dockerfile that the file holds for copies the whole context; absent where no such Dockerfile is known.
  let copiesWholeContext: Fact<Bool>

  /// The model of a parsed file.
  ///
  /// - Parameter copiesWholeContext: whether a Dockerfile that it holds for copies the whole context; absent where no such
  ///   Dockerfile is known.
  public init(_ tree: SyntaxTree, copiesWholeContext: Fact<Bool> = .absent) {
    self.copiesWholeContext = copiesWholeContext
    place = Place(tree.source, tree.source.span)
    path = tree.source.path
    patterns = tree.roots.map(IgnorePattern.init)
  }

  /// What a message shows: the path.
  public var display: String { path }

  /// The name of the one Dockerfile that the file belongs to; nil for a `.dockerignore` that holds for the context.
  public var dockerfileName: String? {
    let suffix = ".dockerignore"
    guard let name = path.split(separator: "/").last, name.hasSuffix(suffix), name != suffix else { return nil }
    return String(name.dropLast(suffix.count))
  }

  /// Whether everything is kept out first.
  public var isAllowList: Bool {
    guard let first = patterns.first, !first.isNegated else { return false }
    return ["*", "**", "**/*"].contains(first.cleaned) && patterns.contains { $0.isNegated }
  }

  /// Whether a path, relative to the context, is kept out of it: the last pattern that matches the path or one of its
  /// directories decides.
  public func ignores(_ path: String) -> Bool {
    let cleaned = IgnorePattern.cleaned(path.utf8)
    guard cleaned != Array(".".utf8) else { return false }
    return cleaned.withUnsafeBytes { bytes in
      patterns.last { $0.matches(bytes) }.map { !$0.isNegated } ?? false
    }
  }

  private func keepsOut(_ kind: UnwantedKind) -> Bool { kind.samples.allSatisfy(ignores) }
}

/// What has no business in a build context, each by paths that stand for all of its kind.
private enum UnwantedKind {
  case git, environmentFiles, privateKeys, nodeModules, pythonCaches, logs, dockerFiles

  var samples: [String] {
    switch self {
    case .git: [".git/config"]
    case .environmentFiles: [".env", ".env.local", ".env.production"]
    case .privateKeys: ["server.key", "server.pem"]
    case .nodeModules: ["node_modules/a/index.js"]
    case .pythonCaches: ["__pycache__/a.pyc", "app/__pycache__/a.pyc"]
    case .logs: ["error.log"]
    case .dockerFiles: ["Dockerfile", "docker-compose.yml"]
    }
  }
}
