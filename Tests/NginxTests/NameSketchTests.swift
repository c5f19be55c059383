import Testing

@testable import Nginx

struct NameSketchTests {
  @Test func whatWasNotedMayBeThere() {
    for name in DirectiveTable.coreNames + DirectiveTable.foreignNames + ["", "ä"] {
      var sketch = NameSketch()
      sketch.insert(name)
      #expect(sketch.mayHold(name), "\(name)")
    }
  }

  @Test func anEmptyBlockHoldsNothing() {
    #expect(!DirectiveTable.coreNames.contains(where: NameSketch().mayHold))
  }

  @Test func aBlockOfUsualSizeRulesOutMostNames() {
    var sketch = NameSketch()
    for name in ["listen", "server_name", "root", "index", "location", "add_header", "ssl_certificate"] {
      sketch.insert(name)
    }
    let held = DirectiveTable.coreNames.count(where: sketch.mayHold)
    #expect(held * 5 < DirectiveTable.coreNames.count)
  }
}
