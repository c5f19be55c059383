import Foundation
import Testing

/// nginx itself accepts the configurations of the samples, as their containers see them.
///
/// Each configuration lies where the container has it, in a view of the file system of its own (`unshare`): nothing of it
/// is changed, and nothing outside of the test is touched. In the view the other services have addresses and the
/// certificates are made for the occasion.
@Suite(.enabled(if: NginxView.isPossible, "needs nginx, openssl, and the right to make a mount namespace"))
struct NginxAcceptsSamplesTests {
  @Test(arguments: NginxContainer.all)
  func theConfigurationLoads(container: NginxContainer) throws {
    let complaint = try NginxView.complaint(about: container)
    #expect(complaint == nil)
  }

  /// A file of one server is no whole configuration, though the overlay mounts it as such.
  @Test func theOverlayOfAutopackDoesNotLoad() throws {
    let container = NginxContainer("autopack/delivered", ["nginx.conf": "nginx.conf"], hosts: ["backend"])
    let complaint = try #require(try NginxView.complaint(about: container))
    #expect(complaint.contains("\"server\" directive is not allowed here"))
  }

  /// The view has the hosts that it is given, and no others.
  @Test func aHostThatIsNotThereIsRefused() throws {
    var container = try #require(NginxContainer.all.first)
    container.hosts = []
    let complaint = try #require(try NginxView.complaint(about: container))
    #expect(complaint.contains("host not found in upstream"))
  }

  @Test func everyStackIsTried() {
    let stacks = Sample.all.flatMap { ["\($0.name)/delivered", "\($0.name)/hardened"] }
    #expect(Set(NginxContainer.all.map(\.stack)) == Set(stacks))
  }
}

/// A container that runs nginx.
struct NginxContainer: CustomTestStringConvertible, Sendable {
  /// The stack's folder below `Samples`.
  let stack: String
  /// Paths of the stack by paths below `/etc/nginx`; without a `nginx.conf` the image's own includes `conf.d`.
  let files: [String: String]
  /// The services that nginx looks up when it starts.
  var hosts: [String]

  init(_ stack: String, _ files: [String: String], hosts: [String]) {
    (self.stack, self.files, self.hosts) = (stack, files, hosts)
  }

  var testDescription: String { "\(stack): \(files.values.sorted().joined(separator: ", "))" }

  static let all = [
    NginxContainer("autopack/delivered", ["conf.d/default.conf": "nginx.conf"], hosts: ["backend"]),
    NginxContainer("autopack/hardened", ["nginx.conf": "nginx.conf"], hosts: ["backend"]),
    NginxContainer("learning-coach/delivered", learningCoach, hosts: ["api"]),
    NginxContainer("learning-coach/hardened", learningCoach, hosts: ["api"]),
    NginxContainer("parallel-coding/delivered", ["conf.d/default.conf": "frontend/nginx.conf"], hosts: ["backend"]),
    NginxContainer("parallel-coding/hardened", ["nginx.conf": "frontend/nginx.conf"], hosts: ["backend"]),
    NginxContainer("report-studio/delivered", ["nginx.conf": "nginx/nginx.conf"], hosts: ["frontend", "backend"]),
    NginxContainer("report-studio/hardened", ["nginx.conf": "nginx/nginx.conf"], hosts: ["frontend", "backend"]),
    NginxContainer("space-imaging/delivered", ["conf.d/default.conf": "frontend/nginx.conf"], hosts: ["api"]),
    NginxContainer("space-imaging/delivered", ["nginx.conf": "nginx/nginx.conf"], hosts: imaging),
    NginxContainer("space-imaging/delivered", ["nginx.conf": "nginx/nginx.prod.conf"], hosts: imaging),
    NginxContainer("space-imaging/hardened", ["nginx.conf": "frontend/nginx.conf"], hosts: ["api"]),
    NginxContainer("space-imaging/hardened", ["nginx.conf": "nginx/nginx.conf"], hosts: imaging),
  ]

  private static let learningCoach = [
    "nginx.conf": "frontend/nginx.conf", "conf.d/default.conf": "frontend/nginx.prod.conf",
  ]
  private static let imaging = ["frontend", "api", "python-analyzer"]
}

/// The file system as a container of a sample has it, for as long as one command runs.
enum NginxView {
  /// Whether such a view can be made here.
  static let isPossible: Bool = {
    guard let tool = try? Tool() else { return false }
    defer { tool.remove() }
    let check = "command -v nginx && command -v openssl && test -d /etc/nginx && \(namespace) true"
    let path = ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]
    return (try? tool.run("/bin/sh", ["-c", check], environment: path).status) == 0
  }()

  /// root makes namespaces at once, others need one in which they are root.
  private static let namespace = getuid() == 0 ? "unshare --mount" : "unshare --user --map-root-user --mount"

  /// What nginx says when it does not accept a configuration; nil when it does.
  static func complaint(about container: NginxContainer) throws -> String? {
    let tool = try Tool()
    defer { tool.remove() }
    let stack = Sample.folder.appending(path: container.stack)
    try tool.write("hosts", container.hosts.map { "127.0.0.1 \($0)\n" }.joined() + "127.0.0.1 localhost\n")
    try tool.write("nginx/mime.types", "types { text/html html; application/javascript js; }\n")
    try tool.write("nginx/nginx.conf", "events { }\nhttp { include mime.types; include /etc/nginx/conf.d/*.conf; }\n")
    for (target, source) in container.files {
      try tool.write("nginx/\(target)", String(contentsOf: stack.appending(path: source), encoding: .utf8))
    }
    try tool.write("check", script)
    let result = try tool.run(
      "/bin/sh", ["-c", "exec \(namespace) timeout 30 sh ./check"],
      environment: ["PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"])
    return result.status == 0 ? nil : result.output + result.errors
  }

  /// Names are looked up in `hosts` alone. The certificate is for nobody and is gone with the view.
  private static let script = """
    set -eu
    mkdir secrets nginx/ssl
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=sample.example.com \\
      -keyout secrets/tls_key -out secrets/tls_certificate 2>openssl.log || { cat openssl.log >&2; exit 1; }
    cp secrets/tls_key nginx/ssl/tls.key
    cp secrets/tls_certificate nginx/ssl/tls.crt
    printf 'hosts: files\\n' >nsswitch.conf
    mount --bind hosts /etc/hosts
    [ ! -e /etc/nsswitch.conf ] || mount --bind nsswitch.conf /etc/nsswitch.conf
    mount --bind nginx /etc/nginx
    mount -t tmpfs tmpfs /run
    mkdir /run/secrets
    cp secrets/tls_key secrets/tls_certificate /run/secrets/
    cd /
    for folder in /tmp /var/log/nginx /var/lib/nginx; do [ ! -d "$folder" ] || mount -t tmpfs tmpfs "$folder"; done
    exec nginx -t -q -e stderr
    """
}
