import Foundation
import Testing

struct EvalTests {
  private static let compose = """
    services:
      web:
        image: nginx:1.27
        privileged: true
      db:
        image: ${DB_IMAGE}

    """

  private static let dockerfile = """
    FROM alpine:3.20 AS build
    RUN apk add curl
    FROM alpine:3.20
    USER app

    """

  private func inFolder(_ body: (Tool) throws -> Void) throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write("compose.yaml", Self.compose)
    try tool.write("Dockerfile", Self.dockerfile)
    try body(tool)
  }

  @Test func anExpressionAloneHasAValue() throws {
    try inFolder { (tool: Tool) throws in
      #expect(try tool.run("eval", "1 + 2").output == "3\n")
      #expect(try tool.run("eval", "'a' + 'b'").output == "ab\n")
      #expect(try tool.run("eval", "['a', 1u, 1.0, null]").output == "[\"a\", 1u, 1.0, null]\n")
      #expect(try tool.run("eval", "n * 2", "--vars", "{\"n\": 4}").output == "8\n")
    }
  }

  @Test func withAFileEachThingOfAScopeIsNamed() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run("eval", "service.privileged", "compose.yaml")
      #expect(
        result.output == """
          each compose.service:
            compose.yaml:2:3  web  true
            compose.yaml:5:3  db   false

          """)
      #expect(result.status == 0)
    }
  }

  @Test func whatIsUnknownIsSaid() throws {
    try inFolder { (tool: Tool) throws in
      let output = try tool.run("eval", "service.image.is_floating", "compose.yaml").output
      #expect(output.contains("  web  false\n"))
      #expect(output.contains("  db   unknown\n"))
    }
  }

  @Test func severalFilesAndFoldersAreAskedAtOnce() throws {
    try inFolder { (tool: Tool) throws in
      try tool.write("api/Dockerfile", "FROM debian:12 AS api\n")
      let both = try tool.run("eval", "stage.index", "Dockerfile", "api/Dockerfile").output
      #expect(both.contains("Dockerfile:1:1") && both.contains("api/Dockerfile:1:1"))
      let folder = try tool.run("eval", "stage.index", ".").output
      #expect(folder.split(separator: "\n").count == 4)
    }
  }

  @Test func theScopeCanBeChosen() throws {
    try inFolder { (tool: Tool) throws in
      let output = try tool.run("eval", "--on", "dockerfile.command", "command.name", "Dockerfile").output
      #expect(output.hasPrefix("each dockerfile.command:\n"))
      #expect(output.hasSuffix("\"apk\"\n"))
      let none = try tool.run("eval", "--on", "dockerfile.label", "label.name", "Dockerfile")
      #expect(none.output == "there is no dockerfile.label in what was loaded\n")
      let wrong = try tool.run("eval", "--on", "dockerfile.comand", "true", "Dockerfile")
      #expect(wrong.status == 2)
      #expect(wrong.errors == "stacklint: unknown scope `dockerfile.comand`; did you mean `dockerfile.command`?\n")
    }
  }

  @Test func whatDoesNotParseCanBeAskedToo() throws {
    try inFolder { (tool: Tool) throws in
      try tool.write("broken/Dockerfile", "FROM alpine\nFORM x\n")
      let output = try tool.run("eval", "--on", "syntax.problem", "problem.language", "broken/Dockerfile").output
      #expect(output.hasPrefix("each syntax.problem:\n  broken/Dockerfile:2:1"))
    }
  }

  @Test func aMistakeIsUnderlined() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run("eval", "service.imgae", "compose.yaml")
      #expect(result.status == 2)
      #expect(result.output.isEmpty)
      #expect(
        result.errors == """
          expression:1:9: error: unknown field 'imgae' on compose.service; did you mean 'image'?
          1 | service.imgae
            |         ^~~~~

          """)
    }
  }

  @Test func programsReadSubjectsWithTheirPlaces() throws {
    struct Answer: Decodable {
      struct Value: Decodable { let type: String, value: Bool }
      struct Thing: Decodable { let subject, path: String, line, column: Int, result: Value }
      let scope: String, results: [Thing]
    }
    try inFolder { (tool: Tool) throws in
      let output = try tool.run("eval", "service.privileged", "compose.yaml", "--format", "json").output
      let answer = try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
      #expect(answer.scope == "compose.service")
      #expect(answer.results.map(\.subject) == ["web", "db"])
      #expect(answer.results.map(\.line) == [2, 5])
      #expect(answer.results.map(\.result.value) == [true, false])
    }
  }

  @Test func eachLineOfStandardInputIsAnExpression() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run(
        "eval", "--load", "compose.yaml", input: "1 + 1\n\n// a note\nservice.privileged\n:type service.image\n")
      #expect(result.status == 0)
      #expect(
        result.output == """
          2
          each compose.service:
            compose.yaml:2:3  web  true
            compose.yaml:5:3  db   false
          compose.image (each compose.service)

          """)
    }
  }

  @Test func aFaultyLineStopsNothing() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run("eval", input: "(1\n[1\n\"abc\n2 * 3")
      #expect(result.output == "6\n")
      #expect(result.errors.split(separator: "\n").filter { $0.hasPrefix("stacklint: line ") }.count == 3)
      #expect(result.status == 2)
    }
  }

  @Test func linesAreAnsweredInJSONToo() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run("eval", "--format", "json", input: "1\n1/0\n")
      #expect(result.output == "{\"type\":\"int\",\"value\":1}\n{\"error\":\"division by zero\"}\n")
      #expect(result.status == 1)
    }
  }

  @Test func filesAndScopesAreChosenByLines() throws {
    try inFolder { (tool: Tool) throws in
      let input =
        ":load Dockerfile\n:scope dockerfile.command\ncommand.name\n:scope\n:scope auto\nstage.index\n:quit\n1\n"
      let result = try tool.run("eval", input: input)
      #expect(
        result.output == """
          each dockerfile.command:
            Dockerfile:2:5  apk add curl  "apk"
          dockerfile.command  1  file, stage, run, command
          each dockerfile.stage:
            Dockerfile:1:1  build    0
            Dockerfile:3:1  stage 1  1

          """, "\(result.output)")
      #expect(result.errors.isEmpty)
    }
  }

  @Test func unknownCommandsAndFilesAreSaid() throws {
    try inFolder { (tool: Tool) throws in
      let result = try tool.run("eval", input: ":lod x\n:load nowhere\n:schema stge\n")
      #expect(result.errors.contains("line 1: unknown command `:lod`; `:help` lists them"))
      #expect(result.errors.contains("nowhere: no such file or directory"))
      #expect(result.errors.contains("did you mean `dockerfile.stage`?"))
      #expect(result.status == 2)
    }
  }

  @Test func textOfFilesCannotSpeakToTheTerminal() throws {
    try inFolder { (tool: Tool) throws in
      try tool.write(".env", "A=\"\u{1B}[2J\"\n")
      let output = try tool.run("eval", "variable.value", ".env").output
      #expect(output.contains("A"))
      #expect(!output.contains("\u{1B}"))
    }
  }
}
