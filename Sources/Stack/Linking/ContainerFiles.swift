import Compose
import Dockerfile
import Syntax

/// Which files of the repository are at which paths of a service's container: those that the image's stage copies from
/// its context, and over them those that the service mounts or is given.
struct ContainerFiles: Sendable {
  /// Something that puts files into the container.
  struct Delivery: Sendable {
    /// What does it.
    enum Kind: Sendable {
      /// COPY or ADD, from the context, a stage or an image.
      case copy
      /// A bind mount of a path of the repository.
      case bind
      /// A volume, tmpfs, or bind mount of a path elsewhere.
      case volume
      /// A config or secret.
      case grant
    }

    let kind: Kind

    /// The path in the container: of the file itself where it is one.
    let target: String

    /// The path of the repository that it comes from; nil for what is not in sight.
    let source: String?

    /// Whether files below the target come with it, too.
    let coversBelow: Bool

    /// The instruction, mount or grant.
    let place: Place?
  }

  /// Repository paths by container path.
  private(set) var paths: [String: String] = [:]

  /// All that puts files there, in order; what comes later hides what is below it.
  private(set) var deliveries: [Delivery] = []

  /// Whether some of it is not known: a target that depends on a variable, a stage or file that cannot be read.
  private(set) var isOpen: Bool

  /// Files that a mount hides though they were copied, with what hides them.
  private(set) var shadowed: [(path: String, source: String, by: Delivery)] = []

  private let files: StackFiles

