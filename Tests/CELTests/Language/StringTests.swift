import CEL
import Testing

@Suite("Functions of strings")
struct StringTests {
  @Test(
    "sizes and parts",
    arguments: [
      ("size('')", "0"), ("size('caf\\u00e9')", "4"), ("'\\U0001F431\\u00e9'.size()", "2"),
      ("size('fiance\\u0301')", "7"),
      ("size(b'\\xF0\\x9F\\xA4\\xAA')", "4"), ("b'ÿ'.size()", "2"), ("'hello'.contains('ell')", "true"),
      ("'hello'.contains('')", "true"), ("''.contains('')", "true"), ("'hello'.contains('lle')", "false"),
      ("'caf\\u00e9'.contains('e')", "false"), ("'hello'.startsWith('he')", "true"), ("'hello'.startsWith('')", "true"),
      ("'he'.startsWith('hello')", "false"), ("'hello'.endsWith('lo')", "true"), ("'hello'.endsWith('')", "true"),
      ("'\\u00ff'.endsWith('\\u00ff')", "true"), ("'lo'.endsWith('hello')", "false"), ("'a' + 'b' + ''", "\"ab\""),
      ("b'a' + b'\\xff'", "b[97, 255]"), ("'' + ''", "\"\""),
    ])
  func parts(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "patterns are those of RE2 and match anywhere",
    arguments: [
      ("'hubba'.matches('ubb')", "true"), ("'hubba'.matches('^ubb')", "false"), ("matches('hubba', '^h.*a$')", "true"),
      ("'abc'.matches('')", "true"), ("''.matches('')", "true"), ("''.matches('.')", "false"),
      ("'cows'.matches('^[a-z]{4}$')", "true"),
      ("'\\u00e9'.matches('^.$')", "true"), ("'\\U0001F431'.matches('^\\\\p{So}$')", "true"),
      ("'ABC'.matches('(?i)abc')", "true"),
      ("'a\\nb'.matches('^a.b$')", "false"), ("'a\\nb'.matches('(?s)^a.b$')", "true"),
      ("'a1'.matches(r'^\\w\\d$')", "true"),
      ("'foobar'.matches('foo(?P<rest>.*)')", "true"), ("'xyz'.matches('a|y')", "true"),
    ])
  func matches(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "characters and positions count code points",
    arguments: [
      ("'tacocat'.charAt(3)", "\"o\""), ("'tacocat'.charAt(7)", "\"\""), ("'\\u00a9\\U0001F431'.charAt(1)", "\"🐱\""),
      ("'tacocat'.indexOf('')", "0"), ("'tacocat'.indexOf('ac')", "1"), ("'tacocat'.indexOf('none') ", "-1"),
      ("'tacocat'.indexOf('', 3)", "3"), ("'tacocat'.indexOf('a', 3)", "5"), ("'tacocat'.indexOf('at', 3)", "5"),
      ("'hello mellow'.indexOf('ello', 2)", "7"), ("'hello mellow'.indexOf('ello', 20)", "-1"),
      ("'hello'.indexOf('o', 5)", "-1"), ("'ta\\u00a9o\\u00a9\\u0391T'.indexOf('\\u00a9')", "2"),
      ("'ta\\u00a9o\\u00a9\\u0391T'.indexOf('\\u00a9', 3)", "4"),
      ("'ta\\u00a9o\\u00a9\\u0391T'.indexOf('\\u00a9\\u0391', 3)", "4"),
      ("'tacocat'.lastIndexOf('')", "7"), ("'tacocat'.lastIndexOf('at')", "5"), ("'tacocat'.lastIndexOf('none')", "-1"),
      ("'tacocat'.lastIndexOf('', 3)", "3"), ("'tacocat'.lastIndexOf('a', 3)", "1"),
      ("'hello mellow'.lastIndexOf('ello', 6)", "1"),
      ("'hello mellow'.lastIndexOf('ello', 20)", "-1"), ("'ta\\u00a9o\\u00a9\\u0391T'.lastIndexOf('\\u00a9')", "4"),
      ("'ta\\u00a9o\\u00a9\\u0391T'.lastIndexOf('\\u00a9', 3)", "2"), ("'aaa'.lastIndexOf('aa', 0)", "0"),
      ("'tacocat'.substring(4)", "\"cat\""), ("'tacocat'.substring(7)", "\"\""),
      ("'tacocat'.substring(0, 4)", "\"taco\""),
      ("'tacocat'.substring(4, 4)", "\"\""), ("'ta\\u00a9o\\u00a9'.substring(2, 4)", "\"©o\""),
      ("''.substring(0, 0)", "\"\""),
    ])
  func positions(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "joining and splitting, replacing",
    arguments: [
      ("['x', 'y'].join()", "\"xy\""), ("['x', 'y'].join('-')", "\"x-y\""), ("[].join()", "\"\""),
      ("[].join('-')", "\"\""),
      ("['x'].join('-')", "\"x\""), ("['x', ''].join('-')", "\"x-\""), ("''.split('')", "[]"),
      ("''.split(',')", "[\"\"]"),
      ("'a,b,c'.split(',')", "[\"a\", \"b\", \"c\"]"), ("'a,b,c'.split(',', -1)", "[\"a\", \"b\", \"c\"]"),
      ("'a,b,c'.split(',', 0)", "[]"), ("'a,b,c'.split(',', 1)", "[\"a,b,c\"]"),
      ("'a,b,c'.split(',', 2)", "[\"a\", \"b,c\"]"),
      ("'a,b,c'.split(',', 9)", "[\"a\", \"b\", \"c\"]"), ("'a©b'.split('')", "[\"a\", \"©\", \"b\"]"),
      ("'abc'.split('', 2)", "[\"a\", \"bc\"]"), ("',a,'.split(',')", "[\"\", \"a\", \"\"]"),
      ("'abc'.split('x')", "[\"abc\"]"),
      ("'hello hello'.replace('he', 'we')", "\"wello wello\""),
      ("'hello hello'.replace('he', 'we', -1)", "\"wello wello\""),
      ("'hello hello'.replace('he', 'we', 1)", "\"wello hello\""),
      ("'hello hello'.replace('he', 'we', 0)", "\"hello hello\""),
      ("'aaa'.replace('aa', 'b')", "\"ba\""), ("'abc'.replace('b', '')", "\"ac\""),
      ("'ab'.replace('', '_')", "\"_a_b_\""),
      ("'ab'.replace('', '_', 2)", "\"_a_b\""), ("'1©2'.replace('©', '\\u0391')", "\"1Α2\""),
    ])
  func joining(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "case, white space, order and quotes",
    arguments: [
      ("'TacoCat'.lowerAscii()", "tacocat"), ("'TacoC\\u00c6t'.lowerAscii()", "tacocÆt"),
      ("'tacoCat'.upperAscii()", "TACOCAT"),
      ("'taco\\u0153t'.upperAscii()", "TACOœT"), ("'  \\t\\n a b \\r\\f\\v'.trim()", "a b"), ("''.trim()", ""),
      ("'  '.trim()", ""),
      ("'\\u0085\\u00a0\\u1680\\u2000\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000x\\u3000\\u00a0'.trim()", "x"),
      ("'\\u180e\\u200b\\u200c\\u200d\\u2060\\ufeffx'.trim()", "\u{180E}\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}x"),
      ("'gums'.reverse()", "smug"), ("''.reverse()", ""), ("'a©🐱'.reverse()", "🐱©a"),
      ("'e\\u0301'.reverse()", "\u{301}e"),
      ("strings.quote('')", "\"\""), ("strings.quote('a \"b\" \\'c\\'')", "\"a \\\"b\\\" 'c'\""),
      ("strings.quote('\\a\\b\\f\\n\\r\\t\\v\\\\')", "\"\\a\\b\\f\\n\\r\\t\\v\\\\\""),
      ("strings.quote('©🐱')", "\"©🐱\""),
    ])
  func shapes(text: String, expected: String) { #expect(value(text) == "\"\(expected)\"") }

  @Test(
    "base64",
    arguments: [
      ("base64.encode(b'hello')", "\"aGVsbG8=\""), ("base64.encode(b'')", "\"\""),
      ("base64.encode(b'\\xff\\xfe')", "\"//4=\""),
      ("base64.decode('aGVsbG8=')", "b[104, 101, 108, 108, 111]"),
      ("base64.decode('aGVsbG8')", "b[104, 101, 108, 108, 111]"),
      ("base64.decode('')", "b[]"), ("base64.decode('//4=')", "b[255, 254]"),
      ("base64.decode(base64.encode(b'ab')) == b'ab'", "true"),
    ])
  func base64(text: String, expected: String) { #expect(value(text) == expected) }

  @Test(
    "arguments that do not do",
    arguments: [
      "'tacocat'.charAt(30)", "'tacocat'.charAt(-1)", "'tacocat'.indexOf('a', -1)", "'tacocat'.lastIndexOf('a', -1)",
      "'tacocat'.substring(-1)", "'tacocat'.substring(40)", "'tacocat'.substring(1, 50)", "'tacocat'.substring(49, 50)",
      "'tacocat'.substring(4, 3)", "'tacocat'.substring(0, -1)", "['a', 1].join()", "[1].join('-')", "'a'.matches('(')",
      "'a'.matches('a{1001}')", "'a'.matches('(?=a)')", "'a'.matches(r'(a)\\1')", "base64.decode('?')",
      "base64.decode('a')",
      "42.charAt(2)", "'a'.charAt('1')", "24.indexOf('2')", "'42'.indexOf(4)", "'42'.indexOf('4', '0')",
      "'42'.indexOf('4', 0, 1)",
      "42.lastIndexOf('4')", "'42'.lastIndexOf('4', '0')", "42.replace(2, 1)", "'42'.replace(2, '1')",
      "'42'.replace('2', 1)",
      "'42'.replace('2', '1', '1')", "'42'.replace('2', '1', 1, false)", "42.split('2')", "'42'.split(2)",
      "'42'.split('2', '1')",
      "'42'.split('2', 1, 1)", "'hello'.substring('1')", "'hello'.substring(1, '2')", "'hello'.substring(1, 2, 3)",
      "'hello'.substring()",
      "17.contains('1')", "'a'.contains(1)", "1.startsWith('a')", "'a'.endsWith(b'a')", "'a'.matches(1)", "1.trim()",
      "1.reverse()",
      "strings.quote(1)", "1.lowerAscii()", "base64.encode('a')", "base64.decode(b'a')", "size(1)", "'a'.size(1)",
      "quote('a')",
    ])
  func bad(_ text: String) { #expect(fails(text)) }
}
