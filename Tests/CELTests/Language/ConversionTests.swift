import CEL
import Testing

@Suite("Conversions")
struct ConversionTests {
  @Test(
    "to numbers",
    arguments: [
      ("int(-5)", "-5"), ("int(5u)", "5"), ("int(3.9)", "3"), ("int(-3.9)", "-3"), ("int('987')", "987"),
      ("int('-987')", "-987"), ("int('9223372036854775807')", "9223372036854775807"),
      ("int(timestamp('2004-09-16T23:59:59Z'))", "1095379199"), ("int(timestamp('1969-12-31T23:59:59Z'))", "-1"),
      ("int(9223372036854773760.0)", "9223372036854773760"), ("uint(5u)", "5u"), ("uint(5)", "5u"), ("uint(3.9)", "3u"),
      ("uint('300')", "300u"), ("uint('18446744073709551615')", "18446744073709551615u"), ("uint(0.0)", "0u"),
      ("uint(-0.0)", "0u"), ("uint(1.8446744073709550e19)", "18446744073709549568u"), ("double(1.5)", "1.5"),
      ("double(123)", "123.0"),
      ("double(123u)", "123.0"), ("double('1.5')", "1.5"), ("double('-0.5e-3')", "-0.0005"),
      ("double('1e3')", "1000.0"),
      ("double('10')", "10.0"), ("double('NaN')", "nan"), ("double('Infinity')", "inf"),
      ("double('-Infinity')", "-inf"),
      ("double(9223372036854775807)", "9.223372036854776e+18"), ("double('.5')", "0.5"),
    ])
  func numbers(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "to strings and bytes",
    arguments: [
      ("string('a')", "a"), ("string(true)", "true"), ("string(-5)", "-5"), ("string(456u)", "456"),
      ("string(1.5)", "1.5"),
      ("string(1.0)", "1"), ("string(-0.0045)", "-0.0045"), ("string(6.02214e23)", "6.02214e+23"),
      ("string(1e-7)", "1e-07"),
      ("string(123.456)", "123.456"), ("string(0.0 / 0.0)", "NaN"), ("string(1.0 / 0.0)", "Infinity"),
      ("string(-1.0 / 0.0)", "-Infinity"),
      ("string(b'abc\\303\\277')", "abcÿ"),
      ("string(timestamp('2009-02-13T23:31:30.5+01:00'))", "2009-02-13T22:31:30.5Z"),
      ("string(timestamp(0))", "1970-01-01T00:00:00Z"), ("string(duration('1m1ms'))", "60.001s"),
      ("string(duration('1000000s'))", "1000000s"), ("string(duration('-0.5s'))", "-0.5s"),
      ("string(bytes('\\u00ff'))", "ÿ"),
    ])
  func strings(text: String, expected: String) { #expect(value(text) == "\"\(expected)\"") }

  @Test(
    "to other types",
    arguments: [
      ("bytes('abc')", "b[97, 98, 99]"), ("bytes('\\u00ff')", "b[195, 191]"), ("bytes(b'\\xff')", "b[255]"),
      ("bool(true)", "true"),
      ("dyn(1)", "1"), ("dyn([1, 'a'])", "[1, \"a\"]"), ("timestamp(1)", "timestamp(1970-01-01T00:00:01Z)"),
      ("timestamp(timestamp(1))", "timestamp(1970-01-01T00:00:01Z)"), ("duration(duration('1s'))", "duration(1s)"),
    ])
  func others(text: String, expected: String) { #expect(value(text) == expected) }

  @Test("to bools")
  func bools() {
    for text in ["1", "t", "T", "true", "TRUE", "True"] { #expect(value("bool('\(text)')") == "true") }
    for text in ["0", "f", "F", "false", "FALSE", "False"] { #expect(value("bool('\(text)')") == "false") }
    for text in ["tRuE", "TrUe", "FaLsE", "yes", "no", "", " true", "2"] { #expect(fails("bool('\(text)')")) }
  }

  @Test(
    "what cannot be converted",
    arguments: [
      "int(1e99)", "int(-1e99)", "int(9223372036854775808u)", "int(9223372036854775807.0)",
      "int(-9223372036854775808.0)",
      "int(0.0 / 0.0)", "int(1.0 / 0.0)", "int('')", "int('a')", "int('1.5')", "int('1e3')", "int(' 1')", "int('0x1')",
      "int('9223372036854775808')", "int(true)", "int(b'1')", "int(null)", "int([])", "uint(-1)", "uint(-1.0)",
      "uint(18446744073709551616.0)", "uint(1e99)", "uint('-1')", "uint('1u')", "uint('18446744073709551616')",
      "uint('a')",
      "double('')", "double('a')", "double(' 1')", "double('1.5x')", "double(true)", "double(b'1')", "string(b'\\xff')",
      "string(b'\\000\\xff')", "string(null)", "string([])", "string({})", "string(int)", "bytes(1)", "bool(1)",
      "bool(1.0)",
      "bool(null)", "timestamp('')", "timestamp(1.0)", "timestamp(true)", "duration(1)", "duration('')", "int()",
      "int(1, 2)",
    ])
  func impossible(_ text: String) { #expect(fails(text)) }

  @Test(
    "types as values",
    arguments: [
      ("type(true)", "bool"), ("type(1)", "int"), ("type(1u)", "uint"), ("type(1.0)", "double"),
      ("type('a')", "string"),
      ("type(b'a')", "bytes"), ("type(null)", "null_type"), ("type([1])", "list"), ("type({1: 2})", "map"),
      ("type(int)", "type"),
      ("type(type(1))", "type"), ("type(timestamp(0))", "google.protobuf.Timestamp"),
      ("type(duration('1s'))", "google.protobuf.Duration"), ("type(optional.none())", "optional_type"), ("int", "int"),
      ("list", "list"), ("map", "map"), ("null_type", "null_type"), ("type", "type"), ("bytes", "bytes"),
      ("type(duration('1s')) == google.protobuf.Duration", "true"),
      ("type(timestamp(0)) == google.protobuf.Timestamp", "true"),
      ("type(timestamp(0)) == google.protobuf.Duration", "false"), ("type(optional.of(1)) == optional_type", "true"),
      ("type(1) in [int, uint, double]", "true"), ("type(dyn(1)) == int", "true"),
    ])
  func types(text: String, expected: String) { #expect(value(text) == expected) }
}
