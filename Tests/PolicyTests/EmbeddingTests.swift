import BuiltinRules
import Testing

@testable import Policy

/// Compiled rules as text, and back.
struct EmbeddingTests {
  @Test func rulesSurviveTheRoundTrip() throws {
    var text = RulePack.encode(BuiltinRules.all)
    let decoded = try #require(text.withUTF8 { RulePack.decode($0) })
    #expect(decoded.map(\.info.id) == BuiltinRules.all.map(\.info.id))
    #expect(RulePack.encode(decoded) == text)
    #expect(decoded.flatMap { RuleTester($0).failures() } == [])
  }

  @Test func whatWasCutOffIsRefused() {
    let bytes = Array(RulePack.encode(Array(BuiltinRules.all.prefix(3))).utf8)
    for count in stride(from: 0, to: bytes.count, by: 97) {
      #expect(Array(bytes[..<count]).withUnsafeBufferPointer { RulePack.decode($0) } == nil)
    }
  }
}
