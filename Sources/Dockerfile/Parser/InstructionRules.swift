import Knowledge
import Syntax

/// What the builder demands of instructions beyond their form, and what to say when it is not so.
struct InstructionRules {
  private var problems: [SyntaxProblem] = []
  private var unknownInstructions: [(word: String, span: Span)] = []
  private var beforeFrom: [SyntaxProblem] = []
  private var firstInstruction: Span?
  private var hasFrom = false
  private(set) var hasCustomFrontend = false
  private var isTemplate = false

  /// The names of the stages so far, in small letters.
  var stageNames: Set<String> = []

  mutating func report(_ message: String, at span: Span, hint: String? = nil) {
    problems.append(SyntaxProblem(message, at: span, hint: hint))
  }

  /// Takes note of `# syntax=`: a frontend other than Docker's own may know other instructions.
  mutating func setFrontend(_ reference: String) {
    let name = reference.prefix { $0 != "@" }.split(separator: "/").suffix(2)
    let image = name.last?.split(separator: ":").first.map(String.init) ?? ""
    hasCustomFrontend = name.first != "docker" || !["dockerfile", "dockerfile-upstream"].contains(image)
  }

  /// The problems of the file.
  ///
  /// A file without FROM is a fragment: one problem says so, unless it is empty. A template is no Dockerfile yet, so
  /// nothing is said of it.
  func finish() -> [SyntaxProblem] {
    if isTemplate { return [] }
    var problems = problems
    if hasFrom {
      problems += beforeFrom
    } else if let firstInstruction, !hasCustomFrontend {
      problems.append(
        SyntaxProblem("the file has no FROM", at: firstInstruction, hint: "start a stage with FROM image:tag"))
    }
    return hasCustomFrontend ? problems : problems + unknownInstructions.map(unknownInstruction)
  }

  /// Checks one instruction; a trigger is what ONBUILD wraps.
  mutating func check(_ instruction: ParsedInstruction, isTrigger: Bool) {
    let text = instruction.text
    let nameSpan = text.span(instruction.name)
    if isTemplateMarker(text.bytes, instruction.name) { isTemplate = true }
    guard let keyword = instruction.keyword else {
      unknownInstructions.append((text.bytes.text(instruction.name), nameSpan))
      return
    }
    if !isTrigger {
      if firstInstruction == nil { firstInstruction = nameSpan }
      if keyword == .from {
        hasFrom = true
      } else if !hasFrom, keyword != .arg {
        beforeFrom.append(
          SyntaxProblem(
            "\(keyword.rawValue) stands before the first FROM", at: nameSpan, hint: "only ARG may stand there"))
      }
    }
    if hasTemplateText(text.bytes, instruction.rest) { return }
    checkFlags(instruction, keyword)
    if instruction.isBrokenJSON {
      report("the JSON array must hold strings only", at: text.span(instruction.rest), hint: "quote every element")
      return
    }
    checkArguments(instruction, keyword)
  }

  /// A suggestion takes time, so that none is sought before it is clear that the problem is told.
  private func unknownInstruction(_ word: String, _ span: Span) -> SyntaxProblem {
    let suggestion = Suggestion.nearest(to: word, among: Keyword.allCases.lazy.map(\.rawValue))
    return SyntaxProblem(
      "unknown instruction \(word.prefix(40))", at: span,
      hint: suggestion.map { "did you mean \($0)?" } ?? "does the line before it lack a continuation?")
  }

  // MARK: - Flags

  private mutating func checkFlags(_ instruction: ParsedInstruction, _ keyword: Keyword) {
    var seen: Set<String> = []
    for flag in instruction.flags {
      let span = instruction.text.span(flag.range)
      guard let rule = keyword.flags.first(where: { $0.name == flag.name }) else {
        if hasCustomFrontend { continue }
        let suggestion = Suggestion.nearest(to: flag.name, among: keyword.flags.lazy.map(\.name))
        report(
          "\(keyword.rawValue) has no flag --\(flag.name.prefix(40))", at: span,
          hint: suggestion.map { "did you mean --\($0)?" })
        continue
      }
      if !seen.insert(flag.name).inserted, rule.value != .list {
        report("--\(flag.name) is given twice", at: span)
      }
      if let wanted = complaint(about: flag.value, rule.value) {
        report("--\(flag.name) needs \(wanted)", at: span)
      }
    }
  }

  private func complaint(about value: String?, _ kind: Keyword.FlagRule.Value) -> String? {
    guard let value else { return kind == .boolean ? nil : "a value" }
    switch kind {
    case .text, .list: return nil
    case .boolean: return ["true", "false"].contains(value.lowercased()) ? nil : "true or false"
    case .duration: return isHealthcheckDuration(value) ? nil : "a duration of at least 1ms, such as 30s"
    case .oneOf(let words):
      return value.isEmpty || value.contains("$") || words.contains(value) ? nil : words.joined(separator: " or ")
    case .count: return value.isEmpty || Int32(value).map { $0 >= 0 } == true ? nil : "a number that is not negative"
    }
  }

  /// Whether HEALTHCHECK accepts the text: nothing, 0, or at least a millisecond.
  private func isHealthcheckDuration(_ text: String) -> Bool {
    if text.isEmpty { return true }
    guard let seconds = GoDuration.seconds(text) else { return false }
    return seconds == 0 || seconds >= 0.001
  }

