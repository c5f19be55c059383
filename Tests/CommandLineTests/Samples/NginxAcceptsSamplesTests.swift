import Foundation
import Testing

/// nginx itself accepts the configuration of every hardened twin, as its container sees it.
///
/// Each configuration lies where the container has it, in a view of the file system of its own (`unshare`): nothing of it
/// is changed, and nothing outside of the test is touched. In the view the other services have addresses and the
/// certificates are made for the occasion.
@Suite(.enabled(if: NginxView.isPossible, "needs nginx, openssl, and the right to make a mount namespace"))
struct NginxAcceptsSamplesTests {
  @Test(arguments: NginxContainer.all)
  func theHardenedConfigurationLoads(container: NginxContainer) throws {
    let complaint = try NginxView.complaint(about: container)
    #expect(complaint == nil)
  }

  /// The view shows what nginx refuses; else the test above could not fail.
  @Test func aBrokenConfigurationDoesNotLoad() throws {
    var container = try #require(NginxContainer.all.first)
    container.hosts = []
    let complaint = try #require(try NginxView.complaint(about: container))
    #expect(complaint.contains("host not found in upstream"))
  }

  @Test func everyTwinIsTried() {
    #expect(Set(NginxContainer.all.map(\.sample)) == Set(Sample.all.map(\.name)))
  }
}

/// A container of a hardened twin that runs nginx.
struct NginxContainer: CustomTestStringConvertible, Sendable {
  let sample: String
  /// Paths of the twin by paths below `/etc/nginx`.
  let files: [String: String]
  /// The services that nginx looks up when it starts.
  var hosts: [String]

  var testDescription: String { "\(sample): \(files.values.sorted().joined(separator: ", "))" }

  static let all = [
    NginxContainer(sample: "autopack", files: ["nginx.conf": "nginx.conf"], hosts: ["backend"]),
    NginxContainer(
      sample: "learning-coach",
      files: ["nginx.conf": "frontend/nginx.conf", "conf.d/default.conf": "frontend/nginx.prod.conf"], hosts: ["api"]),
    NginxContainer(sample: "parallel-coding", files: ["nginx.conf": "frontend/nginx.conf"], hosts: ["backend"]),
    NginxContainer(
      sample: "report-studio", files: ["nginx.conf": "nginx/nginx.conf"], hosts: ["frontend", "backend"]),
    NginxContainer(
      sample: "space-imaging", files: ["nginx.conf": "nginx/nginx.conf"], hosts: ["frontend", "api", "python-analyzer"]),
    NginxContainer(sample: "space-imaging", files: ["nginx.conf": "frontend/nginx.conf"], hosts: ["api"]),
  ]
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
    let twin = Sample(name: container.sample).hardened
    try tool.write("hosts", container.hosts.map { "127.0.0.1 \($0)\n" }.joined() + "127.0.0.1 localhost\n")
    try tool.write("nginx/mime.types", "types { text/html html; application/javascript js; }\n")
    for (target, source) in container.files {
      try tool.write("nginx/\(target)", String(contentsOf: twin.appending(path: source), encoding: .utf8))
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
    mkdir secrets
    openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=sample.example.com \\
      -keyout secrets/tls_key -out secrets/tls_certificate 2>openssl.log || { cat openssl.log >&2; exit 1; }
    printf 'hosts: files\\n' >nsswitch.conf
    mount --bind hosts /etc/hosts
    mount --bind nsswitch.conf /etc/nsswitch.conf
    mount --bind nginx /etc/nginx
    mount -t tmpfs tmpfs /run
    mkdir /run/secrets
    cp secrets/tls_key secrets/tls_certificate /run/secrets/
    cd /
    mount -t tmpfs tmpfs /tmp
    exec nginx -t -q -e stderr
    """
}
