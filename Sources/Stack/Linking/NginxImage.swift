import CEL
import Compose
import Dockerfile

/// An image of nginx whose folders and habits are known (Docker Hub: nginx, nginxinc/nginx-unprivileged,
/// openresty/openresty).
struct NginxImage: Sendable {
  /// The repository.
  let repository: String

  /// Whether it keeps its pid file and temporary files in `/tmp`, for any user.
  var isUnprivileged: Bool { repository.hasSuffix("nginx-unprivileged") }

  /// Whether it is the official image, whose entry point fills templates in.
  var fillsTemplates: Bool { repository == "nginx" || isUnprivileged }

  /// The port of the site that it brings.
  var port: Int { isUnprivileged ? 8080 : 80 }

  /// The nginx image that a service runs, or is built on; nil for any other.
  init?(_ service: ComposeService, _ build: StackBuild?) {
    let repository = build == nil ? service.image?.repository.value : build?.stage?.rootBase.repository
    guard let repository, Self.repositories.contains(repository) else { return nil }
    self.repository = repository
  }

  private static let repositories: Set<String> = [
    "nginx", "nginxinc/nginx-unprivileged", "openresty/openresty",
  ]

  /// Whether an include names what the images bring themselves.
  static func isStockInclude(_ pattern: String) -> Bool {
    ["mime.types", "fastcgi_params", "fastcgi.conf", "uwsgi_params", "scgi_params", "modules-enabled", "/modules/"]
      .contains { pattern.contains($0) } || pattern.hasSuffix("conf.d/*.conf")
  }
}
