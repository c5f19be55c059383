import Foundation
import Testing

/// Policy packs: `packs:` and `--pack`.
struct PackTests {
  private func rule(_ id: String, _ name: String, _ variable: String) -> String {
    """
    id: \(id)
    name: \(name)
    summary: A switch is left on
    severity: warning
    category: security
    on: env.variable
    when: variable.name == options.name && variable.value == "1"
    message: "{variable.name} is left on"
    why: Debug pages show secrets to everybody who makes the application fail.
    options: {name: {type: string, default: \(variable)}}
    examples:
      - bad: "\(variable)=1  # <- finding"
      - bad: "A=1\\n\(variable)=1  # <- finding"
      - good: "\(variable)=0"
      - good: A=1

    """
  }

  /// A repository that uses two packs.
  private func repository(_ configuration: String = "packs: [policies/acme, policies/team]\n") throws -> Tool {
    let tool = try Tool()
    try tool.write(
      "policies/acme/pack.yml",
      """
      name: acme
      version: 1.4.0
      description: What every service keeps
      profile:
        ignore: [ACME2]
        severity: {ACME1: error}
        options: {ACME1: {name: DEBUG_ALL}}

      """)
    try tool.write("policies/acme/rules/debug.yaml", rule("ACME1", "no-debug", "DEBUG"))
    try tool.write("policies/acme/rules/trace.yaml", rule("ACME2", "no-trace", "TRACE"))
    try tool.write("policies/team/pack.yml", "name: team\nversion: '2'\nprofile: {severity: {no-debug: info}}\n")
    try tool.write("policies/team/own.yaml", rule("TEAM1", "no-verbose", "VERBOSE"))
    try tool.write(".stacklint.yml", configuration)
    try tool.write(".env", "DEBUG=1\nDEBUG_ALL=1\nTRACE=1\nVERBOSE=1\n")
    return tool
  }

