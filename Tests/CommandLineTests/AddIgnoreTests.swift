import Foundation
import Testing

/// `--add-ignore`: a comment at every finding, in the syntax of each language; after it nothing is left to say.
struct AddIgnoreTests {
  /// Adds comments to files, and expects that nothing is found any more and that another run changes nothing.
  private func add(_ files: [String: String], _ more: String...) throws -> [String: String] {
    let tool = try Tool()
    defer { tool.remove() }
    for (path, text) in files { try tool.write(path, text) }
    let first = try tool.run(["--add-ignore", "--reason", "as it was", "--format", "compact"] + more)
    #expect(first.output == "", "\(first.errors)")
    #expect(first.status == 0)
    let texts = try read(files.keys, tool)
    let second = try tool.run(["--add-ignore", "--reason", "as it was", "--format", "compact"] + more)
    #expect(second.errors.contains("added 0 comments for 0 findings in 0 files"))
    #expect(try read(files.keys, tool) == texts)
    return texts
  }

  private func read(_ paths: some Sequence<String>, _ tool: Tool) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try paths.map {
        ($0, try String(contentsOf: tool.directory.appending(path: $0), encoding: .utf8))
      })
  }

  @Test func inADockerfileCommentsStandBeforeTheWholeInstruction() throws {
    let text =
      "# syntax=docker/dockerfile:1\nFROM debian\nRUN true && \\\n  # why\n  apt-get install \\\n    vim\nUSER 1000\n"
    let after = try add(["Dockerfile": text], "--select", "DKR001,apt-install-without-yes")
    #expect(
      after["Dockerfile"] == """
        # syntax=docker/dockerfile:1
        # stacklint ignore=DKR001 -- as it was
        FROM debian
        # stacklint ignore=DKR020 -- as it was
        RUN true && \\
          # why
          apt-get install \\
            vim
        USER 1000

        """)
  }

  @Test func inYAMLCommentsAreIndentedAsWhatFollows() throws {
    let text = "services:\n  web:\n    image: nginx\n    privileged: true\n"
    let after = try add(["compose.yaml": text], "--select", "CMP004,CMP001")
    #expect(
      after["compose.yaml"]?.contains("    # stacklint ignore=CMP004 -- as it was\n    privileged: true\n") == true)
  }

  @Test func blockScalarsStayAsTheyAre() throws {
    let script = "        apt-get install vim\n        chmod 777 /srv\n"
    let text =
      "services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM nginx\n\(script)    image: a:1.2.3\n"
    let after = try add(["compose.yaml": text], "--profile", "all", "--ignore", "LNT")
    #expect(after["compose.yaml"]?.contains("      dockerfile_inline: |\n        FROM nginx\n\(script)") == true)
  }

  @Test func inNginxCommentsStandBeforeTheDirective() throws {
    let text = "http {\n  server {\n    listen 80;\n    ssl_protocols TLSv1\n      TLSv1.1;\n  }\n}\n"
    let after = try add(["nginx.conf": text])
    #expect(after["nginx.conf"]?.contains("-- as it was\n") == true)
    #expect(after["nginx.conf"]?.replacing(/[ ]*# stacklint .*\n/, with: "") == text)
  }

  @Test func linesEndAsTheyDoInTheFile() throws {
    let after = try add(["Dockerfile": "FROM nginx\r\nUSER 101\r\n"], "--select", "DKR001")
    #expect(after["Dockerfile"] == "# stacklint ignore=DKR001 -- as it was\r\nFROM nginx\r\nUSER 101\r\n")
  }

  @Test func otherEnvironmentFilesToo() throws {
    let after = try add([".env": "A=\"1\n"], "--select", "ENV000")
    #expect(after[".env"] == "# stacklint ignore=ENV000 -- as it was\nA=\"1\n")
  }

  @Test func aDifferenceIsShownAndNothingWritten() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "FROM nginx\nUSER 101\n")
    let result = try tool.run("--add-ignore", "--reason", "later", "--diff", "--select", "DKR001")
    #expect(result.output.contains("+# stacklint ignore=DKR001 -- later\n"))
    #expect(result.errors.contains("would add 1 comment for 1 finding in 1 file"))
    #expect(try read(["Dockerfile"], tool)["Dockerfile"] == "FROM nginx\nUSER 101\n")
  }

  @Test func whatNoCommentCanTakeOutIsSaid() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", "# stacklint ignore=DKR00l -- a letter\nFROM nginx:1.27.3\nUSER 101\n")
    let result = try tool.run("--add-ignore", "--reason", "later", "--select", "LNT002")
    #expect(result.errors.contains("Dockerfile:1: no comment can take LNT002 out here"))
    #expect(result.status == 1)
  }

  @Test(arguments: [
    (["--add-ignore"], "--add-ignore needs --reason"), (["--reason", "x"], "--reason is for"),
    (["--add-ignore", "--reason", "a\nb"], "one line"), (["--add-ignore", "--reason", " "], "one line"),
    (["--add-ignore", "--reason", "x", "--fix"], "--fix first"),
  ])
  func misuseIsSaid(arguments: [String], expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run(arguments)
    #expect(result.errors.contains(expected))
    #expect(result.status == 2)
  }
}

/// `--report-unused-suppressions`.
struct UnusedSuppressionTests {
  private func check(_ text: String, _ more: String...) throws -> Tool.Result {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("Dockerfile", text)
    return try tool.run(["--format", "compact", "--report-unused-suppressions"] + more)
  }

  @Test func anUnusedCommentFailsTheRunEvenWhereTheRuleIsOff() throws {
    let text = "# stacklint ignore=DKR001 -- a leftover\nFROM alpine:3.20\nUSER 1000\n"
    let result = try check(text, "--ignore", "LNT", "--select", "DKR001")
    #expect(result.output.hasPrefix("Dockerfile:1:1: warning: "))
    #expect(result.status == 1)
  }

  @Test func commentsOfOthersCountWhereTheirRulesHaveCounterparts() throws {
    let text = "# hadolint ignore=DL3006\nFROM alpine:3.20\nUSER 1000\n"
    #expect(try check(text, "--select", "DKR001,LNT001").output.hasPrefix("Dockerfile:1:1: warning: "))
    #expect(try check(text, "--select", "DKR003").output == "")
    #expect(try check(text.replacing("DL3006", with: "DL9999")).output == "")
    #expect(try check(text.replacing("alpine:3.20", with: "alpine"), "--select", "DKR001").output == "")
  }
}
