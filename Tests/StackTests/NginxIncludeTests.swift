import Nginx
import Syntax
import Testing

@testable import Stack

/// Which files of a repository an `include` means.
struct NginxIncludeTests {
  @Test func patternsExpandInTheOrderOfPaths() {
    let config = configurations([
      "nginx/nginx.conf": "http { include conf.d/*.conf; include /etc/nginx/sites-enabled/*; }",
      "nginx/conf.d/b.conf": "gzip on;", "nginx/conf.d/a.conf": "sendfile on;", "nginx/conf.d/.hidden.conf": "etag on;",
      "nginx/conf.d/B.conf": "etag off;", "nginx/conf.d/readme": "autoindex on;",
      "nginx/sites-enabled/x": "server { listen 80; }",
    ]).first { $0.source.path == "nginx/nginx.conf" }
    let names = config?.directives.map(\.name).filter { $0 != "include" }
    #expect(names == ["http", "etag", "sendfile", "gzip", "server", "listen"])
  }

  @Test func thePrefixComesBeforeTheFileItself() {
    let files = [
      "web/nginx.conf": "http { include sites/a.conf; }", "web/sites/a.conf": "server { include common.conf; }",
      "web/common.conf": "root /prefix;", "web/sites/common.conf": "root /sibling;",
    ]
    let config = configurations(files).first { $0.source.path == "web/nginx.conf" }
    #expect(config?.directives.first { $0.name == "root" }?.arguments == ["/prefix"])
  }

  @Test func absolutePathsAreFoundBelowARoot() {
    let config = configurations([
      "docker/rootfs/etc/nginx/nginx.conf": "http { include /etc/nginx/conf.d/a.conf; }",
      "docker/rootfs/etc/nginx/conf.d/a.conf": "gzip on;",
    ])
    #expect(config.count == 1)
    #expect(config.first?.unresolvedIncludes == [])
  }

  @Test func filesThatOnlyIncludeEachOtherAreJudgedOnce() {
    let roots = configurations([
      "a.conf": "include b.conf; gzip on;", "b.conf": "include a.conf; etag on;", "c.conf": "server { listen 80; }",
    ]).map(\.source.path)
    #expect(roots.sorted() == ["a.conf", "c.conf"])
  }

  @Test func aNameThatItsFolderLacksIsMissing() {
    let errors = configurations([
      "nginx.conf":
        "events { } http { include snippets/a.conf; include snippets/b.conf; include other/c.conf; include d.conf; }",
      "snippets/a.conf": "gzip on;",
    ]).flatMap(\.loadErrors).map(\.word)
    #expect(errors == ["snippets/b.conf"])
  }

  @Test func faultsOfAnIncludedFileAreTold() {
    let units = StackAssembly(environmentOf: { _ in nil }).plans(
      trees(["nginx.conf": "events { } http { include a.conf; }", "a.conf": "server { listen 80 }"])
    ).map { $0.make() }
    #expect(units.map { $0.trees.filter { !$0.problems.isEmpty }.map(\.source.path) } == [["a.conf"]])
  }

  @Test func whatTheImageHasBesideTheFileIsIncluded() {
    let files = [
      "web/Dockerfile": """
      FROM nginx:1.27 AS dev
      COPY nginx.dev.conf /etc/nginx/conf.d/default.conf
      FROM nginx:1.27
      COPY nginx.conf /etc/nginx/nginx.conf
      COPY nginx.prod.conf /etc/nginx/conf.d/default.conf
      COPY snippets /etc/nginx/parts
      """,
      "web/nginx.conf": "http { include /etc/nginx/conf.d/*.conf; }",
      "web/nginx.prod.conf": "server { include parts/tls.conf; }", "web/nginx.dev.conf": "server { autoindex on; }",
      "web/snippets/tls.conf": "ssl_session_tickets off;",
    ]
    let found = configurations(files)
    #expect(found.map(\.source.path).sorted() == ["web/nginx.conf", "web/nginx.dev.conf"])
    let names = found.first { $0.source.path == "web/nginx.conf" }?.directives.map(\.name).filter { $0 != "include" }
    #expect(names == ["http", "server", "ssl_session_tickets"])
  }

  @Test(arguments: [
    ("*.conf", "a.conf", true), ("*.conf", ".conf", false), ("[a-c]?.*", "b1.x", true), ("[!a]*", "abc", false),
    ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXbY", false), ("[", "[", true), ("\\*", "*", true), ("**", "", true),
  ])
  func patternsMatchAsGlobsDo(pattern: String, name: String, matches: Bool) {
    #expect(NginxGlob.matches(pattern, name) == matches)
  }

  private func trees(_ files: [String: String]) -> [SyntaxTree] {
    files.sorted { $0.key < $1.key }.map { path, text in
      Parsers.parse(SourceFile(path: path, text: text), path.hasSuffix("Dockerfile") ? .dockerfile : .nginx)
    }
  }

  private func configurations(_ files: [String: String]) -> [NginxConfig] {
    StackAssembly(environmentOf: { _ in nil }).plans(trees(files)).compactMap { $0.make().root as? NginxConfig }
  }
}
