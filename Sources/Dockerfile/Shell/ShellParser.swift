import Syntax

/// Parses POSIX shell with the common extensions of bash.
///
/// It follows the grammar of section 2.10 of the POSIX shell language, and keeps of it what rules ask for: the simple
/// commands. A script that is not well-formed is read as far as it makes sense.
struct ShellParser {
  let text: MappedText
  var position: Int
  let end: Int
  var script: ShellScript
  var context: ShellContext
  var parent: Int?
  var depth: Int
  var backtickDepth = 0
  /// The commands that are read at the moment have their words here, the inner ones last.
  var words: [ShellWord] = []

  /// The bytes of the words that are read at the moment, the inner ones last.
  var scratch: [UInt8] = []

  private var pendingHeredocs: [(name: String, stripsTabs: Bool, command: Int)] = []
  private var inputScripts: [(range: Range<Int>, command: Int)] = []

  /// The deepest nesting of blocks, substitutions and `sh -c` that is followed.
  static let maximumDepth = 60

  private init(
    _ text: MappedText, _ range: Range<Int>, script: ShellScript, context: ShellContext, parent: Int?, depth: Int
  ) {
    self.text = text
    position = range.lowerBound
    end = range.upperBound
    self.script = script
    self.context = context
    self.parent = parent
    self.depth = depth
  }

  /// The commands of a script.
  static func parse(_ text: MappedText, _ range: Range<Int>) -> ShellScript {
    var script = ShellScript()
    parse(text, range, into: &script, context: [], parent: nil, depth: 0)
    return script
  }

  /// Appends the commands of a script that stands inside of a command.
  static func parse(
    _ text: MappedText, _ range: Range<Int>, into script: inout ShellScript, context: ShellContext, parent: Int?,
    depth: Int
  ) {
    guard depth < maximumDepth else {
      script.isComplete = false
      return
    }
    var parser = ShellParser(text, range, script: script, context: context, parent: parent, depth: depth)
    script = ShellScript()
    parser.parseProgram()
    script = parser.script
  }

