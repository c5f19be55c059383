import Syntax

/// Walks through a file line by line and builds its tree.
struct DockerfileReader {
  let source: SourceFile
  let fileText: MappedText
  var builder: SyntaxTreeBuilder
  var rules = InstructionRules()
  private(set) var lines: [DockerfileLine] = []

  private var position = 0
  private var escape = Byte.backslash
  private var acceptsDirectives = true
  private var seenDirectives: Set<String> = []

  private var bytes: [UInt8] { fileText.bytes }

  init(_ source: SourceFile) {
    self.source = source
    fileText = MappedText(file: source.bytes)
    builder = SyntaxTreeBuilder(source: source, language: .dockerfile)
  }

  mutating func read() -> SyntaxTree {
    if bytes.starts(with: Byte.byteOrderMark) {
      lines.append(DockerfileLine(kind: .byteOrderMark, span: Span(0, 3)))
      position = 3
    }
    while let line = nextLine() {
      if acceptsDirectives, readDirective(line) { continue }
      var start = line.lowerBound
      while case let width = bytes.spaceWidth(at: start, before: line.upperBound), width > 0 { start += width }
      if start == line.upperBound {
        mark(.blank, line)
      } else if bytes[start] == Byte.hash {
        builder.addComment(Span(start, line.upperBound))
        mark(.comment, line)
      } else {
        mark(.instruction, line)
        readInstruction(start..<line.upperBound)
      }
    }
    for problem in rules.finish() { builder.report(problem) }
    return builder.finish()
  }

  // MARK: - Lines

