import CEL
import Compose
import Dockerfile
import Nginx
import Synchronization
import Syntax

/// The nginx of a container: the image, its files, and the configurations that it reads, includes found as the container
/// sees them.
struct ContainerNginx: Sendable {
  /// The image.
  let image: NginxImage

  /// The files of the repository in the container.
  let container: ContainerFiles

  /// The configurations that it reads; none where the repository brings none.
  let configurations: [NginxConfig]

  /// The container's paths of what it reads, includes followed.
  let readPaths: Set<String>

  /// Whether the container starts something else than nginx, or nobody knows what.
  let startsAnotherProgram: Bool

  /// Whether more configuration may be there than the repository's: a command of the build that writes some, a volume
  /// over its folders.
  let isOpen: Bool

  /// Whether the site that the image brings is served as well.
  let hasStockSite: Fact<Bool>

  /// The nginx of a service; nil for one that does not run nginx.
  ///
  /// The official image's own `nginx.conf` includes `conf.d/*.conf`, and its entry point fills `templates/*.template` in
  /// (Docker Hub, nginx, "Using environment variables in nginx configuration").
  init?(
    _ service: ComposeService, build: StackBuild?, in project: ComposeProject, _ files: StackFiles
  ) {
    guard let image = NginxImage(service, build) else { return nil }
    let started = StartedCommands(service, stage: build?.stage)
    self.image = image
    let container = ContainerFiles(service, build: build, in: project, files)
    self.container = container
    let command = started.commands.value?.first { $0.contains { Self.programs.contains(FilePath($0).name) } }
    let words = started.commands.value?.flatMap(\.self) ?? []
    let writes = words.contains { [">", ">>", "envsubst", "sed", "cp", "cat", "tee", "printf", "echo"].contains($0) }
    startsAnotherProgram = started.isGiven && command == nil || writes
    let runs = build?.stage?.lineage.flatMap(\.runs) ?? []
    isOpen =
      container.isOpen || runs.contains(where: Self.writesConfiguration)
      || container.deliveries.contains { delivery in
        delivery.source == nil
          && (FilePath.isPath("/etc/nginx/conf.d", within: delivery.target)
            || FilePath.isPath(delivery.target, within: "/etc/nginx/conf.d"))
      }
    let given = command.flatMap { words in
      words.firstIndex(of: "-c").flatMap { words.indices.contains($0 + 1) ? words[$0 + 1] : nil }
    }
    let main = given ?? "/etc/nginx/nginx.conf"
    let roots =
      container.paths[main] != nil
      ? [main]
      : container.matches("/etc/nginx/conf.d/*.conf")
        + (image.fillsTemplates ? container.matches("/etc/nginx/templates/*.template") : [])
    let reading = Reading(container, files)
    configurations = roots.compactMap { root in
      guard let tree = reading.tree(root) else { return nil }
      return NginxConfig(tree: tree) { pattern, _ in reading.resolve(pattern) }
    }
    readPaths = reading.paths
    hasStockSite = Self.stockSite(container, build, isMainOwn: container.paths[main] != nil, configurations)
  }

  /// Whether the main configuration is replaced by a file that can only be a part of one.
  var hasPartAsMain: Bool {
    guard let source = container.paths[Self.mainPath] else { return false }
    return configurations.contains { $0.source.path == source && Self.isPart($0) }
  }

  /// Why a file of configuration cannot be where it is in the container; nil where it can.
  func misplaced(_ path: String) -> StackDelivery.Fault? {
    guard let source = container.paths[path], let config = configurations.first(where: { $0.source.path == source })
    else { return nil }
    if path == Self.mainPath { return Self.isPart(config) ? .partAsMain : nil }
    let isIncluded =
      FilePath(path).directory == "/etc/nginx/conf.d" || FilePath(path).directory == "/etc/nginx/templates"
    return isIncluded && config.isWhole && container.paths[Self.mainPath] == nil ? .mainAsPart : nil
  }

  private static let mainPath = "/etc/nginx/nginx.conf"

  /// Whether a configuration has what may only stand in `http`, and neither that nor `events` itself.
  private static func isPart(_ config: NginxConfig) -> Bool {
    config.isFragment
      && config.directives.contains {
        $0.parentName == nil && ["server", "upstream", "location", "proxy_pass", "map"].contains($0.name)
      }
  }

  private static func writesConfiguration(_ run: Run) -> Bool {
    guard let text = run.place?.text else { return true }
    guard text.contains("/etc/nginx") || text.contains("nginx.conf") else { return !run.isUnderstood }
    return !run.isUnderstood || text.contains(">")
      || run.commands.contains { command in
        guard let name = command.name else { return true }
        return ["cp", "mv", "ln", "tee", "sed", "envsubst", "cat", "install", "curl", "wget", "tar"].contains(name)
          || name.hasSuffix(".sh")
      }
  }

  private static let programs: Set<String> = ["nginx", "openresty", "nginx-debug"]

  private static func stockSite(
    _ container: ContainerFiles, _ build: StackBuild?, isMainOwn: Bool, _ configurations: [NginxConfig]
  ) -> Fact<Bool> {
    let path = "/etc/nginx/conf.d/default.conf"
    if container.paths[path] != nil || container.paths["/etc/nginx/templates/default.conf.template"] != nil {
      return .known(false)
    }
    if isMainOwn, let main = configurations.first {
      let includes = main.directives.filter { $0.name == "include" }.compactMap(\.arguments.first)
      if !includes.contains(where: { $0.contains("conf.d") }) { return .known(false) }
    }
    let isHidden = container.deliveries.contains {
      $0.kind != .copy && $0.coversBelow && FilePath.isPath(path, within: $0.target)
    }
    if isHidden { return container.mayHoldOthers(in: "/etc/nginx/conf.d") ? .unknown : .known(false) }
    if container.mayHoldOthers(in: "/etc/nginx") { return .unknown }
    let runs = build?.stage?.lineage.flatMap(\.runs) ?? []
    let isTouched = runs.contains { run in run.place.map { $0.text.contains("nginx") } ?? true }
    return isTouched ? .unknown : .known(true)
  }

  /// Reads files of the container, and remembers which.
  private final class Reading: Sendable {
    private let container: ContainerFiles
    private let files: StackFiles
    private let seen = Mutex<Set<String>>([])

    init(_ container: ContainerFiles, _ files: StackFiles) {
      self.container = container
      self.files = files
    }

    var paths: Set<String> { seen.withLock { $0 } }

    func tree(_ path: String) -> SyntaxTree? {
      guard let source = container.paths[path] else { return nil }
      seen.withLock { _ = $0.insert(path) }
      return files.nginx(at: source)
    }

    func resolve(_ pattern: String) -> [SyntaxTree] {
      let path = FilePath.normalized(pattern.hasPrefix("/") ? pattern : "/etc/nginx/" + pattern)
      let found = container.matches(path)
      // A template fills a file of `conf.d` in that has its name without the ending.
      let folder = FilePath(path).directory
      let filled = folder == "/etc/nginx/conf.d" ? container.matches("/etc/nginx/templates/*.template") : []
      let isMatched: (String) -> Bool = { template in
        let name = FilePath(template).name.dropLast(".template".count)
        return FilePath(path).name == name || path.hasSuffix("*.conf") && name.hasSuffix(".conf")
      }
      return (found + filled.filter(isMatched)).compactMap(tree)
    }
  }
}
