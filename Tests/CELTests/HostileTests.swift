import CEL
import Testing

@Suite("Hostile expressions end in an error, soon", .timeLimit(.minutes(2)))
struct HostileTests {
  /// Numbers that look random and are the same in every run.
  struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let tokens = [
    "1", "0", "-1", "9223372036854775807", "-9223372036854775808", "2u", "18446744073709551615u", "1.5", "1e308", "'a'",
    "''", "b'\\xff'",
    "'🐱'", "r'('", "true", "false", "null", "[]", "{}", "[1, 2]", "{'a': 1}", "x", "y", "service", ".image", ".ports",
    ".labels", ".a", ".?a",
    "[0]", "[?0]", "['a']", "+", "-", "*", "/", "%", "==", "!=", "<", ">=", "in", "&&", "||", "!", "? 1 :", "?", ":",
    "(", ")", "[", "]", "{", "}",
    ",", ".", ".size()", ".all(x, ", ".exists(x, ", ".map(x, ", ".map(i, x, ", ".filter(x, ", ".transformMap(k, v, ",
    ".transformMapEntry(k, v, {v: k}",
    "has(", "cel.bind(x, ", "cel.block([", "cel.index(0)", "optional.of(", "optional.none()", ".optMap(x, ",
    ".orValue(", ".value()", "int(",
    "string(", "timestamp(", "duration('1h')", "timestamp(0)", ".getHours('CET')", "math.greatest(", "math.abs(",
    "math.bitShiftLeft(", ".format([",
    "'%s%d%.9f%x'", ".split(", ".replace('', ", ".matches(", ".substring(", ".charAt(", ".lastIndexOf(", ".join(",
    ".sort()", ".distinct()", ".flatten()",
    ".slice(", "lists.range(99", "sets.contains(", "type(", "base64.decode(", "`a b`", "//", "\n", "'", "\"", "\\", "@",
    "é", "\0",
  ]

  private static let service = Service(
    name: "db", image: "postgres:16", user: .unknown, ports: [Port(5432), Port(80)], labels: ["a": "b"])

  /// Compiles and runs a text with and without types; whatever comes of it, it must come.
  private func run(_ text: String) {
    for typing in [Environment.Typing.strict, .dynamic] {
      let environment = Environment(
        variables: [
          Variable("service", .object("compose.service"), ""), Variable("x", .int, ""), Variable("y.z", .dyn, ""),
        ], registry: TypeRegistry(Environment.schemas), typing: typing)
      guard case .success(let program) = environment.compile(text) else { continue }
      let frame: [Value] = [.object(Self.service), .int(3), .unknown]
      let value = program.evaluate(frame).typedJSON
      _ = program.locate(frame)
      _ = program.locateAll(frame)
      let decoded = Program(decoding: program.encode().utf8, registry: environment.registry)
      if text.utf8.count < 1000 { #expect(decoded?.evaluate(frame).typedJSON == value, "\(text)") }
    }
  }

  @Test("soups of tokens", arguments: 0..<8)
  func soup(_ seed: UInt64) {
    var dice = Dice(state: seed)
    for _ in 0..<1500 {
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &dice) { text += Self.tokens.randomElement(using: &dice) ?? "" }
      run(text)
      // Closing what is open makes far more of them expressions.
      var closed = text
      for character in text.reversed() {
        if character == "(" {
          closed += ")"
        } else if character == "[" {
          closed += "]"
        } else if character == "{" {
          closed += "}"
        }
      }
      run(closed)
    }
  }