  /// The next line without its line ending.
  private mutating func nextLine() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    let newline = bytes.index(of: Byte.lineFeed, in: start..<bytes.count)
    position = newline.map { $0 + 1 } ?? bytes.count
    var end = newline ?? bytes.count
    while end > start, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return start..<end
  }

  private mutating func mark(_ kind: DockerfileLine.Kind, _ line: Range<Int>) {
    lines.append(DockerfileLine(kind: kind, span: Span(line.lowerBound, position)))
  }

  /// Where the escape stands that continues a line on the next one; nil if the line ends there.
  ///
  /// Blanks may follow the escape; an escaped escape continues nothing.
  private func continuation(of line: Range<Int>) -> Int? {
    var index = line.upperBound
    while index > line.lowerBound, bytes[index - 1].isBlank { index -= 1 }
    guard index > line.lowerBound, bytes[index - 1] == escape else { return nil }
    index -= 1
    return index > line.lowerBound && bytes[index - 1] == escape ? nil : index
  }

  /// Reads on while lines are continued, and parses what they are together.
  private mutating func readInstruction(_ first: Range<Int>) {
    guard let cut = continuation(of: first) else {
      parseInstruction(fileText, first, depth: 0)
      return
    }
    var text = MappedText()
    text.reserveCapacity(first.count * 4)
    text.append(bytes[first.lowerBound..<cut], at: first.lowerBound)
    while let line = nextLine() {
      let content = bytes.trimmed(line)
      if let start = content.first, bytes[start] == Byte.hash {
        builder.addComment(Span(start, line.upperBound))
        mark(.comment, line)
        continue
      }
      mark(.continuation, line)
      if content.isEmpty { continue }
      let cut = continuation(of: line)
      text.append(bytes[line.lowerBound..<(cut ?? line.upperBound)], at: line.lowerBound)
      if cut == nil { break }
    }
    parseInstruction(text, text.range, depth: 0)
  }

  // MARK: - Parser directives

  /// Reads `# name=value` at the very top of the file; false for any other line, which ends the directives.
  private mutating func readDirective(_ line: Range<Int>) -> Bool {
    guard let directive = directive(line) else {
      acceptsDirectives = false
      return false
    }
    let name = bytes.text(directive.name).lowercased()
    guard ["syntax", "escape", "check"].contains(name) else {
      acceptsDirectives = false
      return false
    }
    let span = Span(line.lowerBound, line.upperBound)
    mark(.parserDirective, line)
    builder.addComment(span)
    builder.open(.parserDirective, nameSpan: Span(directive.name), name: name, at: line.lowerBound)
    builder.addArgument(Span(directive.value))
    builder.close(at: directive.value.upperBound)
    if !seenDirectives.insert(name).inserted {
      rules.report("parser directive \(name) is given twice", at: Span(directive.name))
    } else if name == "escape" {
      setEscape(directive.value)
    } else if name == "syntax" {
      rules.setFrontend(bytes.text(directive.value))
    }
    return true
  }

  private func directive(_ line: Range<Int>) -> (name: Range<Int>, value: Range<Int>)? {
    guard let first = bytes.trimmed(line).first, bytes[first] == Byte.hash else { return nil }
    var index = first + 1
    func skipBlanks(_ index: inout Int) {
      while index < line.upperBound, bytes[index].separatesWords { index += 1 }
    }
    skipBlanks(&index)
    let start = index
    guard index < line.upperBound, bytes[index].isLetter else { return nil }
    while index < line.upperBound, bytes[index].isLetter || bytes[index].isDigit { index += 1 }
    let name = start..<index
    skipBlanks(&index)
    guard index < line.upperBound, bytes[index] == Byte.equals else { return nil }
    let value = bytes.trimmed((index + 1)..<line.upperBound)
    return value.isEmpty ? nil : (name, value)
  }

  private mutating func setEscape(_ value: Range<Int>) {
    if value.count == 1, let byte = value.first.map({ bytes[$0] }), byte == Byte.backslash || byte == Byte.backtick {
      escape = byte
    } else {
      rules.report("the escape character must be \\ or `", at: Span(value))
    }
  }

  // MARK: - Instructions

  private mutating func parseInstruction(_ text: MappedText, _ range: Range<Int>, depth: Int) {
    let instruction = ParsedInstruction(text, range, escape: escape)
    guard !instruction.name.isEmpty else { return }
    builder.open(
      .directive, form: instruction.isJSON ? .json : .plain, nameSpan: text.span(instruction.name),
      name: instruction.storedName, at: text.offset(of: instruction.line.lowerBound))
    for flag in instruction.flags {
      let span = text.span(flag.range)
      let equals = text.bytes.index(of: Byte.equals, in: flag.range)
      let valueSpan = equals.map { text.span(($0 + 1)..<flag.range.upperBound) } ?? .empty(at: span.end)
      builder.addFlag(name: flag.name, value: flag.value, span: span, valueSpan: valueSpan)
    }
    for argument in instruction.arguments {
      let value = argument.value.map { String(decoding: $0, as: UTF8.self) }
      builder.addArgument(
        text.span(argument.range),
        value: value ?? (text.isContiguous(argument.range) ? nil : text.bytes.text(argument.range)),
        quoting: argument.quoting)
    }
    rules.check(instruction, isTrigger: depth > 0)
    var end = text.span(instruction.line).end
    if instruction.keyword?.takesHeredocs == true, !instruction.isJSON {
      end = readHeredocs(HeredocMarker.all(in: text.bytes, range), after: instruction) ?? end
    } else if instruction.keyword == .onbuild, !instruction.rest.isEmpty, depth < 4 {
      parseInstruction(text, instruction.rest, depth: depth + 1)
      end = max(end, heredocEnd ?? end)
    }
    builder.close(at: end)
  }

  /// Where the last line of a heredoc ended.
  private var heredocEnd: Int? {
    guard let last = lines.last, last.kind == .delimiter || last.kind == .heredoc else { return nil }
    return trimmedEnd(last.span)
  }

  private func trimmedEnd(_ span: Span) -> Int {
    var end = span.end
    while end > span.start, bytes[end - 1] == Byte.lineFeed || bytes[end - 1] == Byte.carriageReturn { end -= 1 }
    return end
  }

  /// Reads the bodies that follow an instruction; returns where the last one ends.
  private mutating func readHeredocs(_ markers: [HeredocMarker], after instruction: ParsedInstruction) -> Int? {
    for marker in markers {
      let start = position
      var contentEnd = start
      var isTerminated = false
      while !isTerminated, let line = nextLine() {
        var word = line
        while marker.stripsTabs, let first = word.first, bytes[first] == Byte.tab {
          word = (first + 1)..<word.upperBound
        }
        isTerminated = bytes[word].elementsEqual(marker.name)
        mark(isTerminated ? .delimiter : .heredoc, line)
        if !isTerminated { contentEnd = position }
      }
      let name = String(decoding: marker.name, as: UTF8.self)
      builder.addHeredoc(
        name: name, content: marker.stripsTabs ? withoutTabs(start..<contentEnd) : nil,
        contentSpan: Span(start, contentEnd), expands: marker.expands, stripsTabs: marker.stripsTabs)
      if !isTerminated {
        rules.report(
          "the heredoc is never closed", at: instruction.text.span(instruction.line),
          hint: "end it with a line that holds only \(name)")
        break
      }
    }
    return markers.isEmpty ? nil : heredocEnd
  }

  private func withoutTabs(_ range: Range<Int>) -> String {
    var content: [UInt8] = []
    content.reserveCapacity(range.count)
    var isLineStart = true
    for byte in bytes[range] where !(isLineStart && byte == Byte.tab) {
      content.append(byte)
      isLineStart = byte == Byte.lineFeed
    }
    return String(decoding: content, as: UTF8.self)
  }
}
