import CEL
import Reports

/// What became of an expression, as it is printed.
struct OutcomeText {
  let outcome: ExpressionSession.Outcome

  /// As text: one line for each thing of the scope, with its place.
  var text: String {
    switch outcome {
    case .value(let value): return ValueText.literal(value) + "\n"
    case .failure(let failure): return failure.diagnostics.map(\.description).joined(separator: "\n") + "\n"
    case .things(let scope, let things):
      guard !things.isEmpty else { return "there is no \(scope.name) in what was loaded\n" }
      let rows = things.map { thing in
        [place(thing.subject), ValueText.line(thing.subject.map(celString) ?? ""), ValueText.literal(thing.value)]
      }
      return (["each \(scope.name):"] + TextTable.lines(rows)).map { $0 + "\n" }.joined()
    }
  }

  /// As JSON, on one line where there is one value.
  var json: String {
    switch outcome {
    case .value(let value): return value.typedJSON + "\n"
    case .failure(let failure):
      return JSONText.make { json in
        json.object { $0.member("error", failure.diagnostics.map(\.description).joined(separator: "\n")) }
      }
    case .things(let scope, let things):
      return JSONText.make { json in
        json.object { json in
          json.member("scope", scope.name)
          json.objects("results", things) { json, thing in
            json.member("subject", thing.subject.map(celString))
            if case .object(let object) = thing.subject, let place = object.place {
              json.member("path", place.source.path)
              json.member("line", place.start.line)
              json.member("column", place.start.column)
            }
            json.key("result")
            json.embed(thing.value.typedJSON)
          }
        }
      }
    }
  }

  /// Whether the expression does not compile, or has no value somewhere.
  var isFailure: Bool {
    switch outcome {
    case .value(let value): value.isError
    case .failure: true
    case .things(_, let things): things.contains { $0.value.isError }
    }
  }

  private func place(_ value: Value?) -> String {
    guard case .object(let object) = value, let place = object.place else { return "" }
    return ValueText.line("\(place.source.path):\(place.start.line):\(place.start.column)")
  }
}