  @Test("expressions with bytes changed", arguments: EncodingTests.expressions)
  func mutations(_ text: String) {
    var dice = Dice(state: UInt64(text.utf8.count))
    let bytes = Array(text.utf8)
    for _ in 0..<60 {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &dice) {
        let index = Int.random(in: 0..<changed.count, using: &dice)
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: changed[index] = UInt8.random(in: 0...255, using: &dice)
        case 1: changed.insert(bytes.randomElement(using: &dice) ?? 0, at: index)
        case 2 where changed.count > 1: changed.remove(at: index)
        default: changed[index] = bytes.randomElement(using: &dice) ?? 0
        }
      }
      run(String(decoding: changed, as: UTF8.self))
    }
  }

  private func elapsed(_ body: () -> Void) -> Duration { ContinuousClock().measure(body) }

  @Test(
    "work that grows out of hand is stopped, in time",
    arguments: [
      "lists.range(100000).map(i, [i]).distinct()", "lists.range(100000).map(i, 0.5 + double(i)).distinct()",
      "sets.contains(lists.range(50000).map(i, [i]), lists.range(50000).map(i, [i]))",
      "lists.range(100000).map(i, 'a').join('\(String(repeating: "x", count: 50_000))')",
      "cel.bind(s, 'x'.replace('x', '\(String(repeating: "x", count: 90_000))'), lists.range(100000).all(i, s == s && s <= s))",
      "cel.bind(s, 'x'.replace('x', '\(String(repeating: "x", count: 90_000))'), lists.range(100000).all(i, s in {s: i} && {s: i}[s] == i))",
      "lists.range(100000).map(i, timestamp(i).getHours('Europe/Berlin')).size() == 1",
      "lists.range(100000).exists(i, 'a'.matches('((a{1,30}){1,30}' + string(i) + '){1,9}'))",
      "'\(String(repeating: "a", count: 10_000))!'.matches('^(a+)+$') || 'x'.matches('(x+x+)+y')",
      "lists.range(100000).map(a, lists.range(100000).map(b, lists.range(100000)))",
      "lists.range(99999).map(i, '%.1000f'.format([1e308]))",
      "cel.bind(a, lists.range(100000), cel.bind(b, a + a + a, b + b + b + b)).size()",
      "lists.range(100000).all(i, 'a'.replace('', '\(String(repeating: "y", count: 9000))') != '')",
    ])
  func stopped(_ text: String) {
    let time = elapsed { run(text) }
    // A debug build takes a few dozen times as long as a release build.
    #expect(time < .seconds(20), "\(text.prefix(80)) took \(time)")
  }

  @Test(
    "expressions that are large rather than deep",
    arguments: [
      "[" + String(repeating: "f(),", count: 20_000) + "1]",
      "[" + String(repeating: "service.imag,", count: 7000) + "1]",
      "[" + String(repeating: "'a'.matches('(a{900}){0,1}'),", count: 3000) + "1]",
      "[" + String(repeating: "''.replace('', 'xxxxxxxxxxxxxxxxx'),", count: 2500) + "1]",
      "[" + String(repeating: "lists.range(99999).size(),", count: 3500) + "1]",
      String(repeating: "x == 1 || ", count: 9000) + "true",
      "{" + String(repeating: "1: 1, ", count: 15_000) + "}", String(repeating: "[", count: 99_000),
      String(repeating: "\\", count: 99_000),
      "'" + String(repeating: "\\", count: 99_000) + "'", "`" + String(repeating: "a", count: 99_000),
      String(repeating: "a", count: 99_000),
      String(repeating: "1", count: 99_000), "1e" + String(repeating: "1", count: 99_000),
      "0x" + String(repeating: "0", count: 99_000) + "1",
      "'%" + String(repeating: "%", count: 99_000) + "'.format([])", String(repeating: "-", count: 99_000),
      String(repeating: "!", count: 99_000),
      String(repeating: "//\n", count: 33_000), "x" + String(repeating: ".a", count: 49_000),
      "x" + String(repeating: "[0]", count: 33_000),
      "f(" + String(repeating: "1,", count: 49_000) + "1)",
      "math.greatest(" + String(repeating: "1.5,", count: 24_000) + "1)",
    ])
  func large(_ text: String) {
    let time = elapsed { run(text) }
    #expect(time < .seconds(20), "\(text.prefix(80)) took \(time)")
  }
}
