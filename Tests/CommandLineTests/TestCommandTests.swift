import Foundation
import Testing

/// `stacklint test`: what a policy author reads all day.
struct TestCommandTests {
  /// A rule with one condition to vary.
  private func rule(when: String = "command.name == \"curl\"", good: String = "FROM alpine:3.20") -> String {
    """
    id: ACME1
    name: no-curl
    summary: curl is run during the build
    severity: warning
    category: maintainability
    on: dockerfile.command
    when: \(when)
    message: "`{command.name}` is run"
    why: What is downloaded during a build is another thing on every day, and nobody notices.
    examples:
      - bad: |
          FROM alpine:3.20
          RUN true
          RUN curl -O https://example.org/a  # <- finding
          RUN true
          RUN wget https://example.org/a
      - bad: |
          FROM alpine:3.20
          RUN curl -O https://example.org/b  # <- finding
      - good: |
          \(good)
          RUN apk add tar
      - good: RUN wget https://example.org/c

    """
  }

  private func test(_ text: String, _ options: String...) throws -> Tool.Result {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("policies/acme.yaml", text)
    return try tool.run(["test", "policies"] + options)
  }

  @Test func soundRulesPass() throws {
    let result = try test(rule())
    #expect(result.output == "1 rule, 4 examples, 0 failed\n")
    #expect(result.status == 0)
  }

  @Test func aFindingOnAnotherLineIsSaidWithBothLines() throws {
    let result = try test(rule(when: "command.name == \"wget\""))
    #expect(result.status == 1)
    #expect(
      result.output == """
        policies/acme.yaml:14:7: ACME1 no-curl: bad example 1: expected a finding at line 3, found it at line 5: `wget` is run
            2 | RUN true
          - 3 | RUN curl -O https://example.org/a   <- expected here
            4 | RUN true
          + 5 | RUN wget https://example.org/a   <- found here
        policies/acme.yaml:19:7: ACME1 no-curl: bad example 2: expected a finding at line 2, found none
            1 | FROM alpine:3.20
          - 2 | RUN curl -O https://example.org/b   <- expected here
        policies/acme.yaml:23:11: ACME1 no-curl: good example 2: fired at line 1, where nothing is marked: `wget` is run
          + 1 | RUN wget https://example.org/c   <- found here
        1 rule, 4 examples, 3 failed

        """)
  }

  @Test func whatFiresBesideTheMarkedLineIsSaid() throws {
    let result = try test(rule(when: "command.name in [\"curl\", \"true\"]"))
    #expect(result.output.contains("bad example 1: also fired at line 2, where nothing is marked: `true` is run\n"))
    #expect(result.output.contains("1 rule, 4 examples, 2 failed\n"))
  }

  @Test func aFileAmongSeveralIsNamed() throws {
    let text = rule().replacingOccurrences(
      of: "  - good: RUN wget https://example.org/c",
      with: """
          - good:
              a/Dockerfile: |
                FROM alpine:3.20
              b/Dockerfile: |
                FROM alpine:3.20
                RUN curl https://example.org
        """)
    #expect(
      try test(text).output.contains(
        "good example 2: fired at b/Dockerfile:2, where nothing is marked: `curl` is run\n"))
  }

  @Test func whatNoExampleShowsIsAWarning() throws {
    let text = rule(when: "command.name == \"curl\" && (size(command.arguments) > 0 || command.name == \"wget\")")
    let result = try test(text)
    #expect(result.status == 0)
    #expect(
      result.output == """
        warning: policies/acme.yaml:7:34: ACME1 no-curl: no example shows `size(command.arguments) > 0` false
        warning: policies/acme.yaml:7:65: ACME1 no-curl: no example shows `command.name == "wget"` at all
        1 rule, 4 examples, 0 failed, 2 warnings

        """)
    #expect(try test(text, "--quiet").output == "1 rule, 4 examples, 0 failed, 2 warnings\n")
    let strict = try test(text, "--strict")
    #expect(strict.status == 1)
    #expect(strict.output.hasSuffix("1 rule, 4 examples, 2 failed\n"))
  }

  @Test func packsAreTestedAsPacks() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {select: [ACME1, DKR001]}\n")
    try tool.write("policies/acme/rules/curl.yaml", rule())
    try tool.write("policies/acme/strict.yaml", "id: ACME2\nname: floating\nextends: DKR001\nseverity: error\n")
    for directory in ["policies/acme", "policies/acme/", "policies", "."] {
      #expect(try tool.run("test", directory).output.hasSuffix(" 0 failed\n"), "\(directory)")
    }
    try tool.write("policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {select: [ACME3]}\n")
    let result = try tool.run("test", "policies")
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix("policies/acme/pack.yml:3:20: error: unknown rule `ACME3`"), "\(result.errors)")
  }

  @Test func rulesThatCannotBeLoadedAreAFailureOfTheRun() throws {
    let broken = try test(rule(when: "command.nam == \"curl\""))
    #expect(broken.status == 2)
    #expect(broken.errors.hasPrefix("policies/acme.yaml:7:15: error: unknown field 'nam'"), "\(broken.errors)")
    let taken = try test(rule().replacingOccurrences(of: "ACME1", with: "DKR001"))
    #expect(taken.errors.contains("the id `DKR001` is taken: it is a built-in rule"), "\(taken.errors)")
    let tool = try Tool()
    defer { tool.remove() }
    #expect(try tool.run("test", ".").errors == "stacklint: .: no rules there\n")
    #expect(try tool.run("test", "nowhere").errors == "stacklint: nowhere: no such file or directory\n")
  }

  @Test func watchingRunsAgainAfterAChange() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("policies/acme.yaml", rule())
    let process = Process()
    process.executableURL = Tool.binary
    process.arguments = ["test", "policies", "--watch"]
    process.currentDirectoryURL = tool.directory
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    defer { process.terminate() }
    func read(until end: String) -> String {
      var text = ""
      while !text.contains(end) {
        let data = output.fileHandleForReading.availableData
        if data.isEmpty { break }
        text += String(decoding: data, as: UTF8.self)
      }
      return text
    }
    #expect(read(until: "Ctrl-C ends\n").hasPrefix("1 rule, 4 examples, 0 failed\n"))
    try tool.write("policies/acme.yaml", rule(when: "command.name == \"wget\""))
    #expect(read(until: "Ctrl-C ends\n").contains("1 rule, 4 examples, 3 failed\n"))
    try tool.write("policies/acme.yaml", rule(when: "command.nam == \"wget\""))
    #expect(read(until: "Ctrl-C ends\n").contains("unknown field 'nam'"))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal, "Ctrl-C ends it")
  }
}
