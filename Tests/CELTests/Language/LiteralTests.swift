import CEL
import Testing

@Suite("Literals")
struct LiteralTests {
  @Test(
    "numbers",
    arguments: [
      ("0", "0"), ("42", "42"), ("-1", "-1"), ("9223372036854775807", "9223372036854775807"),
      ("-9223372036854775808", "-9223372036854775808"), ("- 5", "-5"), ("0x0", "0"), ("0x55555555", "1431655765"),
      ("-0x55", "-85"), ("0xFf", "255"), ("7u", "7u"), ("7U", "7u"), ("18446744073709551615u", "18446744073709551615u"),
      ("0xFFu", "255u"), ("1.5", "1.5"), ("-2.5", "-2.5"), (".5", "0.5"), ("1e3", "1000.0"), ("1E+3", "1000.0"),
      ("2.5e-3", "0.0025"), ("-2.3e+1", "-23.0"), ("7e0", "7.0"), (".700e1", "7.0"), ("00", "0"),
    ])
  func numbers(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "what is no number",
    arguments: [
      "9223372036854775808", "-9223372036854775809", "18446744073709551616u", "0x", "0xG", "0X1F", "1_000", "1a", "1.",
      "1e", "0x10000000000000000", "1uu", "--9223372036854775809",
    ])
  func noNumbers(_ text: String) { #expect(fails(text)) }

  @Test(
    "strings, their quotes and escapes",
    arguments: [
      (#""""#, ""), (#"''"#, ""), (#"'""'"#, #""""#), (#""''""#, "''"), (#""\"""#, "\""), (#"'\''"#, "'"),
      (#""\\""#, "\\"), (#"'\?\`\"\''"#, "?`\"'"), (#"'\a\b\f\n\r\t\v'"#, "\u{7}\u{8}\u{C}\n\r\t\u{B}"),
      (#"'\x41\X42'"#, "AB"), (#"'\xFF'"#, "ÿ"), (#"'\377'"#, "ÿ"), (#"'\303\277'"#, "Ã¿"), (#"'\101\000'"#, "A\0"),
      (#"'\u00ff\u0041'"#, "ÿA"), (#"'\U0001f431'"#, "🐱"), (#"'🐱 ÿ'"#, "🐱 ÿ"), (#"'\u270c\U0001F3FF'"#, "✌🏿"),
      (#"r"\\""#, #"\\"#), (#"R'\n\q'"#, #"\n\q"#), (#"r'\"'"#, #"\""#), (#"'''x''x'''"#, "x''x"),
      (#""""a"b""c"""#, #"error"#), (#""""a"b""c""""#, #"a"b""c"#), ("'''a\nb'''", "a\nb"),
      ("'''a\r\nb'''", "a\r\nb"), (#"r'''\n'''"#, #"\n"#), (#"'''\n\''''"#, "\n'"), ("\"a\tb\"", "a\tb"),
      ("'\0'", "\0"),
    ])
  func strings(text: String, expected: String) {
    #expect(value(text) == (expected == "error" ? "error: does not compile" : "\"\(expected)\""))
  }

  @Test(
    "bytes",
    arguments: [
      (#"b"abc""#, "[97, 98, 99]"), (#"B'abc'"#, "[97, 98, 99]"), (#"b"ÿ""#, "[195, 191]"),
      (#"b"\303\277""#, "[195, 191]"), (#"b"\377""#, "[255]"), (#"b'\xff\X00'"#, "[255, 0]"),
      (#"b'\n\'\`'"#, "[10, 39, 96]"), (#"br'\x'"#, "[92, 120]"), (#"BR"\""#, "[92]"), ("b'''a\n'''", "[97, 10]"),
      (#"b'\000\xff'"#, "[0, 255]"), ("b''", "[]"),
    ])
  func bytes(text: String, expected: String) { #expect(value(text) == "b\(expected)") }

  @Test(
    "what is no string",
    arguments: [
      #"'\s'"#, #"'\'"#, #"'\x4'"#, #"'\u123'"#, #"'\U0001F43'"#, #"'\400'"#, #"'\08'"#, #"'\1'"#, #"'\q'"#,
      #"'\ud800'"#, #"'\uD83D\uDE03'"#, #"'\UD83DDE03'"#, #"'\U00110000'"#, "'a\nb'", "\"a\rb\"", "'abc", "'''abc'",
      "'abc\"", #"b'\u00ff'"#, #"b'\U000000ff'"#, #"rb'a'"#, "x'a'", "'a' 'b'",
    ])
  func noStrings(_ text: String) { #expect(fails(text)) }

  @Test(
    "bools, null, lists and maps",
    arguments: [
      ("true", "true"), ("false", "false"), ("null", "null"), ("[]", "[]"), ("[,]", "[]"),
      ("[1, 'a', null,]", "[1, \"a\", null]"),
      ("{}", "{}"), ("{,}", "{}"),
      ("{'a': 1, 2: 'b', 3u: true, true: null,}", "{\"a\": 1, 2: \"b\", 3u: true, true: null}"),
      ("[[[]], {1: {}}]", "[[[]], {1: {}}]"),
    ])
  func others(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "a map has each key once, and no key of another type",
    arguments: [
      "{'a': 1, 'a': 2}", "{1: 'a', 1u: 'b'}", "{true: 1, false: 2, true: 3}", "{1.0: 'a'}", "{null: 'a'}", "{[]: 'a'}",
      "{b'a': 1}", "{1: 2, dyn(1.0): 3}", "{1 / 0: 1}", "{1: 1 / 0}", "[1 / 0]", "{1, 2}", "{,1: 2}", "[,1]", "[1,,2]",
    ])
  func badAggregates(_ text: String) { #expect(fails(text)) }
}
