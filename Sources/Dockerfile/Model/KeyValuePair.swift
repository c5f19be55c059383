import CEL
import Syntax

/// A pair of ENV or LABEL, in either form, or a word of ARG.
struct KeyValuePair {
  /// The name as written.
  let name: String

  /// The value as written; nil when there is none.
  let value: String?

  /// All of it.
  let place: Place

  /// The value; the whole where there is none.
  let valuePlace: Place

  /// The pairs of an instruction.
  static func all(of node: SyntaxNode) -> [KeyValuePair] {
    let arguments = node.arguments
    if !node.hasName("ARG"), let first = arguments.first, !first.value.utf8.contains(Byte.equals) {
      guard arguments.count > 1 else { return [] }
      let place = Place(node.tree.source, first.span.union(arguments[1].span))
      return [KeyValuePair(name: first.value, value: arguments[1].value, place: place, valuePlace: arguments[1].place)]
    }
    return arguments.map { KeyValuePair($0) }
  }

  private init(name: String, value: String?, place: Place, valuePlace: Place) {
    (self.name, self.value, self.place, self.valuePlace) = (name, value, place, valuePlace)
  }

  private init(_ argument: Argument) {
    let text = argument.value
    place = argument.place
    guard let equals = text.utf8.firstIndex(of: Byte.equals) else {
      (name, value, valuePlace) = (text, nil, place)
      return
    }
    name = String(text[..<equals])
    value = String(text[text.utf8.index(after: equals)...])
    let start = place.source[argument.span].firstIndex(of: Byte.equals).map { $0 + 1 } ?? argument.span.start
    valuePlace = Place(place.source, Span(start, argument.span.end))
  }
}

/// Reads the words of ARG.
enum BuildArgs {
  /// The names that a builder sets by itself, once they are declared in a stage; FROM sees them anyway.
  static let predefined: Set<String> = [
    "TARGETPLATFORM", "TARGETOS", "TARGETARCH", "TARGETVARIANT", "BUILDPLATFORM", "BUILDOS", "BUILDARCH",
    "BUILDVARIANT", "TARGETSTAGE", "TARGETOSVERSION", "BUILDOSVERSION",
  ]

  /// The variables that FROM sees where no ARG stands before it.
  static let predefinedVariables: BuildVariables = {
    var variables = BuildVariables()
    for name in predefined { variables.set(name, .unknown) }
    return variables
  }()

  /// The variables of one ARG; a value is absent where there is no default.
  static func read(_ node: SyntaxNode, escape: UInt8, scope: BuildVariables, isGlobal: Bool) -> [BuildVariable] {
    KeyValuePair.all(of: node).map { pair in
      let word = pair.value.map { Expander.expand($0, escape: escape, variables: scope) }
      return BuildVariable(
        name: pair.name, kind: "ARG", value: word?.value ?? .absent, text: pair.value, references: word?.names ?? [],
        isGlobal: isGlobal, place: pair.place, valuePlace: pair.valuePlace)
    }
  }
}
