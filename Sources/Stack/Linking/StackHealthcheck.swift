import CEL
import Compose
import Dockerfile
import Nginx
import Syntax

/// The health check of a service, from the Compose files or from the image that is built: `stack.healthcheck`.
public final class StackHealthcheck: ModelObject {
  /// Where the test stands.
  public let place: Place?

  /// The command line.
  public let display: String

  /// Whether it stands in the Dockerfile.
  let isFromImage: Bool

  private let service: StackService
  private let words: [String]
  private let isShell: Bool

  /// The address that it asks in its own container; nil where it asks none, or more than one.
  private let probe: Probe?

  /// The check in force; nil where there is none, or where it is not known.
  init?(of service: StackService) {
    self.service = service
    if let check = service.service.healthcheck, check.hasTest == .known(true) {
      guard let test = check.test.value, let kind = test.first, kind == "CMD" || kind == "CMD-SHELL" else { return nil }
      words = kind == "CMD" ? Array(test.dropFirst()) : test.dropFirst().flatMap(Self.words)
      isShell = kind == "CMD-SHELL"
      display = test.dropFirst().joined(separator: " ")
      place = check.testPlace
      isFromImage = false
    } else if service.service.healthcheck?.isDisabled != .known(true), let check = service.stage?.healthcheck,
      !check.isNone
    {
      let texts = check.instruction.node.arguments.dropFirst().map(\.value)
      isShell = !check.instruction.isJSON
      words = isShell ? texts.flatMap(Self.words) : texts
      display = texts.joined(separator: " ")
      place = check.place
      isFromImage = true
    } else {
      return nil
    }
    probe = Probe(display, words)
  }

  private static func words(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }

  /// The program of a test in a Compose file, if the image is known to lack it; what stands in a Dockerfile is judged
  /// there.
  private var missingProgram: String? {
    guard !isFromImage, let first = words.first, service.mayMountPrograms == false else { return nil }
    if isShell, service.lacks("sh") { return "sh" }
    let program = FilePath(first).name
    let folder = FilePath(first).directory
    guard folder.isEmpty || ["/bin", "/usr/bin", "/usr/local/bin"].contains(folder), !first.contains("$"),
      !first.contains("("), !Self.shellWords.contains(program), service.stage?.environment["PATH"] == nil
    else { return nil }
    // With an alternative (`curl … || wget …`) one of the two will do.
    let alternatives = words.indices.filter { words[$0] == "||" }.compactMap { index in
      words.indices.contains(index + 1) ? words[index + 1] : nil
    }
    guard alternatives.allSatisfy({ $0 == "exit" || $0 == "false" || $0 == "kill" }) else { return nil }
    return service.lacks(program) ? program : nil
  }

  private static let shellWords: Set<String> = [
    "exit", "test", "[", "[[", "true", "false", "echo", "printf", "cd", "exec", "command", "set", "export", "kill",
    "if",
    "pgrep", "!",
  ]

  private var port: Fact<Int> {
    guard let probe else { return .absent }
    return service.variables.expand(probe.port).flatMap { Int($0).map { .known($0) } ?? .unknown }
  }

  private var isPortServed: Fact<Bool> {
    guard let port = port.value else { return .unknown }
    return ServedPorts(service).serves(port)
  }

  /// The server of nginx that the check asks; nil where nginx does not run, or where that is not known.
  private var server: NginxServer? {
    guard let probe, let port = port.value, !probe.path.isEmpty, !probe.path.contains("$"),
      service.containerNginx?.startsAnotherProgram == false
    else { return nil }
    let servers = service.nginx.flatMap(\.servers).filter { server in
      let ports = server.listens.compactMap(\.port.value)
      return ports.contains(port) || ports.isEmpty && port == 80
    }
    if servers.count == 1 { return servers.first }
    let areNameless = servers.allSatisfy { $0.serverNames.isEmpty || $0.serverNames == ["_"] }
    return areNameless ? servers.first(where: \.isDefault) ?? servers.first : nil
  }

