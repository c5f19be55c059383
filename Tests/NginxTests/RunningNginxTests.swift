import Foundation
import Nginx
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Holds the routing model to an nginx that runs: the same requests, the same status, location and headers.
///
/// It listens on a free port of the loopback address, for a few seconds at most, and ends with the test.
@Suite(.enabled(if: NginxOracle.program != nil, "nginx is not installed"), .serialized)
struct RunningNginxTests {
  /// Every location says its name, so that the answer tells which one was chosen.
  private static let locations = """
    location / { add_header X-Location root always; try_files $uri $uri/ =404; }
    location = /exact { add_header X-Location exact always; return 200 exact; }
    location /a { add_header X-Location a always; return 200 a; }
    location /a/ { add_header X-Location a-slash always; add_header X-Usual yes; return 404; }
    location ^~ /static/ { add_header X-Location static always; return 200 static; }
    location ~ \\.php$ { add_header X-Location php always; return 200 php; }
    location ~* \\.jpe?g$ { add_header X-Location image always; return 403; }
    location /nested/ {
      add_header X-Location nested always;
      return 200 nested;
      location ~ /x$ { add_header X-Location nested-regex always; return 200 x; }
      location ^~ /nested/deep/ { add_header X-Location deep always; return 200 deep; }
    }
    location /old/ { rewrite ^/old/(.*)$ /a/$1 last; }
    location /keep/ { add_header X-Location keep always; rewrite ^/keep/(.*)$ /files/$1 break; }
    location /loop/ { rewrite ^ /loop/x last; }
    location /inherit/ { return 204; }
    location /if/ {
      add_header X-Location if-outer always;
      if ($arg_a = b) { add_header X-Location if-inner always; return 200 inner; }
      return 200 outer;
    }
    location /spa/ { add_header X-Location spa always; try_files $uri /spa/index.html; }
    location /named/ { try_files $uri @named; }
    location @named { add_header X-Location named always; return 200 named; }
    location /missing/ { error_page 404 /404.html; return 404; }
    location = /404.html { internal; add_header X-Location page always; }
    location /remap/ { error_page 403 =200 @named; deny all; }
    location /closed/ { add_header X-Location closed always; deny all; }
    location /mine/ { add_header X-Location mine always; allow 127.0.0.1; deny all; try_files $uri /files/one.txt; }
    location /secret/ { internal; add_header X-Location secret always; }
    location /pass/ { proxy_pass http://127.0.0.1:1; }
    location /captured/ { rewrite ^/captured/(?<rest>.+)$ /a$rest; }
    """

  private static let targets = [
    "/", "/none", "/exact", "/exact/", "/exactly", "/a", "/ab", "/a/", "/a/b", "/a/x.php", "/static/x.php", "/x.PHP",
    "/x.php", "/pic.JPG", "/pic.jpeg", "/nested/", "/nested/x", "/nested/deep/x", "/nested/y.php", "/old/b", "/old/",
    "/keep/one.txt", "/keep/two.txt", "/loop/", "/inherit/", "/if/", "/if/?a=b", "/if/?a=c", "/spa/", "/spa/route",
    "/spa/index.html", "/named/x", "/missing/x", "/404.html", "/remap/x", "/closed/", "/mine/x", "/secret/x", "/pass",
    "/captured/x", "/files", "/files/", "/files/one.txt", "//a//b", "/b/../a/", "/%61%2F", "/a/../../x", "/%zz",
    "/a%3fb",
    "/files/one.txt?q=1", "/./exact", "/nested/deep", "/A", "/.php", "/spa",
  ]

  @Test func theModelPredictsWhatNginxDoes() throws {
    let sandbox = try NginxServerProcess(locations: RunningNginxTests.locations)
    defer { sandbox.stop() }
    let server = try #require(config(sandbox.text).servers.first)
    var compared = 0
    for target in RunningNginxTests.targets {
      let answer = try #require(sandbox.request(target), "no answer for \(target)")
      let route = server.route(NginxRequest(target)) { sandbox.hasFile($0) }
      let predicted: Int
      switch route.outcome {
      case .answer(let status, _): predicted = status
      case .file: predicted = 200
      case .passed: predicted = 502
      case .unknown: continue
      }
      compared += 1
      #expect(predicted == answer.status, "\(target)")
      for header in ["x-location", "x-usual", "x-server"] {
        let expected = route.headers.last { $0.name == header }?.value
        #expect(answer.headers[header] == expected, "\(header) of \(target)")
      }
    }
    // What the model does not know it does not predict; that has to stay the exception.
    #expect(compared * 20 >= RunningNginxTests.targets.count * 19)
  }
}