  var bytes: [UInt8] { text.bytes }
  var peek: UInt8? { position < end ? bytes[position] : nil }
  func peek(_ distance: Int) -> UInt8? { position + distance < end ? bytes[position + distance] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func parseProgram() {
    while position < end {
      parseList(closers: [])
      // Whatever stopped the list closes nothing here.
      if position < end {
        script.isComplete = false
        position += reservedWord()?.count ?? 1
      }
    }
    for input in inputScripts {
      ShellParser.parse(
        text, input.range, into: &script, context: context.union(.nested), parent: input.command, depth: depth + 1)
    }
  }

  // MARK: - Lists

  /// Parses commands until a word of `closers`, or anything that cannot start a command.
  mutating func parseList(closers: [ReservedWord]) {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else {
      script.isComplete = false
      position = end
      return
    }
    var connector: ShellConnector?
    while true {
      skipBlanks()
      guard let byte = peek else { return }
      switch byte {
      case Byte.lineFeed:
        takeNewline()
        if connector == nil { connector = script.commands.isEmpty ? nil : .newline }
        continue
      case Byte.semicolon:
        if peek(1) == Byte.semicolon || peek(1) == Byte.ampersand { return }
        position += 1
        continue
      case Byte.ampersand, Byte.pipe:
        // An operator without a command before it.
        script.isComplete = false
        position += 1
        continue
      case Byte.closeParenthesis: return
      case Byte.backtick where backtickDepth > 0: return
      default: break
      }
      if let word = reservedWord(), word.isCloser {
        if closers.contains(word) || depth > 1 { return }
        script.isComplete = false
        position += word.count
        continue
      }
      let before = position
      parseAndOr(after: connector)
      connector = takeSeparator()
      if position == before {
        script.isComplete = false
        position += 1
      }
    }
  }

  /// Takes `;`, `&` or a newline after a command and tells that command.
  private mutating func takeSeparator() -> ShellConnector? {
    skipBlanks()
    let connector: ShellConnector
    switch peek {
    case Byte.semicolon where peek(1) != Byte.semicolon && peek(1) != Byte.ampersand:
      position += 1
      connector = .semicolon
    case Byte.ampersand where peek(1) != Byte.ampersand:
      position += 1
      connector = .background
    case Byte.lineFeed:
      takeNewline()
      connector = .newline
    default: return nil
    }
    connectLast(connector)
    return connector
  }

  /// Tells the last command of the surrounding list what follows it.
  private mutating func connectLast(_ connector: ShellConnector) {
    var index = script.commands.count - 1
    while index >= 0 {
      if script.commands[index].parent == parent {
        if script.commands[index].followedBy == nil { script.commands[index].followedBy = connector }
        return
      }
      index -= 1
    }
  }

  private mutating func parseAndOr(after connector: ShellConnector?) {
    var connector = connector
    while true {
      parsePipeline(after: connector)
      skipBlanks()
      if peek == Byte.ampersand, peek(1) == Byte.ampersand {
        connector = .and
      } else if peek == Byte.pipe, peek(1) == Byte.pipe {
        connector = .or
      } else {
        return
      }
      if let connector { connectLast(connector) }
      position += 2
      skipNewlines()
    }
  }

  private mutating func parsePipeline(after connector: ShellConnector?) {
    script.pipelineCount += 1
    let pipeline = script.pipelineCount
    var connector = connector
    var previous: Range<Int>?
    var pipelinePosition = 0
    while let word = reservedWord(), word == .not || word == .time {
      position += word.count
      if word == .time { skipOptions() }
      skipBlanks()
    }
    while true {
      let first = script.commands.count
      parseCommand()
      let element = first..<script.commands.count
      for index in element where script.commands[index].parent == parent {
        if script.commands[index].precededBy == nil, index == first { script.commands[index].precededBy = connector }
        if script.commands[index].pipeline == 0 {
          script.commands[index].pipeline = pipeline
          script.commands[index].pipelinePosition = pipelinePosition
        }
      }
      if let previous, let reader = element.first {
        for index in previous where script.commands[index].parent == parent && script.commands[index].pipesInto == nil {
          script.commands[index].pipesInto = reader
        }
      }
      skipBlanks()
      guard peek == Byte.pipe, peek(1) != Byte.pipe else { return }
      connectLast(.pipe)
      connector = .pipe
      position += peek(1) == Byte.ampersand ? 2 : 1
      skipNewlines()
      previous = element
      pipelinePosition += 1
    }
  }

  private mutating func skipOptions() {
    skipBlanks()
    while peek == Byte.dash {
      _ = scanWord()
      skipBlanks()
    }
  }

  // MARK: - White space

  /// Skips blanks, joined lines and a comment.
  mutating func skipBlanks() {
    while let byte = peek {
      if byte.isBlank || byte == Byte.carriageReturn {
        position += 1
      } else if byte == Byte.backslash, peek(1) == Byte.lineFeed {
        position += 2
      } else if byte == Byte.hash {
        position = bytes.index(of: Byte.lineFeed, in: position..<end) ?? end
      } else {
        return
      }
    }
  }

  mutating func skipNewlines() {
    skipBlanks()
    while peek == Byte.lineFeed {
      takeNewline()
      skipBlanks()
    }
  }

  /// Takes a newline and the bodies of the heredocs that the line opened.
  mutating func takeNewline() {
    position += 1
    if pendingHeredocs.isEmpty { return }
    let pending = pendingHeredocs
    pendingHeredocs = []
    for heredoc in pending { readHeredoc(heredoc) }
  }

  private mutating func readHeredoc(_ heredoc: (name: String, stripsTabs: Bool, command: Int)) {
    let start = position
    var bodyEnd = end
    while position < end {
      var lineStart = position
      let lineEnd = bytes.index(of: Byte.lineFeed, in: position..<end) ?? end
      position = min(lineEnd + 1, end)
      while heredoc.stripsTabs, lineStart < lineEnd, bytes[lineStart] == Byte.tab { lineStart += 1 }
      if bytes[lineStart..<lineEnd].elementsEqual(heredoc.name.utf8) {
        bodyEnd = min(lineStart, bodyEnd)
        break
      }
    }
    guard script.commands.indices.contains(heredoc.command), start < bodyEnd else { return }
    if CommandWrappers.readsScript(script.commands[heredoc.command]) {
      inputScripts.append((start..<bodyEnd, heredoc.command))
    }
  }

  mutating func expectHeredoc(_ delimiter: ShellWord, stripsTabs: Bool, command: Int) {
    pendingHeredocs.append((delimiter.text, stripsTabs, command))
  }
}
