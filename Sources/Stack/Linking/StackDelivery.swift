import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// A file of nginx configuration that is put into the container of a service: `stack.delivery`.
public final class StackDelivery: ModelObject {
  /// The instruction, mount or config that does it; for a file that nothing brings, its own start.
  public let place: Place?

  /// The path in the repository.
  let source: String

  /// The path in the container; absent for a file that nothing brings.
  let target: String?

  /// Why nginx does not read it; nil where it does, or might.
  let fault: Fault?

  /// What a mount hides it with.
  let shadow: Place?

  /// The start of the file.
  let file: Place?

  /// Why nginx does not read a file.
  enum Fault: String {
    /// It lies where nginx does not look.
    case unread
    /// A site or another part of configuration lies where the main configuration is to be.
    case partAsMain
    /// A whole configuration lies where only parts may be.
    case mainAsPart
    /// A mount hides it.
    case shadowed
    /// Nothing brings it into the container.
    case undelivered
  }

  private init(
    _ source: String, target: String?, _ fault: Fault?, at place: Place?, shadow: Place? = nil, file: Place? = nil
  ) {
    (self.source, self.target, self.fault, self.place, self.shadow, self.file) = (
      source, target, fault, place, shadow, file
    )
  }

  /// The path in the repository.
  public var display: String { source }

  /// The configuration files that are put into a service's container, and one that should be.
  static func all(_ service: StackService, _ files: StackFiles) -> [StackDelivery] {
    guard let nginx = service.containerNginx, !nginx.startsAnotherProgram else { return [] }
    let container = nginx.container
    var found: [StackDelivery] = []
    let isOpen =
      container.isOpen || nginx.hasPartAsMain
      || nginx.configurations.contains { !$0.unresolvedIncludes.allSatisfy(isHarmless) }
      || mentionsConfiguration(service)
    for delivery in container.deliveries where !delivery.coversBelow && delivery.kind != .volume {
      guard let source = delivery.source, files.nginx(at: source) != nil, files.isNginx(source),
        container.paths[delivery.target] == source
      else { continue }
      let isRead = nginx.readPaths.contains(delivery.target)
      let fault =
        nginx.misplaced(delivery.target) ?? (isRead || isOpen || !isLookedFor(delivery.target) ? nil : .unread)
      found.append(
        StackDelivery(
          source, target: delivery.target, fault, at: delivery.place, file: files.start(of: source)))
    }
    for delivery in container.deliveries where delivery.coversBelow && !isOpen {
      // A folder of configuration none of which is read.
      guard let source = delivery.source, FilePath.isPath(delivery.target, within: "/etc/nginx") else { continue }
      let configurations = files.paths(below: source).filter(files.isNginx)
      let isRead = nginx.readPaths.contains { FilePath.isPath($0, within: delivery.target) }
      guard !isRead, let first = configurations.first else { continue }
      found.append(
        StackDelivery(source, target: delivery.target, .unread, at: delivery.place, file: files.start(of: first)))
    }
    for hidden in container.shadowed where files.isNginx(hidden.source) && hidden.by.kind != .grant {
      // Mounting the same files again is how they are edited without a new image.
      let isReplaced = container.paths[hidden.path] != nil
      let isSameTree = hidden.by.source.map { FilePath.isPath(hidden.source, within: $0) } ?? false
      guard !isReplaced, !isSameTree, hidden.by.kind == .bind, let place = container.place(ofCopy: hidden.source) else {
        continue
      }
      found.append(
        StackDelivery(
          hidden.source, target: hidden.path, .shadowed, at: place, shadow: hidden.by.place,
          file: files.start(of: hidden.source)))
    }
    if let undelivered = undelivered(service, nginx, isOpen: isOpen, files) { found.append(undelivered) }
    return found
  }

  /// The only configuration in a service's own folder, where the container gets none at all.
  private static func undelivered(
    _ service: StackService, _ nginx: ContainerNginx, isOpen: Bool, _ files: StackFiles
  ) -> StackDelivery? {
    guard nginx.configurations.isEmpty, !isOpen, let build = service.build,
      let dockerfile = build.dockerfilePath.value, build.isTargetMissing != .known(true),
      !nginx.container.mayHoldOthers(in: "/etc/nginx")
    else { return nil }
    let folder = FilePath(dockerfile).directory
    let candidates = files.paths(below: folder).filter { path in
      FilePath(path).directory == folder && files.isNginx(path) && names.contains(FilePath(path).name)
    }
    guard candidates.count == 1, let path = candidates.first, let start = files.start(of: path) else { return nil }
    return StackDelivery(path, target: nil, .undelivered, at: start, file: start)
  }

  private static let names: Set<String> = ["nginx.conf", "default.conf", "site.conf", "app.conf"]

  private static func isHarmless(_ include: String) -> Bool { NginxImage.isStockInclude(include) }

  /// Whether a command of the build or of the start speaks of configuration: it may move files.
  private static func mentionsConfiguration(_ service: StackService) -> Bool {
    let runs = service.stage?.lineage.flatMap(\.runs) ?? []
    let isMoved = runs.contains { run in
      run.place.map { place in ["nginx", ".conf", "envsubst"].contains { place.text.contains($0) } } ?? true
    }
    let words = service.started.commands.value?.flatMap(\.self) ?? []
    return isMoved && runs.contains { movesFiles($0) }
      || words.contains { $0.contains("envsubst") || $0.hasSuffix(".sh") || $0 == "cp" || $0.contains(".conf") }
  }

  private static func movesFiles(_ run: Run) -> Bool {
    !run.isUnderstood
      || run.commands.contains { command in
        guard let name = command.name else { return true }
        return ["cp", "mv", "ln", "envsubst", "sed", "install", "tee", "cat"].contains(name) || name.hasSuffix(".sh")
      }
  }

  /// Whether a path is one where people think that nginx looks.
  private static func isLookedFor(_ path: String) -> Bool {
    FilePath.isPath(path, within: "/etc/nginx") || FilePath.isPath(path, within: "/usr/share/nginx")
      || FilePath.isPath(path, within: "/usr/local/nginx") || FilePath.isPath(path, within: "/etc/conf.d")
      || FilePath(path).name == "nginx.conf"
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackDelivery.self, "stack.delivery", "A file of nginx configuration that is put into the container of a service."
  ) {
    Field("source", "The path in the repository.", at: { $0.file }) { $0.source }
    Field("target", "The path in the container; absent for a file that nothing brings.") { $0.target }
    Field("is_unread", "It lies where nginx does not look.") { $0.fault == .unread }
    Field("is_part_as_main", "It is a site or another part, put where the main configuration is to be.") {
      $0.fault == .partAsMain
    }
    Field("is_main_as_part", "It is a whole configuration, put where the main one includes parts.") {
      $0.fault == .mainAsPart
    }
    Field("is_shadowed", "It was copied, and a mount of something else hides it.", at: { $0.shadow ?? $0.place }) {
      $0.fault == .shadowed
    }
    Field("is_undelivered", "It lies beside the Dockerfile, and nothing brings it into the container.") {
      $0.fault == .undelivered
    }
  }
}
