import Testing

struct CheckTests {
  @Test func standardInputCountsAsTheNamedFile() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("--format", "compact", "--stdin-filename", "web/.env", input: "A=\"1\n")
    #expect(result.output.hasPrefix("web/.env:1:3: error: "))
    #expect(result.status == 1)
  }

  @Test func controlCharactersNeverReachTheTerminal() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".env", "A\u{1B}[2J=1\n")
    for format in ["pretty", "compact", "json", "sarif"] {
      #expect(!(try tool.run(".", "--format", format).output.contains("\u{1B}")))
    }
  }

  @Test func nothingToLintIsSaid() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("main.c", "int main() {}\n")
    let result = try tool.run(".")
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("stacklint: .: nothing to lint there"))
  }

  @Test func colourIsForTerminalsUnlessAskedFor() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".env", "A=\"1\n")
    #expect(!(try tool.run(".").output.contains("\u{1B}[")))
    #expect(try tool.run(".", "--color", "always").output.contains("\u{1B}["))
  }

  @Test func twoRunsSayTheSame() throws {
    let tool = try Tool()
    defer { tool.remove() }
    for index in 0..<40 { try tool.write("\(index)/.env", "A=\"1\nB C=2\n") }
    let first = try tool.run("--format", "compact", ".")
    #expect(first.output.split(separator: "\n").count == 80)
    #expect(try tool.run("--format", "compact", ".").output == first.output)
  }

  @Test func theConfigurationAboveHolds() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "severity: {ENV000: info}\nexclude: [third_party/]\n")
    try tool.write(".env", "A=\"1\n")
    try tool.write("third_party/.env", "A=\"1\n")
    let result = try tool.run("--format", "compact", ".")
    #expect(result.output.hasPrefix(".env:1:3: info: "))
    #expect(result.output.split(separator: "\n").count == 1)
    #expect(result.status == 0)
  }

  @Test func pathsInTheConfigurationAreRelativeToIt() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "overrides: [{paths: [\"legacy/**\"], severity: {ENV000: info}}]\n")
    try tool.write("legacy/.env", "A=\"1\n")
    let absolute = tool.directory.appending(path: "legacy/.env").path
    for path in ["legacy", "./legacy/.env", absolute] {
      #expect(try tool.run("--format", "compact", path).output.contains(": info: "), "\(path)")
    }
  }

  @Test func theConfigurationIsThatOfTheLintedPath() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("project/.stacklint.yml", "severity: {ENV000: info}\n")
    try tool.write("project/deploy/.env", "A=\"1\n")
    for path in ["project", "project/deploy", "project/deploy/.env"] {
      #expect(try tool.run("--format", "compact", path).output.contains(": info: "), "\(path)")
    }
    #expect(try tool.run("--format", "compact", "--no-config", "project").output.contains(": error: "))
  }

  @Test func ownRulesRunBesideTheBuiltInOnes() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("policies/acme.yaml", acmeRule)
    try tool.write(".env", "DEBUG=1\n")
    let result = try tool.run("--rules", "policies", "--format", "compact", ".env")
    #expect(result.output == ".env:1:1: warning: DEBUG is left on [ACME1 no-debug]\n")
    #expect(try tool.run("test", "policies").output == "1 rule, 4 examples, 0 failed\n")
  }

  private let acmeRule = """
    id: ACME1
    name: no-debug
    summary: Debugging is left on
    severity: warning
    category: security
    on: env.variable
    when: variable.name == "DEBUG"
    message: "{variable.name} is left on"
    why: Debug pages show secrets to everybody who makes the application fail.
    examples:
      - bad: "DEBUG=1  # <- finding"
      - bad: "DEBUG=0  # <- finding"
      - good: A=1
      - good: B=2
    """
}
