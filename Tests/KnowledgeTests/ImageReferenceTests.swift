import Testing

@testable import Knowledge

struct ImageReferenceTests {
  @Test func aReferenceHasParts() {
    let image = ImageReference("ghcr.io:443/owner/name:1.2@sha256:ab")
    #expect(image.registry == "ghcr.io:443")
    #expect(image.repository == "owner/name")
    #expect(image.name == "name")
    #expect(image.tag == "1.2")
    #expect(image.digest == "sha256:ab")
    #expect(ImageReference("docker.io/library/nginx") == ImageReference("nginx"))
    #expect(ImageReference("index.docker.io/library/nginx") == ImageReference("nginx"))
    #expect(ImageReference("bitnami/redis").registry == "docker.io")
    #expect(ImageReference("localhost:5000/app").tag == nil)
  }

  @Test func aRegistryMayBeUnknown() {
    #expect(ImageReference("?/postgres:15", hole: "?").repository == "postgres")
    #expect(ImageReference("a?/postgres:15", hole: "?").repository == "a?/postgres")
  }

  @Test(arguments: [
    "nginx", "nginx:", "nginx:latest", "nginx:alpine", "nginx:stable-perl", "node:lts-slim", "node:LTS",
    "node:alpine3.20", "python:bookworm", "python:slim-bookworm", "php:fpm-alpine", "alpine:edge", "ubuntu:rolling",
    "debian:sid", "debian:stable-slim", "localhost:5000/x", "timescaledb:latest-pg16", "team/app:main",
  ])
  func aTagThatOnlyNamesChannelsFloats(reference: String) {
    #expect(ImageReference(reference).isFloating)
  }

  @Test(arguments: [
    "nginx:1.27", "nginx:1", "alpine:3.20", "postgres:16-alpine", "debian:bookworm-slim", "ubuntu:jammy",
    "debian:stretch-slim", "buildpack-deps:bookworm", "devcontainers/base:ubuntu24.04", "bitnami/minideb:bookworm",
    "nginx@sha256:abc", "nginx:latest@sha256:abc", "localhost:5000/x:v1", "node:iron-slim", "team/app:3f2a9bc",
    "team/app:feature-login", "windows/servercore:ltsc2022",
  ])
  func aTagWithAnyOtherWordStays(reference: String) {
    #expect(!ImageReference(reference).isFloating)
  }

  @Test(arguments: [
    ("bitnami/redis:7", "1001"), ("gcr.io/distroless/static:nonroot", "65532"), ("grafana/grafana", "472"),
    ("mcr.microsoft.com/dotnet/aspnet:8.0-jammy-chiseled", "1654"), ("bitnami/minideb", "root"),
  ])
  func defaultUsersOfKnownImages(reference: String, user: String) {
    #expect(DefaultUser.of(ImageReference(reference)) == user)
  }

  @Test(arguments: ["redis:7", "gcr.io/distroless/static", "ghcr.io/bitnami/redis", "dotnet/aspnet:8.0"])
  func nothingIsKnownOfOtherImages(reference: String) {
    #expect(DefaultUser.of(ImageReference(reference)) == nil)
  }
}
