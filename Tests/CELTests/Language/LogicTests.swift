import CEL
import Testing

@Suite("Logic")
struct LogicTests {
  @Test("what decides alone, decides beside an error or a value of another type too")
  func absorption() {
    for other in ["1 / 0 == 1", "'a'", "17", "null", "missing", "[1][1] == 1", "{}.x"] {
      #expect(value("true || \(other)") == "true")
      #expect(value("\(other) || true") == "true")
      #expect(value("false && \(other)") == "false")
      #expect(value("\(other) && false") == "false")
      #expect(fails("false || \(other)"))
      #expect(fails("\(other) || false"))
      #expect(fails("true && \(other)"))
      #expect(fails("\(other) && true"))
      #expect(fails("\(other) && \(other)"))
      #expect(fails("\(other) || \(other)"))
      #expect(value("\(other) && 1 / 0 == 1 && false && true") == "false")
      #expect(value("\(other) || false || 1 / 0 == 1 || true") == "true")
      #expect(fails("!(\(other))"))
    }
  }

  @Test("the conditional operator computes one branch")
  func conditional() {
    #expect(value("true ? 1 : 1 / 0") == "1")
    #expect(value("false ? 1 / 0 : 2") == "2")
    #expect(value("true ? 1 : 'a'") == "1")
    #expect(value("(true ? dyn('a') : 1) == 'a'") == "true")
    #expect(fails("true ? 1 / 0 : 1"))
    for condition in ["1 / 0 == 1", "'a'", "1", "null", "[]", "missing"] { #expect(fails("\(condition) ? 1 : 2")) }
  }

  @Test("tables of truth")
  func tables() {
    for left in [true, false] {
      #expect(value("!\(left)") == "\(!left)")
      for right in [true, false] {
        #expect(value("\(left) && \(right)") == "\(left && right)")
        #expect(value("\(left) || \(right)") == "\(left || right)")
        #expect(value("\(left) ? \(right) : \(!right)") == "\(left == right)")
      }
    }
  }
}
