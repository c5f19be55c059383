import Foundation
import Testing

/// `stacklint migrate`: configurations of other linters become ours, and what has no counterpart is named.
struct MigrateTests {
  /// What some files become, and what is said.
  private func migrate(_ files: [String: String]) throws -> (text: String, remarks: String) {
    let tool = try Tool()
    defer { tool.remove() }
    for (path, text) in files { try tool.write(path, text) }
    let result = try tool.run("migrate", "--dry-run")
    #expect(result.status == 0, "\(result.errors)")
    return (result.output, result.errors)
  }

  @Test func hadolint() throws {
    let (text, remarks) = try migrate([
      ".hadolint.yaml": """
      ignored:
        - DL3008
        - SC2086
        - DL9999
      override:
        error: [DL3001]
        style:
          - DL3015
      trustedRegistries: [docker.io, "registry.example.com:5000"]
      label-schema:
        maintainer: text
        version: semver
      strict-labels: true
      failure-threshold: style
      format: json

      """
    ])
    #expect(text.hasPrefix("# Made by `stacklint migrate` from .hadolint.yaml.\nfail-on: info  # .hadolint.yaml:14\n"))
    #expect(text.contains("ignore:\n  - unpinned-apt-package  # DL3008, .hadolint.yaml:2\n"))
    #expect(text.contains("  untrusted-registry:\n    registries:  # .hadolint.yaml:9\n      - docker.io\n"))
    #expect(text.contains("      - \"registry.example.com:5000\"\n"))
    #expect(
      text.contains("    schema:  # .hadolint.yaml:10\n      - \"maintainer=text\"\n      - \"version=semver\"\n"))
    #expect(text.contains("    allowed:  # .hadolint.yaml:13\n"))
    #expect(text.contains(": error  # DL3001, .hadolint.yaml:6\n"))
    #expect(text.contains(": info  # DL3015, .hadolint.yaml:8\n"))
    #expect(remarks.contains(".hadolint.yaml:3: `SC2086` is ShellCheck's"))
    #expect(remarks.contains(".hadolint.yaml:4: `DL9999` has no counterpart here"))
    #expect(remarks.contains(".hadolint.yaml:15: `format` is an option of the command line"))
  }

  @Test func dclint() throws {
    let (text, remarks) = try migrate([
      ".dclintrc.json": """
      {"rules": {"no-version-field": 0, "no-build-and-image": 1, "require-quotes-in-ports": [2, {"quoteType": "double"}],
        "no-such-rule": 2},
       "exclude": ["./legacy/**"], "quiet": true}

      """
    ])
    #expect(text.contains("  - obsolete-version-key  # no-version-field, .dclintrc.json:1\n"))
    #expect(text.contains(": warning  # no-build-and-image, .dclintrc.json:1\n"))
    #expect(text.contains("exclude:\n  - \"legacy/**\"  # .dclintrc.json:3\n"))
    #expect(remarks.contains("the options of `require-quotes-in-ports` have no counterpart"))
    #expect(remarks.contains("`no-such-rule` has no counterpart"))
    #expect(remarks.contains("`quiet` hides warnings"))
  }

  @Test func composeLint() throws {
    let (text, remarks) = try migrate([
      ".compose-lint.yml": """
      rules:
        CL-0001:
          enabled: false
          reason: "SEC-1 # approved"
        CL-0005:
          severity: critical
        CL-0007:
          exclude_services:
            web: writes to /tmp

      """
    ])
    #expect(text.contains("# CL-0001, .compose-lint.yml:2: SEC-1 # approved\n"))
    #expect(text.contains(": error  # CL-0005, .compose-lint.yml:6\n"))
    #expect(remarks.contains("before `web` for CL-0007"))
  }

  @Test func gixy() throws {
    let (text, remarks) = try migrate([
      "gixy.cfg": """
      # what we know
      [gixy]
      skips = ssrf, "http_splitting"
      level = 2
      [origins]
      domains = example.com

      """
    ])
    #expect(text.contains("# ssrf, gixy.cfg:3"))
    #expect(text.contains("# http_splitting, gixy.cfg:3"))
    #expect(remarks.contains("gixy.cfg:4: `level` hides"))
    #expect(remarks.contains("gixy.cfg:6: the options of the plugin `origins`"))
  }

  @Test func kics() throws {
    let (text, remarks) = try migrate([
      "kics.config": """
      {"exclude-queries": "965a08d7-ef86-4f14-8792-4a3b2098937e,00000000-0000-0000-0000-000000000000",
       "exclude-paths": ["vendor/"], "fail-on": ["high", "medium"], "type": "Dockerfile", "exclude-results": "a"}

      """
    ])
    #expect(text.contains("fail-on: warning  # kics.config:2\n"))
    #expect(text.contains("  - unpinned-apt-package  # apt_get_install_pin_version_not_defined, kics.config:1\n"))
    #expect(text.contains("exclude:\n  - vendor/  # kics.config:2\n"))
    #expect(remarks.contains("the query 00000000-0000-0000-0000-000000000000 is about something else"))
    #expect(remarks.contains("kics.config:2: results are told apart otherwise here"))
  }

  /// What another linter was told to judge is looked for, although the profile leaves it off.
  @Test func aRuleWithASeverityIsOn() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".hadolint.yaml", "override:\n  warning: [DL3015, DL3047]\nignored: [DL3047]\n")
    try tool.write("Dockerfile", "FROM debian:12.5\nRUN apt-get update && apt-get install -y curl=1 && wget http://x\n")
    #expect(try !tool.run("--format", "compact").output.contains("apt-recommends-not-disabled"))
    #expect(try tool.run("migrate").status == 0)
    let found = try tool.run("--format", "compact").output
    #expect(found.contains("warning") && found.contains("apt-recommends-not-disabled"))
    #expect(!found.contains("wget"))
    let text = try String(contentsOf: tool.directory.appending(path: ".stacklint.yml"), encoding: .utf8)
    let selected = text.split(separator: "ignore:").first ?? ""
    #expect(selected.contains("select:\n  - apt-recommends-not-disabled  # DL3015, .hadolint.yaml:2\n"))
    #expect(selected.split(separator: "\n").count == 3)
  }

  @Test func severalBecomeOneAndNothingIsOverwritten() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".hadolint.yaml", "ignored: [DL3008]\n")
    try tool.write(".dclintrc", "rules:\n  no-version-field: 0\n")
    let first = try tool.run("migrate")
    #expect(first.status == 0)
    #expect(first.errors.contains(".stacklint.yml written from .hadolint.yaml, .dclintrc"))
    let written = try String(contentsOf: tool.directory.appending(path: ".stacklint.yml"), encoding: .utf8)
    #expect(written.contains("DL3008") && written.contains("no-version-field"))
    let second = try tool.run("migrate")
    #expect(second.errors.contains(".stacklint.yml exists and is not overwritten"))
    #expect(second.status == 2)
    #expect(try tool.run("config").output.contains("off"))
  }

  @Test(arguments: [
    ([".hadolint.yaml": "ignored: [DL3008\n"], [], ".hadolint.yaml:"), ([:], [], "no configuration of another linter"),
    (["x.yml": "a: b\n"], ["x.yml"], "its name tells no linter"), ([:], ["none-hadolint.yaml"], "no such file"),
    ([".dclintrc": "- a\n"], [], ".dclintrc:1:1: error: expected a mapping"),
    (["gixy.cfg": "{[\n"], [], "gixy.cfg: nothing there has a counterpart; no file is written"),
  ])
  func whatCannotBeReadIsSaid(files: [String: String], arguments: [String], expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    for (path, text) in files { try tool.write(path, text) }
    let result = try tool.run(["migrate"] + arguments)
    #expect(result.errors.contains(expected), "\(result.errors)")
    #expect(result.status == 2)
    #expect(!FileManager.default.fileExists(atPath: tool.directory.appending(path: ".stacklint.yml").path))
  }

  @Test func whateverOthersNameStaysInItsPlace() throws {
    let (text, _) = try migrate([
      ".hadolint.yaml":
        "trustedRegistries: [\"a: b\", \"c # d\", \"- e\", \"yes\", \"f\\\"g\\\\h\", \"i\\nignore: [DKR]\"]\n"
    ])
    #expect(!text.contains("\nignore:"))
    #expect(text.contains("- \"a: b\"\n") && text.contains("- \"yes\"\n") && text.contains("- \"f\\\"g\\\\h\"\n"))
  }
}
