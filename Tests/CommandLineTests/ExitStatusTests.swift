import Testing

struct ExitStatusTests {
  @Test func cleanFilesEndWithZero() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".env", "A=1\n")
    let result = try tool.run(".")
    #expect(result.status == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func findingsEndWithOne() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".env", "A=\"1\n")
    #expect(try tool.run(".").status == 1)
    #expect(try tool.run(".", "--fail-on", "never").status == 0)
  }

  @Test(arguments: [
    (["--bogus"], "stacklint: Unknown option '--bogus'"),
    (["nowhere"], "stacklint: nowhere: no such file or directory"),
    (["chekc"], "stacklint: chekc: no such file, directory or command; did you mean `stacklint check`?"),
    (["--output", ""], "stacklint: an empty path names no file to write"),
    (["--config", "."], "stacklint: .: a directory, not a configuration file"),
    (["--baseline", "."], "stacklint: .: a directory, not a baseline"),
    (["--env", ""], "stacklint: --env needs the name of an environment"),
    (["--rules", "."], "stacklint: .: no rules there"),
    (["--select", "ENV00O"], "stacklint: unknown rule `ENV00O`; did you mean `ENV000`?"),
    (["--format", "xml"], "stacklint: unknown format `xml`; there are pretty, compact, json"),
    (["--format", "sariff"], "stacklint: unknown format `sariff`; did you mean `sarif`?"),
    (
      ["--format", "json", "--format", "sarif"],
      "stacklint: --format json and --format sarif both go to standard output"
    ),
    (["--output", "a", "--output", "b"], "stacklint: --output a and --output b need a --format each"),
    (["--format", "json", "--output", "a", "--output", "b"], "stacklint: --output b needs a --format of its own"),
    (
      ["--format", "json", "--output", "a", "--format", "sarif", "--output", "a"],
      "stacklint: two reports cannot go to a"
    ),
    (["--config", "nowhere.yml"], "stacklint: nowhere.yml: no such file or directory"),
    (["--rules", "nowhere"], "stacklint: nowhere: no such file or directory"),
    (["explain", "ENV00"], "stacklint: unknown rule `ENV00`; did you mean `ENV000`?"),
    (["--output", "no/such/folder/report.txt"], "stacklint: cannot write no/such/folder/report.txt"),
  ])
  func aRunThatFailsEndsWithTwoAndOneLine(arguments: [String], expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run(arguments)
    #expect(result.status == 2)
    #expect(result.errors.hasPrefix(expected), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
  }

  @Test func aBrokenConfigurationStopsTheRun() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", "ignroe: [ENV000]\n")
    try tool.write(".env", "A=\"1\n")
    let result = try tool.run(".")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors.hasPrefix(".stacklint.yml:1:1: error: unknown key `ignroe`; did you mean `ignore`?"))
  }

  @Test(arguments: [
    ("profil: strict", "1:1: error: unknown key `profil`; did you mean `profile`?"),
    ("select: [DKR0O1]", "1:10: error: unknown rule `DKR0O1`; did you mean `DKR001`?"),
    ("severity: {DKR001: eror}", "1:20: error: `eror` is no severity; did you mean `error`?"),
    // Whether or not the rule is on: this one is only with a list of registries.
    ("options: {DKR103: {registry: [x]}}", "1:20: error: DKR103 has no option `registry`; it has `registries`"),
    ("rules: [policies]", "1:9: error: policies: no such directory"),
    ("packs: [policies]", "1:9: error: policies: no such directory; a plain directory of rules goes to `rules`"),
    ("overrides: [{paths: [a], zzz: [b]}]", "1:26: error: unknown key `zzz`; there are paths, ignore, severity"),
    ("exclude: [", "1:11: error: expected a value"),
  ])
  func aMistakeInTheConfigurationIsSaidInOneLine(text: String, expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(".stacklint.yml", text)
    try tool.write("Dockerfile", "FROM nginx\n")
    let result = try tool.run("--format", "json", "--output", "report.json")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors == ".stacklint.yml:\(expected)\n")
    #expect(try tool.shell("test -e report.json").status == 1)
  }
}
