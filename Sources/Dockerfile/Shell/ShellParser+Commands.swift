import Syntax

extension ShellParser {
  // MARK: - Commands

  mutating func parseCommand() {
    skipBlanks()
    guard let byte = peek else { return }
    if byte == Byte.openParenthesis {
      if peek(1) == Byte.openParenthesis {
        skipArithmetic()
      } else {
        position += 1
        within(.subshell) { $0.parseList(closers: []) }
        if !take(Byte.closeParenthesis) { script.isComplete = false }
      }
      skipRedirections()
      return
    }
    switch reservedWord() {
    case .openBrace:
      position += 1
      within([]) { $0.parseList(closers: [.closeBrace]) }
      expect(.closeBrace)
    case .if: parseIf()
    case .while, .until:
      position += 5
      within(.condition) { $0.parseList(closers: [.do]) }
      parseLoopBody()
    case .for: parseFor(.for)
    case .select: parseFor(.select)
    case .case: parseCase()
    case .function:
      position += 8
      skipBlanks()
      skipWord()
      skipBlanks()
      if take(Byte.openParenthesis) { _ = take(Byte.closeParenthesis) }
      parseFunctionBody()
    default:
      parseSimpleCommand()
      return
    }
    skipRedirections()
  }

  /// The reserved word at the position.
  func reservedWord() -> ReservedWord? {
    guard position < end, ReservedWord.canStart(with: bytes[position]) else { return nil }
    var index = position
    var key: UInt64 = 0
    while index < end {
      let byte = bytes[index]
      guard byte.isLetter || byte == Byte.openBrace || byte == Byte.closeBrace || byte == Byte.exclamationMark else {
        break
      }
      if index - position == ReservedWord.maximumCount { return nil }
      key = ReservedWord.key(key, appending: byte)
      index += 1
    }
    guard index == end || endsWord(bytes[index]) else { return nil }
    return ReservedWord(key: key)
  }

