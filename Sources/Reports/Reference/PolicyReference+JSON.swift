import CEL

extension PolicyReference {
  /// Writes the reference as JSON: `{"scopes", "types", "functions", "macros", "operators"}`, each an array of objects with
  /// `name` and `documentation`.
  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.objects("scopes", scopes) { json, scope in
        json.name(scope.name, scope.documentation)
        json.objects("variables", scope.variables) { json, variable in
          json.name(variable.name, variable.documentation)
          json.member("type", variable.type.spelling)
        }
      }
      json.objects("types", types) { json, type in
        json.name(type.name, type.documentation)
        json.objects("fields", type.fields) { json, field in
          json.name(field.name, field.documentation)
          json.member("type", field.type.spelling)
        }
        json.member("heldBy", fields(holding: type))
      }
      json.objects("functions", functions) { json, function in
        json.name(function.name, function.documentation)
        json.member("signatures", function.signatures)
      }
      json.objects("macros", macros) { json, macro in
        json.name(macro.name, macro.documentation)
        json.member("usage", macro.usage)
      }
      json.objects("operators", operators) { json, symbol in
        json.name(symbol.operatorSpelling ?? symbol.name, symbol.documentation)
        json.member("signatures", symbol.signatures)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func name(_ name: String, _ documentation: String) {
    member("name", name)
    member("documentation", documentation)
  }
}