  /// - Parameter project: the project, which says where paths are seen from and what configs are.
  init(_ service: ComposeService, build: StackBuild?, in project: ComposeProject, _ files: StackFiles) {
    self.files = files
    isOpen = service.isIncomplete || build != nil && build?.stage == nil
    for copy in build?.stage?.lineage.flatMap(\.copies) ?? [] { take(copy, build) }
    let declared = Dictionary(
      (project.configs + project.secrets).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for grant in service.grantedConfigs + service.grantedSecrets { take(grant, declared, project) }
    for mount in service.mounts { take(mount, project) }
  }

  private mutating func take(_ copy: Copy, _ build: StackBuild?) {
    guard case .known(let destination) = copy.destination else {
      isOpen = true
      return
    }
    let base = destination.hasPrefix("/") ? "/" : copy.folder.value
    guard let base else {
      isOpen = true
      return
    }
    let target = FilePath.normalized(FilePath.join(base, destination))
    let isFolder =
      destination.hasSuffix("/") || copy.sources.count > 1 || Self.knownFolders.contains(target)
      || destination == "." || destination.hasSuffix("/.")
    if !copy.instruction.node.heredocs.isEmpty {
      add(.copy, target, nil, coversBelow: isFolder, copy.place)
    }
    for source in copy.sources {
      let name = FilePath(source.hasSuffix("/") ? String(source.dropLast()) : source).name
      guard copy.from == nil, let path = build?.path(of: source) else {
        let isFile = Self.namesFile(name)
        add(.copy, isFile && isFolder ? FilePath.join(target, name) : target, nil, coversBelow: !isFile, copy.place)
        continue
      }
      put(path, at: target, isFolder: isFolder, .copy, copy.place)
    }
  }

  private mutating func take(_ mount: ComposeMount, _ project: ComposeProject) {
    guard case .known(let target) = mount.target else {
      isOpen = isOpen || mount.target.isUnknown
      return
    }
    let path = FilePath.normalized(target)
    guard mount.isProjectPath == .known(true), let place = mount.place, case .known(let source) = mount.source else {
      hide(path, Delivery(kind: .volume, target: path, source: nil, coversBelow: true, place: mount.place))
      return add(.volume, path, nil, coversBelow: true, mount.place)
    }
    let folder = FilePath.normalized(FilePath.join(project.directory(for: place), source))
    hide(path, Delivery(kind: .bind, target: path, source: folder, coversBelow: true, place: place))
    put(folder, at: target, isFolder: false, .bind, place)
  }

  private mutating func take(
    _ grant: ComposeGrant, _ declared: [String: ComposeSecret], _ project: ComposeProject
  ) {
    guard case .known(let target) = grant.target, let name = grant.name.value else {
      isOpen = true
      return
    }
    let path = FilePath.normalized(target)
    guard let resource = declared[name], let file = resource.file.value, let place = resource.filePlace else {
      paths[path] = nil
      return add(.grant, path, nil, coversBelow: false, grant.place)
    }
    put(
      FilePath.normalized(FilePath.join(project.directory(for: place), file)), at: target, isFolder: false, .grant,
      grant.place)
  }

  /// The paths of the container that a pattern with `*` in its last part means, in byte order.
  func matches(_ pattern: String) -> [String] {
    guard let star = pattern.firstIndex(of: "*") else { return paths[pattern] == nil ? [] : [pattern] }
    let head = String(pattern[..<star])
    let tail = String(pattern[pattern.index(after: star)...])
    guard !tail.contains("*"), !tail.contains("/") else { return [] }
    return paths.keys.filter { path in
      path.hasPrefix(head) && path.hasSuffix(tail) && path.utf8.count >= head.utf8.count + tail.utf8.count
        && !path.dropFirst(head.count).contains("/")
    }.sorted()
  }

  /// The instruction that copies a file of the repository.
  func place(ofCopy source: String) -> Place? {
    deliveries.first { delivery in
      delivery.kind == .copy && (delivery.source.map { FilePath.isPath(source, within: $0) } ?? false)
    }?.place
  }

  /// Whether something may put a file at a path.
  func mayHold(_ path: String) -> Bool {
    isOpen || paths[path] != nil
      || deliveries.contains { path == $0.target || $0.coversBelow && FilePath.isPath(path, within: $0.target) }
  }

  /// Whether something that is not in sight may put files into a folder or around it.
  func mayHoldOthers(in folder: String) -> Bool {
    isOpen
      || deliveries.contains {
        $0.source == nil && (FilePath.isPath($0.target, within: folder) || FilePath.isPath(folder, within: $0.target))
      }
  }

  private mutating func add(
    _ kind: Delivery.Kind, _ target: String, _ source: String?, coversBelow: Bool, _ place: Place?
  ) {
    deliveries.append(
      Delivery(kind: kind, target: target, source: source, coversBelow: coversBelow, place: place))
  }

  private mutating func put(_ path: String, at target: String, isFolder: Bool, _ kind: Delivery.Kind, _ place: Place?) {
    let target = FilePath.normalized(target)
    let isLinted = files.contains(path)
    let below = isLinted ? [] : files.paths(below: path)
    guard !below.isEmpty else {
      let name = FilePath(path).name
      // A single file keeps its name where the target is a folder: one that ends with a slash, or that nginx's image has.
      let isInFolder = isFolder || kind == .copy && Self.knownFolders.contains(target)
      let isFile = isLinted || Self.namesFile(name)
      let final = isInFolder && isFile ? FilePath.join(target, name) : target
      paths[final] = path
      // What is in a folder without any linted file is not known.
      return add(kind, final, isFile ? path : nil, coversBelow: !isFile, place)
    }
    for file in below { paths[FilePath.normalized(target + file.dropFirst(path.count))] = file }
    add(kind, target, path, coversBelow: true, place)
  }

  /// A mount hides what the image has there and below.
  private mutating func hide(_ target: String, _ delivery: Delivery) {
    let hidden = paths.filter { $0.key == target || $0.key.hasPrefix(target + "/") }
    guard !hidden.isEmpty else { return }
    for (path, source) in hidden.sorted(by: { $0.key < $1.key }) {
      paths[path] = nil
      shadowed.append((path, source, delivery))
    }
  }

  /// Whether a name is that of a file: it has an ending, and not that of folders such as `conf.d`.
  private static func namesFile(_ name: String) -> Bool {
    guard let dot = name.lastIndex(of: "."), !name.contains("*"), !name.contains("$") else { return false }
    let ending = name[name.index(after: dot)...]
    return !ending.isEmpty && ending != "d" && ending != "."
  }

  private static let knownFolders: Set<String> = [
    "/etc/nginx", "/etc/nginx/conf.d", "/etc/nginx/templates", "/usr/share/nginx/html", "/",
  ]
}
