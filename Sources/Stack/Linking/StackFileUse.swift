import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// A file that the nginx of a service needs besides its configuration: a certificate, a key, a list of passwords:
/// `stack.file_use`.
public final class StackFileUse: ModelObject {
  /// The directive that names it.
  public let directive: NginxDirective

  /// The path in the container.
  let path: String

  private let service: StackService

  private init(_ directive: NginxDirective, path: String, in service: StackService) {
    self.directive = directive
    self.path = path
    self.service = service
  }

  /// The path as written.
  public var place: Place? { directive.valuePlace }

  /// The path.
  public var display: String { path }

  /// The files that the nginx of a service needs, each once.
  static func all(_ service: StackService) -> [StackFileUse] {
    var seen: Set<String> = []
    return service.nginx.flatMap(\.directives).compactMap { directive in
      guard directives.contains(directive.name), let word = directive.arguments.first, !word.isEmpty, word != "off",
        !word.hasPrefix("data:"), !word.hasPrefix("engine:"), !word.hasPrefix("store:"),
        let path = service.variables.expand(word).value, !path.contains("{"),
        // Variables of nginx are in lower case.
        !word.contains("$") || word == path
      else { return nil }
      let absolute = FilePath.normalized(path.hasPrefix("/") ? path : "/etc/nginx/" + path)
      return seen.insert(absolute).inserted ? StackFileUse(directive, path: absolute, in: service) : nil
    }
  }

  private static let directives: Set<String> = [
    "ssl_certificate", "ssl_certificate_key", "ssl_client_certificate", "ssl_trusted_certificate", "ssl_dhparam",
    "auth_basic_user_file", "ssl_password_file", "proxy_ssl_certificate", "proxy_ssl_certificate_key",
    "proxy_ssl_trusted_certificate",
  ]

  /// Whether something may bring it; unknown where that cannot be seen.
  private var isDelivered: Fact<Bool> {
    guard let nginx = service.containerNginx, !nginx.startsAnotherProgram else { return .unknown }
    if nginx.container.mayHold(path) || Self.isStock(path) { return .known(true) }
    for run in service.stage?.lineage.flatMap(\.runs) ?? [] {
      guard run.isUnderstood, let text = run.place?.text else { return .unknown }
      let folder = FilePath(path).directory
      if text.contains(folder) || text.contains(FilePath(path).name) || text.contains("openssl") { return .unknown }
    }
    // An entry point or scripts for the image's own one may make a certificate at the start.
    if nginx.container.deliveries.contains(where: { $0.target.hasPrefix("/docker-entrypoint.d") }) { return .unknown }
    let words = service.started.commands.value?.flatMap(\.self) ?? []
    let isScripted = words.contains { $0.hasSuffix(".sh") || $0.contains("openssl") || $0.contains("certbot") }
    return isScripted || service.stage?.entrypoint != nil ? .unknown : .known(false)
  }

  /// Whether distributions bring the file.
  private static func isStock(_ path: String) -> Bool {
    path.hasPrefix("/etc/ssl/certs/ca-") || path == "/etc/ssl/cert.pem" || path.contains("snakeoil")
      || path.hasPrefix("/usr/share/") || path.hasPrefix("/proc/")
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackFileUse.self, "stack.file_use",
    "A file that the nginx of a service needs: a certificate, a key, a list of passwords."
  ) {
    Field("path", "The path in the container.") { $0.path }
    Field("directive", "The directive that names it: ssl_certificate ...") { $0.directive.name }
    Field("is_delivered", "A mount, a copy, a config or secret, or a command of the build may bring it.") {
      $0.isDelivered
    }
  }
}
