import CEL
import Compose
import Testing

struct PortTests {
  @Test(
    arguments: [
      ("80", "absent", "absent", "80", "tcp"), ("8080:80", "absent", "8080", "80", "tcp"),
      ("127.0.0.1:8080:80/udp", "127.0.0.1", "8080", "80", "udp"),
      ("127.0.0.1::80", "127.0.0.1", "absent", "80", "tcp"),
      ("[::1]:8080:80", "::1", "8080", "80", "tcp"), ("::1:8080:80", "::1", "8080", "80", "tcp"),
      ("8000-8010:9000-9010", "absent", "8000", "9000", "tcp"), ("${PORT}:80", "unknown", "unknown", "80", "tcp"),
      ("${PORT:-8080}:80", "absent", "8080", "80", "tcp"), ("0.0.0.0:${PORT}:80", "0.0.0.0", "unknown", "80", "tcp"),
      ("nonsense:80", "absent", "absent", "80", "tcp"),
    ])
  func theShortFormIsTakenApart(text: String, address: String, published: String, target: String, proto: String) throws
  {
    let port = try #require(try service("ports: [\"\(text)\"]").ports.first)
    #expect(port.field("host_ip") == address)
    #expect(port.field("published") == published)
    #expect(port.field("target") == target)
    #expect(port.field("protocol") == proto)
  }

  @Test func theLongFormSaysTheSame() throws {
    let port = try #require(
      try service("ports:\n  - target: 80\n    published: \"8080-8090\"\n    host_ip: 127.0.0.1\n    protocol: udp")
        .ports.first)
    #expect(port.field("target") == "80")
    #expect(port.field("published_end") == "8090")
    #expect(port.field("is_loopback") == "true")
    #expect(port.field("protocol") == "udp")
  }

  @Test(
    arguments: [
      ("80:80", "true"), ("0.0.0.0:80:80", "true"), ("[::]:80:80", "true"), ("[::0]:80:80", "true"), ("80", "true"),
      ("127.0.0.1:80:80", "false"), ("10.0.0.1:80:80", "false"), ("${BIND}:80:80", "unknown"),
      ("${PORT}:80", "unknown"),
    ])
  func whetherAPortBindsAllInterfaces(text: String, binds: String) throws {
    #expect(try service("ports: [\"\(text)\"]").ports.first?.field("binds_all_interfaces") == binds)
  }

  @Test(
    arguments: [
      ("postgres:15", "15432:5432", "true"), ("app", "5432:5432", "true"), ("chromadb/chroma", "8000:8000", "true"),
      ("app", "8000:8000", "false"), ("nginx", "80:80", "false"), ("app", "5000-6000:5000-6000", "true"),
      ("redis", "8001:8001", "false"), ("app", "8080:${PORT}", "unknown"),
      ("${REGISTRY}/bitnami/redis:7", "6379", "true"),
    ])
  func aDatabasePortIsOneByImageOrByNumber(image: String, port: String, isDatabase: String) throws {
    let service = try service("image: \(image)\nports: [\"\(port)\"]")
    #expect(service.ports.first?.field("is_database_port") == isDatabase)
  }
}

struct MountTests {
  @Test(
    arguments: [
      ("data:/data", "volume", "data", "/data", "false"), ("./src:/app:ro", "bind", "./src", "/app", "true"),
      ("/anonymous", "volume", "absent", "/anonymous", "false"), ("~/x:/x", "bind", "~/x", "/x", "false"),
      ("C:\\\\data:/data:ro", "bind", "C:\\data", "/data", "true"),
      ("${DIR}:/data", "unknown", "unknown", "/data", "false"),
      ("${DIR}/db:/data", "bind", "unknown", "/data", "false"), ("${DIR:-./d}:/data", "bind", "./d", "/data", "false"),
      ("./x:/x:z,ro", "bind", "./x", "/x", "true"),
    ])
  func theShortFormIsTakenApart(text: String, type: String, source: String, target: String, readOnly: String) throws {
    let mount = try #require(try service("volumes: [\"\(text)\"]").mounts.first)
    #expect(mount.field("type") == type)
    #expect(mount.field("source") == source)
    #expect(mount.field("target") == target)
    #expect(mount.field("read_only") == readOnly)
  }

  @Test func theLongFormSaysTheSame() throws {
    let mount = try #require(
      try service(
        "volumes:\n  - type: bind\n    source: /etc\n    target: /host\n    read_only: true\n    bind: {propagation: rshared}"
      ).mounts.first)
    #expect(mount.field("is_bind") == "true")
    #expect(mount.field("read_only") == "true")
    #expect(mount.field("is_sensitive_host_path") == "true")
    #expect(mount.field("is_shared_propagation") == "true")
  }

  @Test(
    arguments: [
      ("/var/run/docker.sock", "true"), ("/run/docker.sock", "true"), ("/var/run/../run/docker.sock", "true"),
      ("/", "true"),
      ("/var/run", "true"), ("./docker.sock.txt", "false"), ("${SOCK}", "unknown"), ("/srv", "false"),
    ])
  func theDockerSocketIsRecognised(path: String, isSocket: String) throws {
    #expect(try service("volumes: [\"\(path):/x\"]").mounts.first?.field("is_docker_socket") == isSocket)
  }

  @Test(
    arguments: [
      ("/etc", "true"), ("/etc/localtime", "false"), ("/etc/passwd", "true"), ("/proc", "true"), ("/home/me", "true"),
      ("/home/me/app/data", "false"), ("~/.ssh", "true"), ("/srv/app", "false"), ("./etc", "false"),
      ("/var/lib/docker", "true"),
    ])
  func sensitivePathsAreThoseThatTellAboutTheHost(path: String, isSensitive: String) throws {
    #expect(try service("volumes: [\"\(path):/x\"]").mounts.first?.field("is_sensitive_host_path") == isSensitive)
  }

  @Test func tmpfsIsAMountWithOptions() throws {
    let service = try service("tmpfs:\n  - /tmp:noexec,nosuid,size=64m\n  - /run")
    #expect(service.mounts.map { $0.field("type") } == ["tmpfs", "tmpfs"])
    #expect(service.mounts.map { $0.field("target") } == ["/tmp", "/run"])
    #expect(service.mounts.map { $0.field("is_noexec") } == ["true", "false"])
    #expect(service.mounts.map { $0.field("has_size") } == ["true", "false"])
  }
}
