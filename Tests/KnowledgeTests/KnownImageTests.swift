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

  @Test func referencesHaveAForm() {
    for text in ["nginx", "host:5000/a/b:1", "a@sha256:00", "ghcr.io/a/b_c.d-e:v1"] {
      #expect(ImageReference.isValid(text))
    }
    for text in ["", "busybox:", "a@", "a@sha256:", "/a", "A/B", "a//b", ":1"] {
      #expect(!ImageReference.isValid(text))
    }
  }
}
