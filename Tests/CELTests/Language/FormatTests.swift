import CEL
import Testing

@Suite("format()")
struct FormatTests {
  @Test(
    "%s takes any value",
    arguments: [
      ("['a', '©']", "%s %s", "a ©"), ("[true, false]", "%s %s", "true false"), ("[-5, 5u]", "%s %s", "-5 5"),
      ("[1.5, 2.0, -0.25]", "%s %s %s", "1.5 2 -0.25"),
      ("[1e20, 1e22, 1e-7]", "%s %s %s", "100000000000000000000 10000000000000000000000 0.0000001"),
      ("[0.0 / 0.0, 1.0 / 0.0, -1.0 / 0.0]", "%s %s %s", "NaN Infinity -Infinity"), ("[null]", "%s", "null"),
      ("[b'abc']", "%s", "abc"), ("[b'\\xc3\\xbf']", "%s", "ÿ"),
      ("[b'a\\xff\\xfe\\xf0b\\xff']", "%s", "a\u{FFFD}b\u{FFFD}"),
      ("[timestamp('2009-02-13T23:31:30.5+01:00')]", "%s", "2009-02-13T22:31:30.5Z"),
      ("[duration('1h1m1.5s')]", "%s", "3661.5s"),
      ("[duration('-1ns')]", "%s", "-0.000000001s"), ("[duration('0s')]", "%s", "0s"), ("[type('a')]", "%s", "string"),
      ("[type(timestamp(0))]", "%s", "google.protobuf.Timestamp"), ("[[]]", "%s", "[]"), ("[{}]", "%s", "{}"),
      ("[['a', 1, 2.5, [null, true]]]", "%s", "[a, 1, 2.5, [null, true]]"),
      ("[{'b': 1, 'a': [2.0]}]", "%s", "{a: [2], b: 1}"),
      ("[{2: 'x', 10: 'y', true: duration('2s')}]", "%s", "{10: y, 2: x, true: 2s}"),
      ("[[b'x', timestamp(0), int]]", "%s", "[x, 1970-01-01T00:00:00Z, int]"),
    ])
  func anything(arguments: String, format: String, expected: String) {
    #expect(value("'\(format)'.format(\(arguments))") == "\"\(expected)\"")
  }

  @Test(
    "numbers",
    arguments: [
      ("[1, -2, 3u]", "%d %d %d", "1 -2 3"), ("[3.14, 1e21]", "%d %d", "3.14 1000000000000000000000"),
      ("[0.0 / 0.0, -1.0 / 0.0]", "%d %d", "NaN -Infinity"), ("[9223372036854775807]", "%d", "9223372036854775807"),
      ("[1, 2u, 3.14]", "%f %f %f", "1.000000 2.000000 3.140000"), ("[3.14, -3.15]", "%.1f %.1f", "3.1 -3.1"),
      ("[2.5, 3.5, -0.5]", "%.0f %.0f %.0f", "2 4 -0"), ("[123.4999, 123.4994]", "%.3f %.3f", "123.500 123.499"),
      ("[0.125, 0.375]", "%.2f %.2f", "0.12 0.38"), ("[1e21]", "%.2f", "1000000000000000000000.00"),
      ("[0.0 / 0.0, 1.0 / 0.0]", "%f %.3f", "NaN Infinity"),
      ("[1, 2u, 1052.032911275]", "%e %e %.6e", "1.000000e+00 2.000000e+00 1.052033e+03"),
      ("[-3.14, 1e-100, 1e100]", "%.1e %e %.0e", "-3.1e+00 1.000000e-100 1e+100"),
      ("[0.0 / 0.0, -1.0 / 0.0]", "%e %e", "NaN -Infinity"),
      ("[5, -5, 5u, true, false]", "%b %b %b %b %b", "101 -101 101 1 0"), ("[8, -8, 8u]", "%o %o %o", "10 -10 10"),
      ("[30, -30, 30u]", "%x %x %X", "1e -1e 1E"), ("[-9223372036854775808]", "%x", "-8000000000000000"),
      ("['Hello', b'\\xfa\\x05', '©']", "%x %X %x", "48656c6c6f FA05 c2a9"),
      ("[18446744073709551615u]", "%b", String(repeating: "1", count: 64)),
    ])
  func numbers(arguments: String, format: String, expected: String) {
    #expect(value("'\(format)'.format(\(arguments))") == "\"\(expected)\"")
  }

  @Test(
    "the rest of the text",
    arguments: [
      ("''.format([])", ""), ("'no substitution'.format([])", "no substitution"), ("'100%%'.format([])", "100%"),
      ("'%%%s%%'.format(['a'])", "%a%"), ("'©%s©'.format(['🐱'])", "©🐱©"), ("'%s'.format([dyn('a')])", "a"),
      ("'%s %s'.format(['a', 1] + [])", "a 1"), ("'%.10f'.format([1.0])", "1.0000000000"),
    ])
  func text(text: String, expected: String) { #expect(value(text) == "\"\(expected)\"") }

  @Test(
    "clauses and values that do not do",
    arguments: [
      "'%'.format([1])", "'%s%'.format([1])", "'%a'.format([1])", "'%.f'.format([1.0])", "'%.'.format([1.0])",
      "'%.3'.format([1.0])",
      "'%-5s'.format(['a'])", "'%5d'.format([1])", "'%s %s'.format(['a'])", "'%s'.format([])", "'%d'.format(['a'])",
      "'%d'.format([true])",
      "'%d'.format([null])", "'%d'.format([[1]])", "'%f'.format(['a'])", "'%f'.format([true])", "'%e'.format([b'1'])",
      "'%b'.format(['a'])",
      "'%b'.format([1.5])", "'%o'.format([true])", "'%o'.format([1.5])", "'%o'.format(['a'])", "'%x'.format([1.5])",
      "'%x'.format([true])",
      "'%X'.format([[1]])", "'%x'.format([null])", "'%s'.format([optional.of(1)])", "'%d'.format([timestamp(0)])",
      "'%d'.format([duration('1s')])", "'%s'.format('a')", "'%s'.format(1)", "1.format([1])", "'%s'.format()",
      "'%.99999999999f'.format([1.0])",
      "'%s'.format([1 / 0])", "'%s'.format([[optional.none()]])", "'%s'.format([{'a': optional.none()}])",
    ])
  func bad(_ text: String) { #expect(fails(text)) }
}
