import Foundation
import Testing

/// `stacklint init`: what it writes fits the repository, and what is there stays.
struct InitTests {
  private func tool(_ files: [String: String]) throws -> Tool {
    let tool = try Tool()
    for (path, text) in files { try tool.write(path, text) }
    return tool
  }

  private func read(_ path: String, _ tool: Tool) throws -> String {
    try String(contentsOf: tool.directory.appending(path: path), encoding: .utf8)
  }

  @Test func theConfigurationSaysWhatIsThere() throws {
    let tool = try tool([
      "Dockerfile": "FROM alpine:3.20\nUSER 1\n", "docker-compose.prod.yml": "services: {a: {image: \"a:1.2.3\"}}\n",
      "examples/Dockerfile": "FROM alpine:3.20\nUSER 1\n", ".gitlab-ci.yml": "stages: [test]\n",
    ])
    defer { tool.remove() }
    let result = try tool.run("init")
    #expect(result.status == 0)
    let text = try read(".stacklint.yml", tool)
    #expect(text.contains("# Found here: 2 Dockerfiles and 1 Compose file.\n"))
    #expect(text.contains("#   production: docker-compose.prod.yml\n"))
    #expect(text.contains("# exclude: [examples/]\n"))
    #expect(result.output.contains("stage: test"))
    #expect(!result.output.contains("runs-on"))
    #expect(try tool.run("config").status == 0)
    #expect(
      try read(".pre-commit-config.yaml", tool).hasPrefix("# See https://pre-commit.com\nrepos:\n  - repo: local\n"))
  }

  @Test func everyLineOfTheConfigurationIsValidOnceItsCommentIsGone() throws {
    let tool = try tool(["Dockerfile": "FROM alpine:3.20\nUSER 1\n"])
    defer { tool.remove() }
    _ = try tool.run("init")
    let text = try read(".stacklint.yml", tool)
    let bare = text.split(separator: "\n").filter { !$0.hasPrefix("#") || $0.contains(/^# (  )?[a-z-]+: ?[^A-Z]*$/) }
      .map { $0.hasPrefix("# ") ? String($0.dropFirst(2)) : String($0) }
      .filter { !$0.hasPrefix("recommended:") && !$0.hasPrefix("The") }
    try tool.write(".stacklint.yml", bare.joined(separator: "\n") + "\n")
    let result = try tool.run("config")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("healthcheck-missing: "))
  }

  @Test func nothingIsOverwrittenAndASecondRunChangesNothing() throws {
    let tool = try tool([".stacklint.yml": "profile: strict\n", "Dockerfile": "FROM nginx\n"])
    defer { tool.remove() }
    let first = try tool.run("init")
    #expect(first.errors.contains(".stacklint.yml exists and stays as it is"))
    #expect(first.errors.contains("would fail a run; `stacklint baseline`"))
    let hooks = try read(".pre-commit-config.yaml", tool)
    let second = try tool.run("init")
    #expect(second.errors.contains(".pre-commit-config.yaml runs stacklint already"))
    #expect(try read(".stacklint.yml", tool) == "profile: strict\n")
    #expect(try read(".pre-commit-config.yaml", tool) == hooks)
  }

  @Test(arguments: [
    "repos:\n- repo: https://example.org/a\n  rev: v1\n  hooks:\n  - id: a\n",
    "repos:\n    - repo: https://example.org/a\n      rev: v1\n      hooks: [{id: a}]  # why\n\n# the end\nci: {autofix_prs: false}\n",
    "repos:\r\n  - repo: local\r\n    hooks:\r\n      - id: a\r\n",
    "repos:\n  - repo: local\n    hooks:\n      - id: a",
  ])
  func theEntryGoesBehindTheOthers(old: String) throws {
    let tool = try tool([".pre-commit-config.yaml": old])
    defer { tool.remove() }
    #expect(try tool.run("init").errors.contains("got an entry for stacklint"))
    let new = try read(".pre-commit-config.yaml", tool)
    #expect(new.contains("stacklint --changed"))
    // All that was there still is, in its order.
    var rest = Substring(new)
    for line in old.split(whereSeparator: \.isNewline) {
      let range = try #require(rest.range(of: line))
      rest = rest[range.upperBound...]
    }
  }

  @Test(arguments: ["repos: [{repo: local, hooks: [{id: a}]}]\n", "repos:\n  - a: [\n", "exclude: a\n"])
  func whatIsWrittenOtherwiseIsLeftAlone(old: String) throws {
    let tool = try tool([".pre-commit-config.yaml": old])
    defer { tool.remove() }
    let result = try tool.run("init")
    #expect(result.errors.contains(".pre-commit-config.yaml stays as it is"))
    #expect(result.output.contains("- repo: local"))
    #expect(try read(".pre-commit-config.yaml", tool) == old)
  }

  @Test func aDryRunWritesNothing() throws {
    let tool = try tool(["Dockerfile": "FROM alpine:3.20\nUSER 1\n", ".hadolint.yaml": "ignored: [DL3008]\n"])
    defer { tool.remove() }
    let result = try tool.run("init", "--dry-run")
    #expect(result.output.contains("# .stacklint.yml\n") && result.output.contains("# .pre-commit-config.yaml\n"))
    #expect(result.errors.contains("`stacklint migrate --dry-run`"))
    #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: ".stacklint.yml").path))
  }

  @Test func anotherDirectoryCanBeNamed() throws {
    let tool = try tool([
      "web/Dockerfile": "FROM alpine:3.20\nUSER 1\n", "web/docker-compose.dev.yml": "services: {}\n",
    ])
    defer { tool.remove() }
    _ = try tool.run("init", "web")
    #expect(try read("web/.stacklint.yml", tool).contains("#   development: docker-compose.dev.yml\n"))
    #expect(try tool.run("init", "none").status == 2)
  }
}

/// `--changed`: what concerns some files, as pre-commit passes them.
struct ChangedFilesTests {
  private let compose = "services:\n  web:\n    build:\n      context: .\n      target: app\n"

  @Test func faultsBetweenFilesAreFoundAndOthersAreNot() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".git/HEAD", "")
    try tool.write("compose.yaml", compose)
    try tool.write("Dockerfile", "FROM alpine:3.20 AS other\nUSER 1\n")
    try tool.write("away/Dockerfile", "FROM nginx\n")
    let all = try tool.run("--format", "compact").output
    #expect(all.contains("compose.yaml:5:15") && all.contains("away/Dockerfile:1:6"))
    let some = try tool.run("--changed", "--format", "compact", "compose.yaml", "notes.yaml").output
    #expect(some.contains("compose.yaml:5:15"))
    #expect(!some.contains("away"))
    // Only the Dockerfile changed; what is wrong between it and the Compose file is shown there.
    #expect(try tool.run("--changed", "--format", "compact", "Dockerfile").output.contains("compose.yaml:5:15"))
    #expect(try tool.run("--changed", "--format", "compact", "away/Dockerfile").output.split(separator: "\n").count > 0)
    #expect(!(try tool.run("--changed", "--format", "compact", "away/Dockerfile").output.contains("compose.yaml")))
    let below = Tool(directory: tool.directory.appending(path: "away"))
    #expect(try below.run("--changed", "--format", "compact", "Dockerfile").output.contains("Dockerfile:1:6"))
  }

  @Test func filesThatAreNoneOfOursPass() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".git/HEAD", "")
    try tool.write("notes.yaml", "a: b\n")
    try tool.write("Dockerfile", "FROM nginx\n")
    #expect(try tool.run("--changed", "notes.yaml").status == 0)
    #expect(try tool.run("--changed", "--diff-base", "HEAD").status == 2)
  }
}
