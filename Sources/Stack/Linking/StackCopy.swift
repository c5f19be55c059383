import CEL
import Dockerfile
import IgnoreFile
import Syntax

/// A COPY or ADD of a service's image that takes from the build context: `stack.copy`.
public final class StackCopy: ModelObject {
  /// The instruction.
  public let copy: Copy

  /// Its sources that are surely not in the context.
  let missing: [String]

  /// Its sources that are there and that `.dockerignore` keeps out.
  let ignored: [String]

  /// The files of the project's secrets that it takes into the image, with the places that name them.
  let secrets: [(path: String, place: Place)]

  private let ignoreFile: IgnoreFile?

  /// - Parameter secrets: the files of the project's secrets, with the places that name them.
  init(_ copy: Copy, _ build: StackBuild, ignoreFile: IgnoreFile?, secrets: [String: Place]) {
    self.copy = copy
    self.ignoreFile = ignoreFile
    var missing: [String] = []
    var ignored: [String] = []
    for source in copy.sources {
      guard let path = build.path(of: source), let context = build.context.value else { continue }
      // What leaves the context is another fault.
      guard context.isEmpty || context == "." || FilePath.isPath(path, within: context) else { continue }
      let inContext = context.isEmpty || context == "." ? path : FilePath.relative(path, to: context)
      if build.isMissing(path) {
        if !StackCopy.isMadeByBuilds(source.hasSuffix("/") ? inContext + "/" : inContext) { missing.append(source) }
      } else if ignoreFile?.ignores(inContext) == true, ignoreFile?.isAllowList != true {
        ignored.append(source)
      }
    }
    self.missing = missing
    self.ignored = ignored
    self.secrets = Self.secrets(secrets, takenBy: copy, build, ignoreFile)
  }

  private static func secrets(
    _ secrets: [String: Place], takenBy copy: Copy, _ build: StackBuild, _ ignoreFile: IgnoreFile?
  ) -> [(path: String, place: Place)] {
    guard !secrets.isEmpty, let context = build.context.value, copy.secretSources.isEmpty else { return [] }
    let folders = copy.sources.compactMap(build.path)
    return secrets.filter { path, _ in
      let isInContext = context.isEmpty || context == "." || FilePath.isPath(path, within: context)
      let isTaken = folders.contains { $0.isEmpty || $0 == "." || FilePath.isPath(path, within: $0) }
      guard isInContext, isTaken else { return false }
      let inContext = context.isEmpty || context == "." ? path : FilePath.relative(path, to: context)
      return ignoreFile?.ignores(inContext) != true
    }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether a path is one of what builds make, which need not be there before them.
  private static func isMadeByBuilds(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map { $0.lowercased() }
    let name = parts.last ?? ""
    if parts.contains(where: { folders.contains(String($0)) || $0.hasPrefix(".") }) { return true }
    // A name without ending may be a program; one that only sources have, or with a slash, is a folder of them.
    if !name.contains(".") { return !sourceFolders.contains(String(name)) && !path.hasSuffix("/") }
    return extensions.contains { name.hasSuffix($0) }
  }

  private static let sourceFolders: Set<String> = [
    "src", "lib", "pkg", "cmd", "internal", "templates", "migrations", "alembic", "scripts", "config", "conf", "prisma",
    "tests", "docker", "nginx", "components", "pages",
  ]

  private static let folders: Set<String> = [
    "build", "dist", "target", "out", "bin", "release", "publish", "vendor", "node_modules", "generated", "artifacts",
    ".next", "output", "public", "static", "tmp", "certs", "secrets", "ssl",
  ]

  private static let extensions = [
    ".jar", ".war", ".tar", ".gz", ".tgz", ".zip", ".whl", ".deb", ".rpm", ".apk", ".so", ".exe", ".crt", ".key",
    ".pem",
    ".env",
  ]

  /// The instruction.
  public var place: Place? { copy.place }

  /// The sources as written.
  public var display: String { copy.display }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackCopy.self, "stack.copy", "A COPY or ADD of a service's image that takes from the build context."
  ) {
    Field("copy", "The instruction.") { $0.copy }
    Field(
      "missing_sources", "Sources that are not in the build context; what builds make is left out.",
      at: { $0.copy.sourcesPlace }
    ) { $0.missing }
    Field("ignored_sources", "Sources that are there and that .dockerignore keeps out.", at: { $0.copy.sourcesPlace }) {
      $0.ignored
    }
    Field(
      "mounted_secrets", "The files of the project's secrets that it takes into the image.",
      at: { $0.copy.sourcesPlace }
    ) { $0.secrets.map(\.path) }
    Field("secret_place", "Where the first of them is named as a secret.", at: { $0.secrets.first?.place }) {
      $0.secrets.first?.path
    }
    Field("ignore_file", "The ignore file that holds for the build.") { $0.ignoreFile }
  }
}
