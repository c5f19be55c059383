import CEL
import Testing

@Suite("Values as JSON")
struct TypedJSONTests {
  @Test(
    "what is written says its type and reads back as the same value",
    arguments: [
      ("null", #"{"type":"null_type","value":null}"#), ("true", #"{"type":"bool","value":true}"#),
      ("3", #"{"type":"int","value":3}"#),
      ("9007199254740992", #"{"type":"int","value":9007199254740992}"#),
      ("9007199254740993", #"{"type":"int","value":"9007199254740993"}"#),
      ("-9223372036854775808", #"{"type":"int","value":"-9223372036854775808"}"#),
      ("3u", #"{"type":"uint","value":3}"#),
      ("18446744073709551615u", #"{"type":"uint","value":"18446744073709551615"}"#),
      ("1.5", #"{"type":"double","value":1.5}"#),
      ("2.0", #"{"type":"double","value":2.0}"#), ("1e300", #"{"type":"double","value":1e+300}"#),
      ("-0.0", #"{"type":"double","value":-0.0}"#),
      ("0.0 / 0.0", #"{"type":"double","value":"NaN"}"#), ("1.0 / 0.0", #"{"type":"double","value":"Infinity"}"#),
      ("-1.0 / 0.0", #"{"type":"double","value":"-Infinity"}"#),
      (#"'a"\\\n\u0001©🐱'"#, #"{"type":"string","value":"a\"\\\n\u0001©🐱"}"#),
      ("b'\\xff\\x00'", #"{"type":"bytes","value":"/wA="}"#),
      (
        "[1, ['a']]",
        #"{"type":"list","value":[{"type":"int","value":1},{"type":"list","value":[{"type":"string","value":"a"}]}]}"#
      ),
      (
        "{1u: 'a'}",
        #"{"type":"map","value":[{"key":{"type":"uint","value":1},"value":{"type":"string","value":"a"}}]}"#
      ),
      (
        "timestamp('2009-02-13T23:31:30.5Z')", #"{"type":"google.protobuf.Timestamp","value":"2009-02-13T23:31:30.5Z"}"#
      ),
      ("duration('3.5s')", #"{"type":"google.protobuf.Duration","value":"3.5s"}"#),
      ("optional.none()", #"{"type":"optional_type","value":null}"#),
      ("optional.of(1)", #"{"type":"optional_type","value":{"type":"int","value":1}}"#),
      ("uint", #"{"type":"type","value":"uint"}"#),
      ("google.protobuf.Duration", #"{"type":"type","value":"google.protobuf.Duration"}"#),
    ])
  func roundTrip(text: String, json: String) throws {
    #expect(result(text) == json)
    #expect(try Value.read(json: json).typedJSON == json)
  }

  @Test(
    "plain JSON",
    arguments: [
      ("1", "1"), ("-0", "0"), ("1.5", "1.5"), ("1.0", "1.0"), ("1e2", "100.0"),
      ("9223372036854775807", "9223372036854775807"),
      ("9223372036854775808", "9223372036854775808u"), ("18446744073709551616", "1.8446744073709552e+19"),
      (" [1, [true, null]]\n", "[1, [true, null]]"),
      (#"{"a": {"b": []}}"#, #"{"a": {"b": []}}"#), (#""\u00e9\ud83d\ude00\/\b""#, "\"é😀/\u{8}\""),
      (#"{"type": "web", "value": 1}"#, #"{"type": "web", "value": 1}"#),
      (#"{"type": "int"}"#, #"{"type": "int"}"#),
      (#"[{"type": "uint", "value": 3}, {"x": {"type": "bytes", "value": "YQ"}}]"#, "[3u, {\"x\": b[97]}]"),
      (#"{"type": "list", "value": [1, {"type": "duration", "value": 1}]}"#, #"[1, {"type": "duration", "value": 1}]"#),
      (
        #"{"type":"map","value":[{"key":"type","value":"int"},{"key":"value","value":1}]}"#,
        #"{"type": "int", "value": 1}"#
      ),
    ])
  func plain(json: String, expected: String) throws { #expect(literal(try Value.read(json: json)) == expected) }

  @Test(
    "what is no JSON, or no value of its type",
    arguments: [
      "", "{", "[1,]", "{\"a\":1,}", "{a: 1}", "'a'", "01", "+1", ".5", "1.", "1e", "-", "nul", "True", "NaN", "\"a",
      "\"\n\"", "\"\\x\"",
      "\"\\u12\"", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00\"", "1 2", "[1", "[1 2]", "{\"a\" 1}",
      "{\"a\":1,\"a\":2}", "1e999",
      String(repeating: "[", count: 100_000), #"{"type":"int","value":"a"}"#, #"{"type":"int","value":1.5}"#,
      #"{"type":"uint","value":-1}"#,
      #"{"type":"bytes","value":"?"}"#, #"{"type":"google.protobuf.Timestamp","value":"x"}"#,
      #"{"type":"list","value":1}"#,
      #"{"type":"map","value":[1]}"#, #"{"type":"map","value":[{"key":null,"value":1}]}"#,
      #"{"type":"bool","value":1}"#,
      #"{"type":"map","value":[{"key":1,"value":1},{"key":{"type":"uint","value":1},"value":1}]}"#,
    ])
  func bad(_ json: String) {
    #expect(throws: JSONProblem.self) { try Value.read(json: json) }
  }

  @Test("problems name their place")
  func problems() {
    #expect(throws: JSONProblem(message: "expected a value", offset: 6)) { try Value.read(json: "{\"a\": x}") }
    #expect(throws: JSONProblem(message: "the JSON ends where ',' or ']' is expected", offset: 2)) {
      try Value.read(json: "[1")
    }
    #expect(throws: JSONProblem(message: "{\"type\":\"int\",\"value\":-1} is no value of type uint", offset: nil)) {
      try Value.read(json: #"{"type":"uint","value":-1}"#)
    }
  }
}