  /// Whether nginx answers the path with success; unknown for other programs.
  private var isPathServed: Fact<Bool> {
    guard let server, let probe else { return .unknown }
    var request = NginxRequest(probe.path)
    request.host = probe.host
    if case .answer(let status, _) = server.route(request).outcome { return .known(status < 400) }
    // Were there no file of that name, would it be an error, and is another path the one for health checks?
    let outcome = server.route(request, fileExists: { !$0.hasSuffix(probe.path) && !$0.hasSuffix(probe.path + "/") })
      .outcome
    guard case .answer(let status, _) = outcome, status >= 400 else { return .unknown }
    return hasOtherHealthPath(server, probe) ? .known(false) : .unknown
  }

  /// Whether the path is one of health checks that no location is for, while another one is.
  private func hasOtherHealthPath(_ server: NginxServer, _ probe: Probe) -> Bool {
    let path = probe.path.prefix { $0 != "?" }
    guard path != "/", !path.hasSuffix("/"), !FilePath(String(path)).name.contains(".") else { return false }
    return server.locations.contains { location in
      location.isHealth && location.path != path && !location.isRegex
    }
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackHealthcheck.self, "stack.healthcheck",
    "The health check of a service, from the Compose files or from the image that is built."
  ) {
    Field("text", "The command line.") { $0.display }
    Field("is_from_image", "It stands in the Dockerfile.") { $0.isFromImage }
    Field("missing_program", "The program that it runs, if the image is known to lack it.") { $0.missingProgram }
    Field("port", "The port that it asks in its own container; absent where it asks none.") { $0.port }
    Field("path", "The path that it asks there.") { $0.probe?.path }
    Field("is_port_served", "The program listens on that port, as far as its image and its command say.") {
      $0.isPortServed
    }
    Field(
      "is_path_served", "nginx answers that path without an error; unknown for other programs.",
      at: { $0.server?.place }
    ) { $0.isPathServed }
    Field("served_ports", "The ports of which it is known that the program listens on them.") {
      ServedPorts($0.service).declared
    }
  }
}

/// The address that a health check asks in its own container.
struct Probe: Sendable {
  let host: String
  let port: String
  let path: String

  /// Whether the host is one of the loopback interface.
  var isLocal: Bool { Self.localHosts.contains(host) }

  private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "0.0.0.0", "[::1]"]

  /// Reads a URL to the container itself, or what `nc` is given; nil where there is none, or more than one.
  init?(_ text: String, _ words: [String]) {
    var found: [(host: String, port: String, path: String)] = []
    for scheme in ["http://", "https://"] {
      var rest = text[...]
      while let range = rest.firstRange(of: scheme) {
        rest = rest[range.upperBound...]
        let url = rest.prefix { !$0.isWhitespace && !"\"'|;)`,".contains($0) }
        rest = rest[url.endIndex...]
        let authority = url.prefix { $0 != "/" && $0 != "?" }
        var host = String(authority)
        var port = scheme == "http://" ? "80" : "443"
        let start = authority.firstIndex(of: "]") ?? authority.startIndex
        if let colon = authority[start...].firstIndex(of: ":") {
          host = String(authority[..<colon])
          port = String(authority[authority.index(after: colon)...])
        }
        if host.contains("$") { return nil }
        guard Self.localHosts.contains(host) else { continue }
        let path = url[authority.endIndex...]
        found.append((host, port, path.isEmpty ? "/" : String(path)))
      }
    }
    if found.isEmpty, let first = words.first, ["nc", "ncat"].contains(FilePath(first).name) {
      let operands = words.prefix { $0 != "||" && $0 != "&&" }.dropFirst().filter { !$0.hasPrefix("-") }
      if let position = operands.firstIndex(where: Self.localHosts.contains), operands.indices.contains(position + 1) {
        found.append((operands[position], operands[position + 1], ""))
      }
    }
    guard found.count == 1, let address = found.first else { return nil }
    (host, port, path) = address
  }
}
