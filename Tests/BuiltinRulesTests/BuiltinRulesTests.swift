import BuiltinRules
import Policy
import Syntax
import Testing

struct BuiltinRulesTests {
  @Test(arguments: BuiltinRules.all.map(\.info.id))
  func examplesDoWhatTheySay(id: String) throws {
    let rule = try #require(BuiltinRules.all.first { $0.info.id == id })
    #expect(RuleTester(rule).failures() == [])
  }

  @Test(arguments: BuiltinRules.all.filter(\.info.isFixable).map(\.info.id))
  func editsMendTheBadExamples(id: String) throws {
    let rule = try #require(BuiltinRules.all.first { $0.info.id == id })
    #expect(RuleTester(rule).fixFailures() == [])
  }

  @Test func thereIsARuleForEachLanguage() {
    let languages = Set(BuiltinRules.all.flatMap(\.info.languages))
    #expect(languages.isSuperset(of: ["dockerfile", "compose", "nginx", "env"]))
    #expect(BuiltinRules.all.count >= 30)
  }

  @Test(arguments: BuiltinRules.all.map(\.info.id))
  func textsReadWell(id: String) throws {
    let rule = try #require(BuiltinRules.all.first { $0.info.id == id }?.info)
    #expect(!rule.summary.hasSuffix("."), "a summary is a few words, not a sentence")
    #expect(rule.summary.count <= 80)
    #expect(rule.why.count >= 80, "say what goes wrong for whom")
    #expect(rule.policies.allSatisfy { $0.first == "P" && Int($0.dropFirst()) != nil })
  }
}