/// An nginx of our own that serves a sample.
private final class NginxServerProcess {
  /// The configuration that it runs.
  let text: String

  private let directory: URL
  private let process = Process()
  private let port: UInt16

  /// An answer.
  struct Answer {
    let status: Int
    /// Names in lower case.
    let headers: [String: String]
  }

  init(locations: String) throws {
    let program = try #require(NginxOracle.program)
    let directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-running-\(UUID().uuidString)")
    self.directory = directory
    for folder in ["www/files", "www/spa", "temp"] {
      try FileManager.default.createDirectory(at: directory.appending(path: folder), withIntermediateDirectories: true)
    }
    for file in ["www/files/one.txt", "www/spa/index.html", "www/404.html"] {
      try Data("x\n".utf8).write(to: directory.appending(path: file))
    }
    port = try #require(NginxServerProcess.freePort())
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map {
      "\($0)_temp_path \(directory.path())/temp/\($0);"
    }.joined(separator: " ")
    text = """
      daemon off; master_process off; pid \(directory.path())/pid; error_log /dev/null;
      events { worker_connections 32; }
      http {
        access_log off; \(temporary)
        server {
          listen 127.0.0.1:\(port); server_name localhost; root \(directory.path())/www;
          add_header X-Server outer;
          \(locations)
        }
      }
      """
    let file = directory.appending(path: "nginx.conf")
    try Data(text.utf8).write(to: file)
    process.executableURL = program
    process.arguments = ["-c", file.path(), "-p", directory.path(), "-e", "/dev/null"]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    for _ in 0..<100 where request("/exact") == nil { usleep(20_000) }
  }

  /// Ends the server, and removes what it served.
  func stop() {
    // It has nothing to tidy up; a request to end may be blocked, as tests block signals for their children too.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }

  /// Whether there is a file at a path, or, where it ends with a slash, a folder.
  func hasFile(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return false }
    return isDirectory.boolValue == path.hasSuffix("/")
  }

  /// The answer to a GET; nil when there is none.
  func request(_ target: String) -> Answer? {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard connection >= 0 else { return nil }
    defer { close(connection) }
    var limit = timeval(tv_sec: 3, tv_usec: 0)
    setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard withAddress({ connect(connection, $0, $1) }) == 0 else { return nil }
    let bytes = Array("GET \(target) HTTP/1.0\r\nHost: localhost\r\n\r\n".utf8)
    guard send(connection, bytes, bytes.count, 0) == bytes.count else { return nil }
    var response: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while response.count < 65_536 {
      let count = recv(connection, &buffer, buffer.count, 0)
      if count <= 0 { break }
      response += buffer[..<count]
    }
    return Answer(String(decoding: response, as: UTF8.self))
  }

  private func withAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
    NginxServerProcess.withAddress(port: port, body)
  }

  private static func withAddress<Result>(
    port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }

  /// A port that nobody listens on, as the system gives it out.
  private static func freePort() -> UInt16? {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { return nil }
    defer { close(listener) }
    guard withAddress(port: 0, { bind(listener, $0, $1) }) == 0 else { return nil }
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &length) }
    }
    return result == 0 ? UInt16(bigEndian: address.sin_port) : nil
  }
}

extension NginxServerProcess.Answer {
  /// Reads the head of a response.
  fileprivate init?(_ text: String) {
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).prefix { !$0.isEmpty }
    guard let first = lines.first?.split(separator: " "), first.count > 1, let status = Int(first[1]) else {
      return nil
    }
    self.status = status
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " }) }
    }
    self.headers = headers
  }
}
