import CEL
import Nginx
import Testing

struct SchemaTests {
  @Test func everyTypeThatAFieldNamesIsDeclared() {
    let names = Set(NginxLanguage.schemas.map(\.name))
    for schema in NginxLanguage.schemas {
      for field in schema.fields {
        for name in objects(in: field.type) { #expect(names.contains(name), "\(schema.name).\(field.name)") }
      }
    }
    for scope in NginxLanguage.scopes {
      for variable in scope.variables {
        for name in objects(in: variable.type) { #expect(names.contains(name), "\(scope.name).\(variable.name)") }
      }
    }
  }

  @Test func fieldNamesAreUnique() {
    for schema in NginxLanguage.schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
    }
    #expect(Set(NginxLanguage.scopes.map(\.name)).count == NginxLanguage.scopes.count)
  }

  private func objects(in type: CELType) -> [String] {
    switch type {
    case .object(let name): [name]
    case .list(let element), .optional(let element): objects(in: element)
    case .map(let key, let value): objects(in: key) + objects(in: value)
    default: []
    }
  }
}
