import CEL
import Compose
import Testing

struct ImageTests {
  private func image(_ reference: String) throws -> ComposeImage {
    try #require(try service("image: \"\(reference)\"").image)
  }

  @Test func aReferenceIsTakenApart() throws {
    let image = try image("registry.example.com:5000/team/app:1.2@sha256:abc")
    #expect(image.field("registry") == "registry.example.com:5000")
    #expect(image.field("repository") == "team/app")
    #expect(image.field("name") == "app")
    #expect(image.field("tag") == "1.2")
    #expect(image.field("digest") == "sha256:abc")
    #expect(image.field("has_digest") == "true")
  }

  @Test(
    arguments: [
      ("nginx", "true"), ("node:lts-slim", "true"), ("nginx:1.27", "false"), ("nginx@sha256:abc", "false"),
      ("nginx:${TAG}", "unknown"), ("nginx:${TAG:-latest}", "true"), ("nginx:${TAG:-1.27}", "false"),
      ("${IMAGE}", "unknown"), ("${IMAGE}:latest", "true"),
    ])
  func aFloatingTagIsMissingOrAChannel(reference: String, isFloating: String) throws {
    #expect(try image(reference).field("is_floating") == isFloating)
  }

  @Test(
    arguments: [
      ("postgres:15", "postgres", "database"), ("bitnami/postgresql:16", "postgres", "database"),
      ("timescale/timescaledb:2", "postgres", "database"), ("pgvector/pgvector:pg16", "postgres", "database"),
      ("ghcr.io/x/redis", "redis", "cache"), ("qdrant/qdrant:v1", "qdrant", "vector_store"),
      ("docker.io/library/mongo:7", "mongo", "database"), ("myorg/backend", "absent", "absent"),
      ("${REGISTRY}/postgres:15", "postgres", "database"), ("${IMAGE}", "unknown", "unknown"),
    ])
  func wellKnownImagesAreKnownUnderAnyRegistry(reference: String, kind: String, category: String) throws {
    let image = try image(reference)
    #expect(image.field("kind") == kind)
    #expect(image.field("category") == category)
  }

  @Test func whatIsKnownOfAnImage() throws {
    let image = try image("postgres:15")
    #expect(image.field("is_database") == "true")
    #expect(image.field("is_cache") == "false")
    #expect(image.field("default_ports") == "[5432]")
    #expect(image.field("starts_as_root") == "true")
    #expect(image.field("runs_as_root") == "false")
    #expect(try self.image("app").field("runs_as_root") == "unknown")
  }
}