  // MARK: - Arguments

  private mutating func checkArguments(_ instruction: ParsedInstruction, _ keyword: Keyword) {
    let count = instruction.arguments.count
    let nameSpan = instruction.text.span(instruction.name)
    switch keyword {
    case .from: checkFrom(instruction)
    case .add, .copy:
      if count < 2 {
        report("\(keyword.rawValue) needs a source and a destination", at: nameSpan)
      } else if let last = instruction.arguments.last, !instruction.isJSON,
        HeredocMarker(instruction.text.bytes, last.range) != nil
      {
        report("a heredoc cannot be the destination", at: instruction.text.span(last.range))
      }
    case .env, .label: checkPairs(instruction, keyword)
    case .arg: checkArg(instruction)
    case .expose, .volume, .maintainer, .user, .workdir, .stopsignal:
      if count == 0 {
        report("\(keyword.rawValue) needs an argument", at: nameSpan)
      } else if keyword == .stopsignal, instruction.text.bytes.words(instruction.rest).count > 1 {
        report("STOPSIGNAL takes one signal", at: instruction.text.span(instruction.rest))
      }
    case .healthcheck: checkHealthcheck(instruction)
    case .shell:
      if !instruction.isJSON || count == 0 {
        report(
          "SHELL needs a JSON array", at: count == 0 ? nameSpan : instruction.text.span(instruction.rest),
          hint: "for example [\"/bin/bash\", \"-c\"]")
      }
    case .onbuild: checkTrigger(instruction)
    case .run, .cmd, .entrypoint: break
    }
  }

  private mutating func checkPairs(_ instruction: ParsedInstruction, _ keyword: Keyword) {
    let (text, arguments) = (instruction.text, instruction.arguments)
    guard let first = arguments.first else {
      report("\(keyword.rawValue) needs a name and a value", at: text.span(instruction.name))
      return
    }
    let isOldForm = text.bytes.index(of: Byte.equals, in: first.range) == nil
    if isOldForm, arguments.count < 2 {
      report("\(keyword.rawValue) needs a value", at: text.span(first.range), hint: "write name=value")
    }
    for argument in arguments {
      reportUnclosed(argument, text)
      guard !isOldForm else { continue }
      let equals = text.bytes.index(of: Byte.equals, in: argument.range)
      if equals == nil {
        report(
          "\(text.bytes.text(argument.range).prefix(40)) is not of the form name=value", at: text.span(argument.range),
          hint: "quote a value that holds spaces")
      } else if equals == argument.range.lowerBound {
        report("the name in front of = is missing", at: text.span(argument.range))
      }
    }
  }

  private mutating func checkArg(_ instruction: ParsedInstruction) {
    if instruction.arguments.isEmpty {
      report("ARG needs a name", at: instruction.text.span(instruction.name))
    }
    for argument in instruction.arguments {
      reportUnclosed(argument, instruction.text)
      if argument.equals == argument.range.lowerBound {
        report("the name in front of = is missing", at: instruction.text.span(argument.range))
      }
    }
  }

  private mutating func reportUnclosed(_ argument: ParsedInstruction.Argument, _ text: MappedText) {
    if argument.isUnclosed { report("a quote is never closed", at: text.span(argument.range)) }
  }

  private mutating func checkHealthcheck(_ instruction: ParsedInstruction) {
    let (text, arguments) = (instruction.text, instruction.arguments)
    guard let first = arguments.first else {
      report("HEALTHCHECK needs CMD and a command, or NONE", at: text.span(instruction.name))
      return
    }
    switch text.bytes.text(first.range).uppercased() {
    case "CMD":
      if arguments.count < 2 { report("HEALTHCHECK CMD needs a command", at: text.span(first.range)) }
    case "NONE":
      if arguments.count > 1 { report("HEALTHCHECK NONE takes no arguments", at: text.span(instruction.rest)) }
    default:
      report(
        "HEALTHCHECK needs CMD or NONE, not \(text.bytes.text(first.range).prefix(40))", at: text.span(first.range),
        hint: "write HEALTHCHECK [flags] CMD command")
    }
  }

  private mutating func checkTrigger(_ instruction: ParsedInstruction) {
    let text = instruction.text
    if instruction.rest.isEmpty {
      report("ONBUILD needs an instruction", at: text.span(instruction.name))
      return
    }
    let trigger = text.bytes.words(instruction.rest).first ?? instruction.rest
    if let keyword = Keyword(text.bytes, trigger), [.from, .onbuild, .maintainer].contains(keyword) {
      report("ONBUILD cannot wrap \(keyword.rawValue)", at: text.span(trigger))
    }
  }

  // MARK: - Templates

  /// Whether a line starts with a marker of Jinja, Go or ERB templates.
  private func isTemplateMarker(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    switch (bytes[range.lowerBound], bytes[range.lowerBound + 1]) {
    case (Byte.openBrace, Byte.openBrace), (Byte.openBrace, 0x25), (Byte.openBrace, Byte.hash), (Byte.less, 0x25):
      return true
    default: return false
    }
  }

  private func hasTemplateText(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while let brace = bytes.index(of: Byte.openBrace, in: start..<range.upperBound), brace + 1 < range.upperBound {
      if bytes[brace + 1] == Byte.openBrace || bytes[brace + 1] == Byte.percent { return true }
      start = brace + 1
    }
    return false
  }
}