  /// The rules that fire: id and severity.
  private func found(_ tool: Tool, _ arguments: String...) throws -> [String] {
    let result = try tool.run(["--format", "compact"] + arguments + [".env"])
    #expect(result.errors == "")
    return result.output.split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      return words[words.count - 2].dropFirst() + " " + words[1].dropLast()
    }
  }

  @Test func rulesAndProfilesOfPacksHold() throws {
    let tool = try repository("packs: policies/acme\n")
    defer { tool.remove() }
    #expect(try found(tool) == ["ACME1 error"])
    #expect(try tool.run("--format", "compact", ".env").output.hasPrefix(".env:2:1: "), "the option is the pack's")
  }

  @Test func ofTwoPacksTheLaterOneHolds() throws {
    let tool = try repository()
    defer { tool.remove() }
    #expect(try found(tool) == ["ACME1 info", "TEAM1 warning"])
    try tool.write(".stacklint.yml", "packs: [policies/team, policies/acme]\n")
    #expect(try found(tool) == ["ACME1 error", "TEAM1 warning"])
  }

  @Test func theConfigurationGoesBeforeItsPacks() throws {
    let tool = try repository(
      """
      packs: [policies/acme, policies/team]
      select: [no-trace]
      ignore: [TEAM]
      severity: {no-debug: warning}
      options: {ACME1: {name: DEBUG}}

      """)
    defer { tool.remove() }
    #expect(try found(tool) == ["ACME1 warning", "ACME2 warning"])
    #expect(try tool.run("--format", "compact", ".env").output.hasPrefix(".env:1:1: "))
  }

  @Test func packsOfTheCommandLineComeLast() throws {
    let tool = try repository("packs: [policies/team]\n")
    defer { tool.remove() }
    #expect(try found(tool, "--pack", "policies/acme/") == ["ACME1 error", "TEAM1 warning"])
    #expect(try found(tool, "--pack", "policies/acme", "--pack", "policies/team") == ["ACME1 info", "TEAM1 warning"])
    #expect(try found(tool, "--no-config", "--pack", "policies/team/../acme") == ["ACME1 error"])
    #expect(try found(tool, "--no-config", "--pack", "policies/acme", "--ignore", "ACME1") == [])
  }

  @Test func aBaseOfAPackTurnsBuiltInRulesOn() throws {
    let tool = try repository("packs: policies/acme\n")
    defer { tool.remove() }
    try tool.write("policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {base: strict}\n")
    try tool.write("Dockerfile", "FROM alpine:3.20\nUSER 10001\n")
    let strict = try tool.run("--format", "compact", "Dockerfile").output
    #expect(strict == (try tool.run("--format", "compact", "--no-config", "--profile", "strict", "Dockerfile").output))
    #expect(!strict.isEmpty)
    #expect(try tool.run("--format", "compact", "--profile", "recommended", "Dockerfile").output.isEmpty)
  }

  @Test func aNestedConfigurationHasItsOwnPacks() throws {
    let tool = try repository("packs: [policies/acme]\n")
    defer { tool.remove() }
    try tool.write("api/.stacklint.yml", "packs: [../policies/team]\nignore: []\n")
    try tool.write("policies/team/pack.yml", "name: team\nversion: '2'\n")
    try tool.write("api/.env", "DEBUG_ALL=1\nVERBOSE=1\n")
    let lines = try tool.run("--format", "compact", ".").output.split(separator: "\n")
    #expect(lines.map { $0.prefix { $0 != " " } } == [".env:2:1:", "api/.env:2:1:"])
  }

  @Test func rulesOfAPackCanBeChosen() throws {
    let tool = try repository("packs: policies/acme\n")
    defer { tool.remove() }
    try tool.write("policies/acme/pack.yml", "name: acme\nversion: '1'\nrules: [rules/t*.yaml]\n")
    #expect(try found(tool) == ["ACME2 warning"])
    try tool.write("policies/acme/pack.yml", "name: acme\nversion: '1'\nrules: [rules]\n")
    #expect(try found(tool) == ["ACME1 warning", "ACME2 warning"])
  }

  @Test func rulesOfAPackExtendOthers() throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write(
      "policies/team/special.yaml",
      "id: TEAM2\nname: no-debug-here\nextends: ACME1\nseverity: error\nmessage: '{variable.name} must go'\n")
    #expect(try found(tool, "--select", "TEAM2") == ["TEAM2 error"])
    try tool.write("policies/team/pack.yml", "name: team\nversion: '2'\nprofile: {options: {TEAM2: {name: NONE}}}\n")
    #expect(try found(tool, "--select", "TEAM2") == [])
  }

  @Test func rulesAndExplainNameThePack() throws {
    let tool = try repository()
    defer { tool.remove() }
    let list = try tool.run("rules").output
    #expect(list.contains("A switch is left on [acme]\n"))
    #expect(list.contains("A switch is left on [team]\n"))
    #expect(try tool.run("rules", "--format", "json").output.contains("\"pack\": \"acme 1.4.0\""))
    #expect(try tool.run("explain", "no-debug").output.contains("| Pack | acme 1.4.0 |"))
  }

  @Test(arguments: [
    ("policies/acme/pack.yml", "name: acme\n", "policies/acme/pack.yml:1:1: error: `version` is missing"),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nrequires: '99.1'\n",
      "policies/acme/pack.yml:3:11: error: the pack `acme` needs stacklint 99.1 or later; this is "
    ),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nrequires: new\n",
      "policies/acme/pack.yml:3:11: error: `new` is no version; write 0.1 or 0.1.0"
    ),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nrules: [ruels]\n",
      "policies/acme/pack.yml:3:9: error: no rule file is `ruels`"
    ),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {selct: [ACME1]}\n",
      "policies/acme/pack.yml:3:11: error: unknown key `selct`; did you mean `select`?"
    ),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {select: [ACME11]}\n",
      "policies/acme/pack.yml:3:20: error: unknown rule `ACME11`; did you mean `ACME1`?"
    ),
    (
      "policies/acme/pack.yml", "name: acme\nversion: '1'\nprofile: {options: {ACME1: {nam: x}}}\n",
      "policies/acme/pack.yml:3:29: error: ACME1 has no option `nam`; did you mean `name`?"
    ),
    (
      "policies/team/pack.yml", "name: acme\nversion: '1'\n",
      "policies/team/pack.yml:1:7: error: the pack of policies/acme/pack.yml is called `acme` too"
    ),
    (".stacklint.yml", "packs: [policies/acm]\n", ".stacklint.yml:1:9: error: policies/acm: no such directory"),
    (
      ".stacklint.yml", "packs:\n  - policies/acme/rules\n",
      ".stacklint.yml:2:5: error: policies/acme/rules: there is no pack.yml, so it is no pack; a plain directory"
    ),
    (
      ".stacklint.yml", "rules: policies\n",
      "stacklint: policies/acme: this is a policy pack; name it with `packs` or --pack"
    ),
  ])
  func whatIsWrongIsSaidWithItsPlace(path: String, text: String, expected: String) throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write(path, text)
    let result = try tool.run(".env")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix(expected), "\(result.errors)")
  }

  @Test func aTakenNameIsSaidWithBothFiles() throws {
    let tool = try repository()
    defer { tool.remove() }
    try tool.write("policies/team/own.yaml", rule("ACME1", "no-verbose", "VERBOSE"))
    let packs = try tool.run(".env").errors
    #expect(
      packs.hasPrefix(
        "policies/team/own.yaml:1:5: error: the id `ACME1` is taken: it is in policies/acme/rules/debug.yaml"),
      "\(packs)")
    try tool.write("policies/team/own.yaml", rule("TEAM1", "floating-base-image", "VERBOSE"))
    let builtin = try tool.run(".env").errors
    #expect(
      builtin.hasPrefix(
        "policies/team/own.yaml:2:7: error: the name `floating-base-image` is taken: it is a built-in rule"),
      "\(builtin)")
  }
}
