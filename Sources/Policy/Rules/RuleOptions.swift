import CEL
import Syntax

/// What a rule lets its users configure: one entry of `options:`.
public struct RuleOption: Sendable {
  /// The name, as in `options.allowed`.
  public let name: String

  /// The type of its values.
  public let type: OptionType

  /// The value where nobody configures another.
  public let defaultValue: Value

  /// One line of documentation; empty when the rule gives none.
  public let documentation: String
}

/// The types that options can have.
public enum OptionType: String, Sendable, CaseIterable {
  /// `true` or `false`.
  case bool
  /// A whole number.
  case int
  /// A text.
  case string
  /// A list of texts.
  case list

  var celType: CELType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .string: .string
    case .list: .list(.string)
    }
  }
}

/// The values of a rule's options in one run: the variable `options` of its expressions.
final class RuleOptionValues: ModelObject {
  let schema: ObjectSchema
  let values: [Value]

  init(schema: ObjectSchema, values: [Value]) {
    self.schema = schema
    self.values = values
  }

  var place: Place? { nil }
  var display: String { "options" }

  static let modelSchema = ObjectSchema(name: "options", documentation: "The options of a rule.", fields: [])

  /// Those of the many rules without options.
  static let none = RuleOptionValues(schema: modelSchema, values: [])

  /// The default values of some options.
  static func defaults(_ options: [RuleOption]) -> RuleOptionValues {
    options.isEmpty ? none : RuleOptionValues(schema: schema(for: options), values: options.map(\.defaultValue))
  }

  /// The type of `options` in the expressions of a rule with these options.
  static func schema(for options: [RuleOption]) -> ObjectSchema {
    ObjectSchema(
      name: modelSchema.name, documentation: modelSchema.documentation,
      fields: options.enumerated().map { index, option in
        AnyField(
          name: option.name, type: option.type.celType, documentation: option.documentation,
          read: { object in
            guard let values = RuleOptionValues.exactly(object)?.values, values.indices.contains(index) else {
              return nil
            }
            return values[index]
          })
      })
  }
}
