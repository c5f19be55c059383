import CEL
import Testing

@Suite("The catalogue of functions")
struct CatalogueTests {
  private static let all = FunctionCatalogue.operators + FunctionCatalogue.functions

  @Test("each function is declared once, with a line of documentation and at least one overload")
  func declarations() {
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
    for function in Self.all {
      #expect(function.documentation.hasSuffix("."), "\(function.name)")
      #expect(!function.overloads.isEmpty, "\(function.name)")
    }
    for macro in FunctionCatalogue.macros { #expect(macro.documentation.hasSuffix("."), "\(macro.usage)") }
  }

  @Test("signatures read as they are written")
  func signatures() throws {
    func signatures(_ name: String) throws -> [String] {
      let function = try #require(FunctionCatalogue.declaration(named: name))
      return function.overloads.map { $0.signature(of: name) }
    }
    #expect(try signatures("contains") == ["string.contains(string) -> bool"])
    #expect(try signatures("math.greatest").first == "math.greatest(int...) -> int")
    #expect(FunctionCatalogue.declaration(named: "_+_")?.operatorSpelling == "+")
  }

  /// An expression of a type.
  private func sample(_ type: CELType) -> String {
    switch type {
    case .bool: "true"
    case .uint: "1u"
    case .double: "1.0"
    case .string: "'1'"
    case .bytes: "b'1'"
    case .null: "null"
    case .timestamp: "timestamp(0)"
    case .duration: "duration('1s')"
    case .list(let element): "[\(sample(element))]"
    case .map(let key, let value): "{\(sample(key)): \(sample(value))}"
    case .optional(let wrapped): "optional.of(\(sample(wrapped)))"
    default: "1"
    }
  }

  @Test(
    "each declared overload of a function is there to be called", arguments: FunctionCatalogue.functions.map(\.name))
  func overloads(_ name: String) throws {
    let function = try #require(FunctionCatalogue.declaration(named: name))
    for overload in function.overloads {
      var arguments = overload.parameters.map(sample)
      let target = overload.isMember ? arguments.removeFirst() + "." : ""
      let text = "\(target)\(name)(\(arguments.joined(separator: ", ")))"
      let program = try Environment.empty.compile(text).get()
      if case .error(.noSuchOverload) = program.evaluate([]) {
        Issue.record("\(overload.signature(of: name)) is declared but \(text) has no overload")
      }
    }
  }
}
