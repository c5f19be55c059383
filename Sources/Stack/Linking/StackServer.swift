import CEL
import Nginx
import Syntax

/// A virtual server in the nginx of a service, with what only the container's view of the includes tells:
/// `stack.server`.
public final class StackServer: ModelObject {
  /// The server, all of its includes expanded.
  public let server: NginxServer

  /// The files that the container includes under another name than the repository has for them.
  let renamed: [String]

  private init(_ server: NginxServer, renamed: [String]) {
    self.server = server
    self.renamed = renamed
  }

  /// The head of the block.
  public var place: Place? { server.place }

  /// The first name, else the first socket.
  public var display: String { server.display }

  /// The servers of a service that are only seen whole in the container.
  static func all(_ service: StackService) -> [StackServer] {
    guard let nginx = service.containerNginx else { return [] }
    return nginx.configurations.flatMap { config -> [StackServer] in
      let includes = config.directives.filter { $0.name == "include" }.compactMap(\.arguments.first)
      let renamed = includes.filter { pattern in
        guard !pattern.contains("*") else { return false }
        let path = FilePath.normalized(pattern.hasPrefix("/") ? pattern : "/etc/nginx/" + pattern)
        guard let source = nginx.container.paths[path] else { return false }
        let tail =
          path.hasPrefix("/etc/nginx/") ? String(path.dropFirst("/etc/nginx/".count)) : String(path.dropFirst())
        return source != tail && !source.hasSuffix("/" + tail)
      }
      guard !renamed.isEmpty else { return [] }
      return config.servers.map { StackServer($0, renamed: renamed) }
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackServer.self, "stack.server",
    "A virtual server in the nginx of a service, with what only the container's view of the includes tells."
  ) {
    Field("server", "The server, all of its includes expanded.") { $0.server }
    Field("renamed_includes", "The includes whose files the repository has under other names.") { $0.renamed }
  }
}
