import Compose
import Dockerfile
import Syntax

/// Which files of the repository are at which paths of a service's container: those that the image's stage copies from
/// its context, and over them those that the service mounts.
struct ContainerFiles: Sendable {
  /// Repository paths by container path.
  private(set) var paths: [String: String] = [:]

  private let files: StackFiles

  /// - Parameter directory: the folder from which the service's bind mounts are seen.
  init(_ service: ComposeService, build: StackBuild?, directory: (Place) -> String, _ files: StackFiles) {
    self.files = files
    for copy in build?.copies ?? [] {
      guard let build, case .known(let destination) = copy.destination, destination.hasPrefix("/") else { continue }
      for source in copy.sources {
        guard let path = build.path(of: source) else { continue }
        put(path, at: destination, isFolder: destination.hasSuffix("/") || copy.sources.count > 1)
      }
    }
    for mount in service.mounts where mount.isProjectPath == .known(true) {
      guard let place = mount.place, case .known(let source) = mount.source, case .known(let target) = mount.target
      else {
        continue
      }
      hide(FilePath.normalized(target))
      put(FilePath.normalized(FilePath.join(directory(place), source)), at: target, isFolder: false)
    }
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

  private mutating func put(_ path: String, at target: String, isFolder: Bool) {
    let target = FilePath.normalized(target)
    let below = files.contains(path) ? [] : files.paths(below: path)
    guard !below.isEmpty else {
      // A single file keeps its name where the target is a folder: one that ends with a slash, or that nginx's image has.
      let isFolder = isFolder || Self.knownFolders.contains(target)
      paths[isFolder ? FilePath.join(target, FilePath(path).name) : target] = path
      return
    }
    for file in below { paths[FilePath.normalized(target + file.dropFirst(path.count))] = file }
  }

  /// A mount hides what the image has there and below.
  private mutating func hide(_ target: String) {
    paths = paths.filter { $0.key != target && !$0.key.hasPrefix(target + "/") }
  }

  private static let knownFolders: Set<String> = ["/etc/nginx", "/etc/nginx/conf.d", "/etc/nginx/templates", "/"]
}
