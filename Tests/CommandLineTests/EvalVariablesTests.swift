import Testing

struct EvalVariablesTests {
  @Test(arguments: [
    ("x + 1", #"{"x": 1}"#, #"{"type":"int","value":2}"#),
    (
      "x.y[0] + z", #"{"x": {"y": [{"type": "uint", "value": 3}]}, "z": {"type": "uint", "value": "4"}}"#,
      #"{"type":"uint","value":7}"#
    ),
    (
      "x", #"{"x": {"type": "google.protobuf.Duration", "value": "3.5s"}}"#,
      #"{"type":"google.protobuf.Duration","value":"3.5s"}"#
    ),
    ("x.y", #"{"x.y": true, "x": {"y": false}}"#, #"{"type":"bool","value":true}"#),
    ("x", #"{"x": "\ud83d\ude00"}"#, #"{"type":"string","value":"😀"}"#),
  ])
  func variablesArePlainOrTyped(expression: String, variables: String, expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("eval", expression, "--vars", variables, "--format", "json")
    #expect(result.status == 0)
    #expect(result.output == expected + "\n")
  }

  @Test(arguments: ["x + 1 == 'a' + 1", "1 +", "1 / 0", "for", "missing"])
  func whatHasNoValueIsAnErrorInJSON(expression: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("eval", expression, "--vars", #"{"x": 1, "for": 2}"#, "--format", "json")
    #expect(result.status == 1)
    #expect(result.output.contains("\"error\""))
    #expect(result.errors.isEmpty)
  }

  @Test(arguments: [
    (#"[1]"#, "stacklint: --vars must be a JSON object: {\"name\": 1}"),
    (#"{"a": x}"#, "stacklint: --vars: expected a value at byte 6"),
    (
      #"{"a": {"type": "uint", "value": -1}}"#,
      "stacklint: --vars: {\"type\":\"int\",\"value\":-1} is no value of type uint"
    ),
  ])
  func variablesThatAreNoneStopTheRun(variables: String, expected: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let result = try tool.run("eval", "1", "--vars", variables)
    #expect(result.status == 2)
    #expect(result.errors == expected + "\n")
  }
}
