import Syntax
import Testing

@testable import Policy

struct ConfigurationTests {
  @Test func everyKeyIsRead() throws {
    let configuration = try read(
      """
      profile: strict
      select: [ACME1]
      ignore:
        - DKR001
        - root-user
      severity:
        DKR002: error
      rules: policies
      packs: [policies/acme, ../shared]
      environments:
        production: ["deploy/**", "*.prod.yml"]
      exclude: [third_party/]
      options:
        DKR003:
          allowed: [a, b]
      overrides:
        - paths: ["legacy/**"]
          ignore: [DKR004]
      fail-on: error
      shellcheck: off
      """
    ).get()
    #expect(configuration.settings.profile == .strict)
    #expect(configuration.settings.select.map(\.text) == ["ACME1"])
    #expect(configuration.settings.ignore.map(\.text) == ["DKR001", "root-user"])
    #expect(configuration.settings.severities.map(\.severity) == [.error])
    #expect(configuration.ruleDirectories.map(\.value) == ["policies"])
    #expect(configuration.packs.map(\.value) == ["policies/acme", "../shared"])
    #expect(configuration.environments.map(\.paths) == [["deploy/**", "*.prod.yml"]])
    #expect(configuration.exclude == ["third_party/"])
    #expect(configuration.settings.options.map(\.option.name) == ["allowed"])
    #expect(configuration.overrides.map(\.paths) == [["legacy/**"]])
    #expect(configuration.failOn == .error)
    #expect(configuration.shellcheck == .off)
  }

  @Test(arguments: [
    ("profil: strict", "1:1: error: unknown key `profil`; did you mean `profile`?"),
    ("profile: stict", "1:10: error: `stict` is no profile; did you mean `strict`?"),
    ("ignore: {a: b}", "1:1: error: `ignore` must be a list"),
    ("fail-on: warnings", "1:10: error: `warnings` is no fail-on; did you mean `warning`?"),
    ("- a", "1:1: error: expected a mapping"),
    ("profile: [strict", "1:17: error:"),
    ("profile: strict\nprofile: all", "2:1: error: `profile` is already a key"),
  ])
  func whatIsWrongIsSaidWithItsPlace(text: String, expected: String) {
    guard case .failure(let failure) = read(text) else {
      Issue.record("the configuration was accepted")
      return
    }
    let found = failure.problems.map(\.description)
    #expect(found.contains { $0.hasPrefix(".stacklint.yml:" + expected) }, "\(found)")
  }

  @Test func anEmptyFileConfiguresNothing() throws {
    #expect(try read("# nothing yet\n").get().settings.profile == nil)
  }

  private func read(_ text: String) -> Result<Configuration, SourceProblems> {
    ConfigurationReader.read(SourceFile(path: ".stacklint.yml", text: text))
  }
}