  func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case Byte.space, Byte.tab, Byte.lineFeed, Byte.carriageReturn, Byte.semicolon, Byte.ampersand, Byte.pipe, Byte.less,
      Byte.greater, Byte.openParenthesis, Byte.closeParenthesis:
      true
    case Byte.backtick: backtickDepth > 0
    default: false
    }
  }

  private mutating func within(_ context: ShellContext, _ body: (inout ShellParser) -> Void) {
    let outer = self.context
    self.context.formUnion(context)
    body(&self)
    self.context = outer
  }

  private mutating func expect(_ word: ReservedWord) {
    skipBlanks()
    if reservedWord() == word {
      position += word.count
    } else {
      script.isComplete = false
    }
  }

  private mutating func parseIf() {
    position += 2
    within(.condition) { $0.parseList(closers: [.then]) }
    expect(.then)
    within(.branch) { $0.parseList(closers: [.elif, .else, .fi]) }
    skipBlanks()
    while reservedWord() == .elif {
      position += 4
      within(.condition) { $0.parseList(closers: [.then]) }
      expect(.then)
      within(.branch) { $0.parseList(closers: [.elif, .else, .fi]) }
    }
    if reservedWord() == .else {
      position += 4
      within(.branch) { $0.parseList(closers: [.fi]) }
    }
    expect(.fi)
  }

  private mutating func parseLoopBody() {
    expect(.do)
    within(.loop) { $0.parseList(closers: [.done]) }
    expect(.done)
  }

  private mutating func parseFor(_ keyword: ReservedWord) {
    position += keyword.count
    skipBlanks()
    if peek == Byte.openParenthesis { skipArithmetic() } else { skipWord() }
    skipNewlines()
    if reservedWord() == .in {
      position += 2
      skipBlanks()
      while let byte = peek, !endsWord(byte) {
        let before = position
        skipWord()
        if position == before { break }
        skipBlanks()
      }
    }
    skipBlanks()
    _ = take(Byte.semicolon)
    skipNewlines()
    parseLoopBody()
  }

  private mutating func parseCase() {
    position += 4
    skipBlanks()
    skipWord()
    skipNewlines()
    expect(.in)
    while true {
      skipNewlines()
      if peek == nil || reservedWord() == .esac { break }
      let before = position
      _ = take(Byte.openParenthesis)
      skipBlanks()
      while let byte = peek, byte != Byte.closeParenthesis, byte != Byte.lineFeed {
        if byte == Byte.pipe || byte.isBlank { position += 1 } else if scanWord() == nil { break }
      }
      guard take(Byte.closeParenthesis) else { break }
      within(.branch) { $0.parseList(closers: [.esac]) }
      while peek == Byte.semicolon || peek == Byte.ampersand { position += 1 }
      if position == before { break }
    }
    expect(.esac)
  }

  private mutating func parseFunctionBody() {
    skipNewlines()
    within(.function) { $0.parseBody() }
  }

  /// A function's body counts as a level: bodies may follow each other without end.
  private mutating func parseBody() {
    depth += 1
    defer { depth -= 1 }
    if depth < Self.maximumDepth {
      parseCommand()
    } else {
      script.isComplete = false
      position = end
    }
  }

  /// Skips `(( … ))`.
  mutating func skipArithmetic() {
    var open = 0
    while let byte = peek {
      position += 1
      if byte == Byte.openParenthesis {
        open += 1
      } else if byte == Byte.closeParenthesis {
        open -= 1
        if open <= 0 { return }
      } else if byte == Byte.lineFeed {
        break
      }
    }
    script.isComplete = false
  }

  private mutating func skipRedirections() {
    skipBlanks()
    while takeRedirection(command: max(0, script.commands.count - 1)) != nil { skipBlanks() }
  }

  // MARK: - Simple commands

  private mutating func parseSimpleCommand() {
    let index = script.commands.count
    let start = position
    let firstWord = words.count
    defer { while words.count > firstWord { words.removeLast() } }
    script.commands.append(ShellCommand(parent: parent, context: context))
    var command = ShellCommand(parent: parent, context: context)
    var last = start
    let outerParent = parent
    parent = index
    while let byte = peek {
      if let redirection = takeRedirection(command: index) {
        command.redirections.append(redirection)
      } else if endsWord(byte), !startsSubstitution {
        if byte == Byte.openParenthesis, words.count == firstWord + 1, peek(1) == Byte.closeParenthesis {
          parent = outerParent
          script.commands.removeSubrange(index...)
          position += 2
          parseFunctionBody()
          return
        }
        break
      } else if words.count == firstWord, let assignment = scanAssignment() {
        command.assignments.append(assignment)
      } else if let word = scanWord() {
        let startsTest = words.count == firstWord && !word.isQuoted && word.text == "[["
        words.append(word)
        if startsTest { scanTest() }
      } else {
        break
      }
      last = position
      skipBlanks()
    }
    parent = outerParent
    if last == start {
      script.commands.removeSubrange(index...)
      return
    }
    // `Array(…)` might share the memory, so that the next removal would copy all of it.
    command.words = words[firstWord...].map { $0 }
    command.span = text.span(start..<last)
    CommandWrappers.unwrap(&command)
    let inner = CommandWrappers.scriptArgument(of: command)
    script.commands[index] = command
    if let inner {
      let mapped = ShellQuoting.unquoted(text, inner.range)
      ShellParser.parse(
        mapped, mapped.range, into: &script, context: context.union(.nested), parent: index, depth: depth + 1)
    }
  }

  /// The words of `[[ … ]]`, whose operators are no separators.
  private mutating func scanTest() {
    while true {
      skipBlanks()
      while let byte = peek, endsWord(byte) {
        if byte == Byte.lineFeed { takeNewline() } else { position += 1 }
      }
      guard peek != nil, let word = scanWord() else { return }
      words.append(word)
      if word.text == "]]", !word.isQuoted { return }
    }
  }

  private mutating func scanAssignment() -> ShellAssignment? {
    var index = position
    guard index < end, bytes[index].isNameStart else { return nil }
    while index < end, bytes[index].isNamePart { index += 1 }
    let name = position..<index
    if index < end, bytes[index] == Byte.openBracket {
      guard let close = bytes.index(of: Byte.closeBracket, in: index..<min(end, index + 200)) else { return nil }
      index = close + 1
    }
    if index + 1 < end, bytes[index] == Byte.plus, bytes[index + 1] == Byte.equals { index += 1 }
    guard index < end, bytes[index] == Byte.equals else { return nil }
    let start = position
    position = index + 1
    var value: ShellWord?
    if peek == Byte.openParenthesis {
      skipArray()
      value = ShellWord(
        text: bytes.text((index + 1)..<position), isLiteral: false, isQuoted: false, range: (index + 1)..<(index + 1),
        span: .empty(at: text.offset(of: index + 1)))
    } else if let byte = peek, !endsWord(byte) || startsSubstitution {
      value = scanWord()
    }
    let empty = ShellWord(
      text: "", isLiteral: true, isQuoted: false, range: (index + 1)..<(index + 1),
      span: .empty(at: text.offset(of: index + 1)))
    return ShellAssignment(name: bytes.text(name), value: value ?? empty, span: text.span(start..<position))
  }

  private mutating func skipArray() {
    position += 1
    while let byte = peek, byte != Byte.closeParenthesis {
      if byte == Byte.lineFeed { takeNewline() } else if endsWord(byte) || scanWord() == nil { position += 1 }
      skipBlanks()
    }
    _ = take(Byte.closeParenthesis)
  }

  // MARK: - Redirections

  /// Takes a redirection if one stands here.
  private mutating func takeRedirection(command: Int) -> ShellRedirection? {
    var index = position
    while index < end, bytes[index].isDigit { index += 1 }
    guard index < end, index - position < 6 else { return nil }
    let isBoth =
      index == position && bytes[index] == Byte.ampersand && index + 1 < end && bytes[index + 1] == Byte.greater
    guard isBoth || bytes[index] == Byte.less || bytes[index] == Byte.greater else { return nil }
    // `<(` and `>(` start a word.
    if !isBoth, index == position, peek(1) == Byte.openParenthesis { return nil }
    let descriptor = index == position ? nil : Int(bytes.text(position..<index))
    let start = index
    index += isBoth ? 2 : 1
    while index < end, index - start < 3 {
      let byte = bytes[index]
      let isDouble = byte == bytes[index - 1] && (byte == Byte.less || byte == Byte.greater)
      let isHeredocDash = byte == Byte.dash && index - start == 2 && bytes[start] == Byte.less
      let isSecond =
        index - start == 1 && !isBoth
        && (byte == Byte.ampersand || byte == Byte.pipe || (byte == Byte.greater && bytes[start] == Byte.less))
      guard isDouble || isHeredocDash || isSecond else { break }
      index += 1
    }
    let symbol = bytes.text(start..<index)
    position = index
    skipBlanks()
    var redirection = ShellRedirection(symbol: symbol, descriptor: descriptor)
    if let byte = peek, !endsWord(byte) || startsSubstitution { redirection.target = scanWord() }
    if let target = redirection.target, symbol == "<<" || symbol == "<<-" {
      expectHeredoc(target, stripsTabs: symbol == "<<-", command: command)
    }
    return redirection
  }

  /// Whether `<(` or `>(` stands here.
  var startsSubstitution: Bool {
    (peek == Byte.less || peek == Byte.greater) && peek(1) == Byte.openParenthesis
  }
}
