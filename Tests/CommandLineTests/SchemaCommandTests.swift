import Foundation
import Testing

struct SchemaCommandTests {
  @Test func aListOfEverythingComesWithoutAName() throws {
    let output = try run().output
    for name in ["dockerfile.stage", "compose.service", "nginx.location", "env.variable", "contains", "exists", "&&"] {
      #expect(output.contains(name), "\(name)")
    }
  }

  @Test func aTypeIsShownWithItsFields() throws {
    let output = try run("compose.service").output
    #expect(output.contains("type compose.service: "))
    #expect(output.contains("image "))
    #expect(output.contains("Held by: "))
  }

  @Test func anUnknownNameEndsWithTwoAndASuggestion() throws {
    let result = try run("compose.servce")
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.errors
        == "stacklint: there is no scope, type or function `compose.servce`; did you mean `compose.service`?\n")
    #expect(try run("xyzzy").errors.hasSuffix("`stacklint schema` lists them\n"))
  }

  @Test func programsReadTheSame() throws {
    struct Reference: Decodable {
      struct Field: Decodable { let name, type, documentation: String }
      struct Scope: Decodable { let name: String, variables: [Field] }
      struct ObjectType: Decodable { let name: String, fields: [Field], heldBy: [String] }
      struct Function: Decodable { let name: String, signatures: [String] }
      let scopes: [Scope], types: [ObjectType], functions: [Function]
    }
    let output = try run("--format", "json").output
    let reference = try JSONDecoder().decode(Reference.self, from: Data(output.utf8))
    let variable = try #require(reference.scopes.first { $0.name == "env.variable" }?.variables.last)
    #expect(variable.type == "env.variable")
    let type = try #require(reference.types.first { $0.name == variable.type })
    #expect(type.fields.contains { $0.name == "value" && $0.type == "string" })
    #expect(type.heldBy == ["env.file.variables"])
    #expect(reference.functions.first { $0.name == "size" }?.signatures.contains("list(A).size() -> int") == true)
  }

  @Test func aNameAndAJSONSchemaExcludeEachOther() throws {
    #expect(try run("contains", "--json-schema", "rule").status == 2)
  }

  private func run(_ arguments: String...) throws -> Tool.Result {
    let tool = try Tool()
    defer { tool.remove() }
    return try tool.run(["schema"] + arguments)
  }
}
