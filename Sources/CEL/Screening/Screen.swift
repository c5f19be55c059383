/// What can be told of a condition from single fields of a frame, without evaluating it.
///
/// Most things that a rule runs on fail one of a few simple tests: the name of a directive, a flag of a command, a list that
/// is empty. Those cost a hundredth of an evaluation, and rules share them. A screen only ever rules out: where it says
/// no, the condition is false or unknown, whatever its other parts are (`&&` and `||` need neither their values nor their
/// errors then); where it says yes, nothing is said.
indirect enum Screen: Sendable {
  /// One field.
  case test(FieldTest)
  /// All of them must hold.
  case all([Screen])
  /// One of them must hold.
  case any([Screen])
}

/// A question about a field that is reached from a variable.
struct FieldTest: Sendable {
  let path: FieldPath
  let question: FieldQuestion
}

/// What is asked of a field.
enum FieldQuestion: Sendable {
  /// Whether its text is one of these.
  case isOneOf([String])
  case isTrue, isFalse
  case isPresent, isAbsent
  /// Whether it is a text, a list or a map that is not empty, or a number that is not zero.
  case isNotZero
}

/// A field that is reached from a variable by way of others: `command.program.name`.
struct FieldPath: Sendable, Equatable {
  /// The variable, by its place in the frame.
  let variable: Int

  /// The fields, the outermost first; at least one.
  let fields: [FieldReference]

  /// What an absent field reads as.
  var defaultValue: Value { fields.last?.defaultValue ?? .null }

  static func == (left: FieldPath, right: FieldPath) -> Bool {
    left.variable == right.variable && left.fields.count == right.fields.count
      && zip(left.fields, right.fields).allSatisfy { $0.schema === $1.schema && $0.index == $1.index }
  }
}

extension FieldPath {
  /// What a path leads to.
  enum Reading {
    /// The field's value, nil when it or something on the way to it is absent.
    case value(Value?)
    /// The frame is not made of the objects that the path expects.
    case unreadable
  }

  /// What the path leads to from a frame.
  func read(_ frame: [Value]) -> Reading {
    guard variable < frame.count, case .object(var object) = frame[variable] else { return .unreadable }
    for (depth, reference) in fields.enumerated() {
      guard object.schema === reference.schema else { return .unreadable }
      let value = reference.field.read(object)
      guard depth + 1 < fields.count, let value else { return .value(value) }
      switch value {
      case .object(let next): object = next
      case .unknown: return .value(.unknown)
      default: return .unreadable
      }
    }
    return .unreadable
  }
}
