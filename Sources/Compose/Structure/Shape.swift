/// What the value of a key may be (Compose specification, the JSON schema of compose-spec).
indirect enum Shape: Sendable {
  /// Anything.
  case any
  /// A scalar of a certain kind.
  case scalar(ScalarShape)
  /// What the shape says, or nothing.
  case optional(Shape)
  /// A list of values.
  case list(Shape)
  /// A list of values, none of them twice.
  case uniqueList(Shape)
  /// A text, or a list of texts.
  case textOrList
  /// A text, or a list of texts, none of them twice.
  case textOrUniqueList
  /// `KEY=value` items, or a mapping to scalars.
  case keyed
  /// As `keyed`; what no file may say twice, not even by merging.
  case uniquelyKeyed
  /// `KEY=value` items, each with its `=` (but one word may stand alone), or a mapping to scalars.
  case pairs(alone: String?)
  /// A mapping with known keys.
  case mapping(KeyTable)
  /// A mapping with keys of the author's choice.
  case mappingOf(Shape)
  /// A mapping from names of services, volumes, secrets … that Compose restricts to a few characters.
  case namesTo(Shape)
  /// A list of names, or a mapping from names.
  case named(Shape)
  /// A scalar of a certain kind, or a mapping with known keys.
  case either(ScalarShape, KeyTable)
  /// A scalar of a certain kind, or a list of such.
  case oneOrMore(ScalarShape)
  /// A text of a certain kind, or a list of what the shape says.
  case textOrListOf(Shape, alone: ScalarShape = .text)
  /// `HOST=address` items, or a mapping from hosts to addresses.
  case hosts
}

extension Shape {
  /// A text; a bare number or boolean is none.
  static let text = Shape.scalar(.text)
  /// A text or a number.
  static let textOrNumber = Shape.scalar(.textOrNumber)
  /// A boolean, or a text that Compose takes for one.
  static let bool = Shape.scalar(.bool)
  /// A number, or a text that is one.
  static let number = Shape.scalar(.number)
  /// A whole number, or a text that is one.
  static let integer = Shape.scalar(.integer(nil))
  /// A whole number that is not negative, or a text that is one.
  static let count = Shape.scalar(.integer(0...Int.max))
  /// A number; as a text a whole one.
  static let looseInteger = Shape.scalar(.looseInteger(minimum: nil))
  /// A size in bytes: a number, or a text with a unit.
  static let size = Shape.scalar(.size)
  /// A size in bytes: a whole number, or a text with a unit.
  static let wholeSize = Shape.scalar(.wholeSize)
  /// A text such as `1m30s`.
  static let duration = Shape.scalar(.duration)

  /// A command: its words, or a text that is split into words.
  static let command = Shape.optional(.textOrListOf(.text, alone: .commandLine))

  /// One of some words.
  static func choice(_ words: String...) -> Shape { .scalar(.choice(words)) }
}

/// What a scalar may be.
enum ScalarShape: Sendable {
  /// A text.
  case text
  /// A text or a number.
  case textOrNumber
  /// A text or a boolean.
  case textOrBool
  /// A text, a number, a boolean or nothing: the value of a variable or label.
  case value
  /// A text, a number or nothing: an option of a driver.
  case option
  /// A boolean, or a text that Compose takes for one.
  case bool
  /// A boolean, and no text.
  case bareBool
  /// A number, or a text that is one.
  case number
  /// A number; as a text a whole one, from a minimum on if there is any.
  case looseInteger(minimum: Int?)
  /// A whole number that is not negative, and no text.
  case bareCount
  /// A whole number, or a text that is one, in a range if there is any.
  case integer(ClosedRange<Int>?)
  /// A size in bytes: a number, or a text with a unit.
  case size
  /// A size in bytes: a whole number, or a text with a unit.
  case wholeSize
  /// A size in bytes, as a text only.
  case textSize
  /// A text such as `1m30s`.
  case duration
  /// One of some words.
  case choice([String])
  /// When an image is pulled.
  case pullPolicy
  /// A published port in its short form, or the bare port of a container.
  case port
  /// A port of `expose`.
  case exposedPort
  /// A port or range of the long form.
  case portRange
  /// A volume in its short form.
  case mount
  /// A device in its short form.
  case device
  /// An IP address.
  case address
  /// The permissions of a file: a whole number, or octal digits.
  case mode
  /// How many devices: a whole number or `all`.
  case deviceCount
  /// A text that is not empty.
  case path
  /// A command line, which is split into words as a shell does.
  case commandLine
}

/// The keys of a mapping and what their values may be.
final class KeyTable: Sendable {
  /// What holds such a mapping, for messages: `a service`.
  let owner: String

  /// The keys.
  let keys: [String: Shape]

  /// The keys that must be there.
  let required: [String]

  /// What stands for keys of older formats, as a hint.
  let replaced: [String: String]

  /// Whether `x-` keys may stand beside the others.
  let allowsExtensions: Bool

  init(
    _ owner: String, _ keys: [String: Shape], required: [String] = [], replaced: [String: String] = [:],
    allowsExtensions: Bool = true
  ) {
    self.allowsExtensions = allowsExtensions
    self.owner = owner
    self.keys = keys
    self.required = required
    self.replaced = replaced
  }
}
