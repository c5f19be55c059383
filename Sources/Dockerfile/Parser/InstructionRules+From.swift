import Knowledge
import Syntax

/// What FROM demands.
extension InstructionRules {
  mutating func checkFrom(_ instruction: ParsedInstruction) {
    let (text, arguments) = (instruction.text, instruction.arguments)
    guard let image = arguments.first else {
      report("FROM needs an image", at: text.span(instruction.name))
      return
    }
    checkReference(text.bytes.text(image.range), at: text.span(image.range))
    guard arguments.count != 1 else { return }
    let isAs = text.bytes.text(arguments[1].range).uppercased() == "AS"
    guard arguments.count == 3, isAs else {
      let hint =
        if isAs && arguments.count == 2 {
          "name the stage after AS"
        } else if let last = arguments.last, text.bytes[last.range.lowerBound] == Byte.hash || arguments.count > 3 {
          "a comment needs a line of its own"
        } else {
          "the form is FROM image AS name"
        }
      report("FROM takes an image, or an image, AS and a name", at: text.span(instruction.rest), hint: hint)
      return
    }
    checkStageName(text.bytes.text(arguments[2].range), at: text.span(arguments[2].range))
  }

  /// Checks what stands for an image; one with variables is judged when they are put in.
  private mutating func checkReference(_ reference: String, at span: Span) {
    let needsBuilder = reference.utf8.contains {
      [Byte.dollar, Byte.doubleQuote, Byte.singleQuote, Byte.backslash].contains($0)
    }
    guard !needsBuilder, !hasCustomFrontend, !stageNames.contains(reference.lowercased()) else { return }
    if let fault = ImageReference.fault(in: reference) {
      report("\(reference.prefix(80)) is no reference to an image", at: span, hint: fault)
    }
  }

  private mutating func checkStageName(_ name: String, at span: Span) {
    stageNames.insert(name.lowercased())
    guard let first = name.utf8.first, first.isLetter,
      name.utf8.allSatisfy({ $0.isNamePart || $0 == Byte.dash || $0 == UInt8(ascii: ".") })
    else {
      report(
        "\(name.prefix(40)) is no name for a stage", at: span,
        hint: "it starts with a letter; letters, digits, _, - and . follow")
      return
    }
  }
}
