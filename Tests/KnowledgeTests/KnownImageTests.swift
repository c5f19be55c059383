import Testing

@testable import Knowledge

struct KnownImageTests {
  private func known(_ reference: String) -> KnownImage? { KnownImage.of(ImageReference(reference)) }

  @Test func linesThatFitAreAddedUp() throws {
    let node = try #require(known("node:22-slim"))
    #expect(node.programs.contains("node") && node.programs.contains("bash"))
    #expect(node.lacks("curl") && !node.lacks("node"))
    #expect(node.variables == ["NODE_VERSION", "YARN_VERSION"])
    let distroless = try #require(known("gcr.io/distroless/nodejs22-debian12:nonroot"))
    #expect(distroless.user == "65532")
    #expect(distroless.lacks("sh") && !distroless.lacks("node"))
  }

  @Test func whatIsNotWrittenDownIsNotAssumed() {
    #expect(known("example.com/node:22-slim") == nil)
    #expect(known("nginx:1.27")?.lacks("wget") == false)
    #expect(known("nginx:1.27")?.variables == nil)
    #expect(known("alpine:3.20")?.variables == [])
    #expect(known("postgres:17")?.ports == [5432])
    #expect(known("postgres:17")?.volumes == ["/var/lib/postgresql/data"])
  }

  @Test(arguments: [
    ("debian:buster", "2024-06-30"), ("debian:10.13-slim", "2024-06-30"), ("node:14-alpine", "2023-04-30"),
    ("python:3.12-slim-buster", "2024-06-30"), ("python:3.12-alpine3.15", "2023-11-01"), ("centos:7", "2024-06-30"),
    ("ubuntu:18.04", "2023-05-31"), ("mysql:5.7.44", "2023-10-31"),
  ])
  func endsOfReleasesAreKnown(reference: String, date: String) {
    #expect(EndOfLife.of(ImageReference(reference))?.date == date)
  }

  @Test(arguments: [
    "debian:bookworm", "debian", "node:22", "node:140", "python:3.13", "python:3.60", "example.com/debian:buster",
    "alpine:latest", "ubuntu:24.04", "nginx:1.10", "python:3.12-alpine", "debian:100",
  ])
  func otherReleasesHaveNotEnded(reference: String) {
    #expect(EndOfLife.of(ImageReference(reference)) == nil)
  }

  @Test(arguments: [
    "nginx", "host:5000/a/b:1", "ghcr.io/a/b_c.d-e:v1", "a__b/c---d:_1.2-x", "localhost/a", "[::1]:5000/a", "Host/a:1",
    "a:1@sha256:beefdbd8a1da6d2915566fde36db9db0b524eb737fc57cd1367effd16dc0d06d",
  ])
  func referencesHaveAForm(text: String) {
    #expect(ImageReference.isValid(text))
  }

  @Test(arguments: [
    ("", "its name is empty"), (":1", "its name is empty"), ("busybox:", "the tag after `:` is empty"),
    ("a:b:c", "a tag starts"), ("a:-1", "a tag starts"), ("a:!", "a tag starts"),
    ("a@", "the digest after `@` is empty"),
    ("a@sha256", "a digest has the form"), ("a@sha256:00", "needs 64"), ("a@md5:00", "a digest has the form"),
    ("/a", "is empty"), ("a//b", "is empty"), ("Alpine", "small letters"), ("A/B", "small letters"),
    ("a_-b", "with single"), ("-a", "with single"), ("a.", "with single"), ("a___b", "with single"),
    ("a:b/c", "its registry is no host"), ("-x.io/a", "its registry is no host"),
    ("x..io/a", "its registry is no host"),
  ])
  func othersSayWhatIsWrong(text: String, reason: String) {
    #expect(ImageReference.fault(in: text)?.contains(reason) == true)
  }
}
