import CEL
import Testing

@Suite("Equality and order")
struct ComparisonTests {
  @Test(
    "values that are equal, whatever their types say",
    arguments: [
      "1 == 1", "1u == 1u", "1.0 == 1.0", "0.0 == -0.0", "'a' == 'a'", "b'a' == b'\\x61'", "true == true",
      "null == null", "[] == []", "{} == {}", "[1, [2]] == [1, [2]]", "{'a': 1, 'b': 2} == {'b': 2, 'a': 1}",
      "int == int", "type(1) == int", "type(int) == type(string)", "type([1]) == list", "type({}) == map",
      "dyn(1) == 1.0", "dyn(1) == 1u", "dyn(1u) == 1.0", "1.0 == dyn(1)", "[1, 2u, 3.0] == [1.0, 2, 3u]",
      "{1: 'a'} == {dyn(1u): 'a'}", "{'a': 1} == {'a': 1.0}", "timestamp(0) == timestamp('1970-01-01T00:00:00Z')",
      "duration('1h') == duration('60m')", "optional.none() == optional.none()", "optional.of(1) == optional.of(1)",
      "dyn(9223372036854775807) == 9223372036854775808.0", "dyn(1) == optional.of(1).value()",
    ])
  func equal(_ text: String) {
    #expect(value(text) == "true")
    #expect(value("!(\(text.replacing(" == ", with: " != ")))") == "true")
  }

  @Test(
    "values that differ",
    arguments: [
      "1 == 2", "1u == 2u", "1.0 == 1.5", "'a' == 'A'", "'caf\\u00e9' == 'cafe\\u0301'", "b'a' == b'b'",
      "true == false", "[1] == [2]", "[1] == [1, 2]", "[[1]] == [[2]]", "{'a': 1} == {'a': 2}",
      "{'a': 1} == {'b': 1}", "{'a': 1} == {'a': 1, 'b': 2}", "0.0 / 0.0 == 0.0 / 0.0", "[0.0 / 0.0] == [0.0 / 0.0]",
      "{1: 0.0 / 0.0} == {1: 0.0 / 0.0}", "dyn(1) == 1.5", "dyn(-1) == 18446744073709551615u", "dyn(1) == 'a'",
      "dyn(1) == '1'", "dyn(1) == true", "dyn(null) == 0", "dyn(null) == false", "dyn([]) == {}", "dyn('a') == b'a'",
      "dyn([1]) == ['1']", "dyn(0) == duration('0s')", "type(1) == uint", "type(1) == type(1u)", "type([]) == map",
      "optional.of(1) == optional.none()", "dyn(optional.of(1)) == 1", "dyn(1) == int",
    ])
  func different(_ text: String) {
    #expect(value(text) == "false")
    #expect(value(text.replacing(" == ", with: " != ")) == "true")
  }

  @Test(
    "one after the other",
    arguments: [
      ("-1", "1"), ("1u", "2u"), ("1.0", "1.5"), ("-1.0 / 0.0", "1.0 / 0.0"), ("''", "'a'"), ("'A'", "'a'"),
      ("'a'", "'aa'"),
      ("'Z'", "'a'"), ("'\\uFFFF'", "'\\U00010000'"), ("b''", "b'\\x00'"), ("b'\\x7f'", "b'\\xff'"), ("false", "true"),
      ("timestamp('0001-01-01T00:00:00Z')", "timestamp(0)"),
      ("timestamp(0)", "timestamp('1970-01-01T00:00:00.000000001Z')"),
      ("duration('-1s')", "duration('1ns')"), ("1", "1.5"), ("dyn(-1)", "0u"), ("-1", "dyn(1u)"), ("1u", "1.5"),
      ("dyn(1.5)", "2"), ("dyn(-1.0)", "0u"), ("9223372036854775807", "9223372036854777857.0"),
      ("-9223372036854777857.0", "-9223372036854775808"), ("dyn(9223372036854775807)", "9223372036854775808u"),
      ("0u", "1.0 / 0.0"), ("-1.0 / 0.0", "-9223372036854775808"),
    ])
  func order(less: String, greater: String) {
    #expect(value("\(less) < \(greater)") == "true")
    #expect(value("\(less) <= \(greater)") == "true")
    #expect(value("\(less) > \(greater)") == "false")
    #expect(value("\(less) >= \(greater)") == "false")
    #expect(value("\(greater) > \(less)") == "true")
    #expect(value("\(greater) < \(less)") == "false")
    #expect(value("\(less) <= \(less)") == "true")
    #expect(value("\(less) < \(less)") == "false")
    #expect(value("dyn(\(less)) == \(greater)") == "false")
  }

  @Test("nothing comes before or after what is not a number")
  func notANumber() {
    for symbol in ["<", "<=", ">", ">=", "=="] {
      for other in ["0.0 / 0.0", "1.0", "1", "1u", "1.0 / 0.0"] {
        #expect(value("0.0 / 0.0 \(symbol) dyn(\(other))") == "false")
        #expect(value("dyn(\(other)) \(symbol) 0.0 / 0.0") == "false")
      }
    }
  }

  @Test("an integer beside a double counts as the double nearest to it")
  func rounding() {
    #expect(value("dyn(9223372036854775807) < 9223372036854775808.0") == "false")
    #expect(value("dyn(9223372036854775807) == 9223372036854775808.0") == "true")
    #expect(value("dyn(18446744073709551615u) < 18446744073709551616.0") == "false")
    #expect(value("dyn(18446744073709551615u) > 18446744073709549568.0") == "true")
  }
}
