import Compose
import Dockerfile
import Nginx
import Syntax

/// The nginx configurations that a container runs, its includes found as the container sees them.
enum ContainerNginx {
  /// The configurations; none for a container that does not run nginx, or whose files are not known.
  ///
  /// The official image's own `nginx.conf` includes `conf.d/*.conf`, and its entry point fills `templates/*.template` in
  /// (Docker Hub, nginx, "Using environment variables in nginx configuration").
  static func configurations(
    _ service: ComposeService, build: StackBuild?, _ container: @autoclosure () -> ContainerFiles, _ files: StackFiles
  ) -> [NginxConfig] {
    guard runsNginx(service, build) else { return [] }
    let container = container()
    func tree(_ path: String) -> SyntaxTree? { container.paths[path].flatMap { files.nginx(at: $0) } }
    let roots =
      container.paths["/etc/nginx/nginx.conf"] != nil
      ? ["/etc/nginx/nginx.conf"]
      : container.matches("/etc/nginx/conf.d/*.conf") + container.matches("/etc/nginx/templates/*.template")
    return roots.compactMap(tree).map { root in
      NginxConfig(tree: root) { pattern, _ in
        let path = FilePath.normalized(pattern.hasPrefix("/") ? pattern : "/etc/nginx/" + pattern)
        return container.matches(path).compactMap(tree)
      }
    }
  }

  private static let repositories: Set<String> = ["nginx", "nginx-unprivileged", "openresty"]

  private static func runsNginx(_ service: ComposeService, _ build: StackBuild?) -> Bool {
    let reference = build == nil ? service.image?.repository.value : build?.stage?.rootBase.repository
    return reference.map { repositories.contains(FilePath($0).name) } ?? false
  }
}
