/// What became of a template when its variables were looked up.
struct Interpolation: Sendable {
  /// Stands for text that is not known; no text of a file holds this character (U+FFFC, object replacement).
  static let hole: Character = "\u{FFFC}"

  /// The text, with a hole for each variable that is unset.
  var skeleton = ""

  /// The text, with a hole for whatever does not stand in the file itself: variables, set or not.
  var literalSkeleton = ""

  /// The variables that it refers to, in order.
  var uses: [VariableUse] = []

  /// Looks the variables of a template up.
  init(_ template: Template, variables: [String: String]) { append(template, variables) }

  private mutating func append(_ template: Template, _ variables: [String: String]) {
    for part in template.parts {
      switch part {
      case .text(let text):
        skeleton += text
        literalSkeleton += text
      case .variable(let name, let form): append(name, form, variables)
      }
    }
  }

  private mutating func append(_ name: String, _ form: Template.Form, _ variables: [String: String]) {
    let value = variables[name]
    uses.append(VariableUse(name: name, form: form, isSet: value != nil))
    switch form {
    case .fallback(let word, let alsoWhenEmpty):
      if let value, !(alsoWhenEmpty && value.isEmpty) { appendVariable(value) } else { append(word, variables) }
    case .replacement(let word, let alsoWhenEmpty):
      guard let value else { return appendVariable(nil) }
      if !(alsoWhenEmpty && value.isEmpty) { append(word, variables) }
    case .plain, .required:
      appendVariable(value)
    }
  }

  private mutating func appendVariable(_ value: String?) {
    if let value { skeleton += value } else { skeleton.append(Interpolation.hole) }
    literalSkeleton.append(Interpolation.hole)
  }
}

extension String {
  /// The text with `…` for what is not known.
  var withShownHoles: String { hasHole ? String(map { $0 == Interpolation.hole ? "…" : $0 }) : self }
}

extension StringProtocol {
  /// Whether a part of the text is not known.
  var hasHole: Bool {
    // The hole's UTF-8 bytes are EF BF BC; hardly any text has the first of them.
    guard has(0xEF) else { return false }
    return unicodeScalars.contains("\u{FFFC}")
  }
}

/// A reference to a variable in a value.
public struct VariableUse: Hashable, Sendable {
  /// The variable's name.
  public let name: String

  /// Whether the reference brings a default: `${NAME:-default}`.
  public let hasDefault: Bool

  /// Whether Compose refuses to start while the variable is unset: `${NAME:?}`.
  public let isRequired: Bool

  /// Whether the project's variables set it.
  public let isSet: Bool

  init(name: String, form: Template.Form, isSet: Bool) {
    self.name = name
    self.isSet = isSet
    switch form {
    case .fallback: (hasDefault, isRequired) = (true, false)
    case .required: (hasDefault, isRequired) = (false, true)
    case .plain, .replacement: (hasDefault, isRequired) = (false, false)
    }
  }
}
