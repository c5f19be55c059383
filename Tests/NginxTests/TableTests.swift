import Testing

@testable import Nginx

struct TableTests {
  @Test func namesAreInByteOrder() {
    for names in [DirectiveTable.coreNames, DirectiveTable.foreignNames] {
      #expect(names.count > 700)
      #expect(zip(names, names.dropFirst()).allSatisfy { $0 == $1 || $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  @Test func everyLineIsWellFormed() {
    for name in DirectiveTable.coreNames {
      let info = DirectiveTable[name]
      #expect(info?.isCore == true, "\(name)")
      for form in info?.forms ?? [] {
        #expect(!form.contexts.isEmpty, "\(name)")
        #expect(form.argumentCount != nil, "\(name)")
      }
    }
    for name in DirectiveTable.foreignNames { #expect(DirectiveTable[name]?.isCore == false, "\(name)") }
  }

  @Test func aDirectiveHasOneFormForEachSetOfContexts() throws {
    let server = try #require(DirectiveTable["server"])
    #expect(server.forms(in: .http).map(\.isBlock) == [true])
    #expect(server.forms(in: .upstream).map(\.isBlock) == [false])
    #expect(server.forms(in: .upstream).first?.argumentCount == 1...Int.max)
    #expect(DirectiveTable["gzip"]?.forms.first?.isFlag == true)
    #expect(DirectiveTable["add_header_inherit"]?.forms.first?.firstVersion?.text == "1.29.3")
    #expect(DirectiveTable["http2_push"]?.forms.first?.isObsolete == true)
    #expect(DirectiveTable["http2_recv_timeout"]?.forms.first?.replacement == "client_header_timeout")
    #expect(DirectiveTable["banana"] == nil)
  }

  @Test func theParserKnowsEveryBlockThatTheTableKnows() {
    for name in DirectiveTable.coreNames where BlockDirectives.needsBlock(name, argumentCount: 0) {
      #expect(BlockDirectives.mayHaveBlock(name), "\(name)")
    }
    for name in DirectiveTable.coreNames {
      let forms = DirectiveTable[name]?.forms ?? []
      if forms.allSatisfy(\.isBlock) { #expect(BlockDirectives.needsBlock(name, argumentCount: 1), "\(name)") }
    }
  }
}
