import Syntax

/// Finds the script of an instruction and parses it.
struct ScriptReader {
  let source: SourceFile
  /// The escape character of the file.
  let escape: UInt8

  private let file: MappedText

  init(_ source: SourceFile, escape: UInt8) {
    self.source = source
    self.escape = escape
    file = MappedText(file: source.bytes)
  }

  /// The commands of RUN, CMD, ENTRYPOINT or HEALTHCHECK; nil when another interpreter than a POSIX shell gets them.
  ///
  /// - Parameter skipping: the arguments in front of the command (HEALTHCHECK's `CMD`).
  func script(of node: SyntaxNode, shell: Shell, skipping count: Int = 0) -> ShellScript? {
    let arguments = node.arguments.dropFirst(count)
    guard let first = arguments.first else { return ShellScript() }
    if node.form == .json { return execScript(arguments) }
    guard shell.isPOSIX, let script = text(of: node, first, shell: shell) else { return nil }
    return ShellParser.parse(script.text, script.range)
  }

  /// The script of a RUN in shell form, for programs that read scripts; nil when no shell gets one.
  func source(of node: SyntaxNode, shell: Shell, variables: BuildVariables) -> ShellSource? {
    guard node.form != .json, shell.isPOSIX, let first = node.arguments.first,
      let script = text(of: node, first, shell: shell)
    else { return nil }
    return ShellSource(source, script, variables: variables.names)
  }

  /// The text of a script that is written out, and the name of the shell that gets it.
  private func text(of node: SyntaxNode, _ first: Argument, shell: Shell) -> ScriptText? {
    let heredocs = node.heredocs
    guard !heredocs.isEmpty else {
      if first.span.count == first.value.utf8.count {
        return ScriptText(text: file, range: first.span.range, shell: shell.name)
      }
      let text = joined(first.span)
      return ScriptText(text: text, range: text.range, shell: shell.name)
    }
    if heredocs.count == 1, HeredocMarker(Array(first.value.utf8), 0..<first.value.utf8.count) != nil {
      return body(heredocs[0], shell)
    }
    // The builder hands line and bodies to the shell as they are.
    var text = joined(first.span)
    for heredoc in heredocs {
      text.append(Byte.lineFeed, at: max(0, heredoc.place.span.start - 1))
      text.append(source[heredoc.place.span], at: heredoc.place.span.start)
      var end = heredoc.place.span.end
      while end < source.bytes.count, source.bytes[end] == Byte.tab { end += 1 }
      text.append(source[Span(end, end + heredoc.name.utf8.count)], at: end)
    }
    return ScriptText(text: text, range: text.range, shell: shell.name)
  }

  /// A body that is the whole script, unless its first line names another interpreter.
  private func body(_ heredoc: Heredoc, _ shell: Shell) -> ScriptText? {
    let content = heredoc.content
    var name = shell.name
    if content.hasPrefix("#!") {
      let line = content.prefix { $0 != "\n" && $0 != "\r\n" }.dropFirst(2)
      let words = line.split { $0 == " " || $0 == "\t" }.map { $0.split(separator: "/").last ?? "" }
      let interpreter = words.first { $0 != "env" && !$0.hasPrefix("-") } ?? ""
      guard CommandWrappers.shells.contains(String(interpreter)) else { return nil }
      name = String(interpreter)
    }
    var text = MappedText()
    let span = heredoc.place.span
    guard heredoc.stripsTabs else { return ScriptText(text: file, range: span.range, shell: name) }
    var index = span.start
    while index < span.end {
      while index < span.end, source.bytes[index] == Byte.tab { index += 1 }
      let end = source.bytes.index(of: Byte.lineFeed, in: index..<span.end).map { $0 + 1 } ?? span.end
      text.append(source.bytes[index..<end], at: index)
      index = end
    }
    return ScriptText(text: text, range: text.range, shell: name)
  }

  /// The command that the strings of a JSON array are, and the script in it if it is `sh -c`.
  private func execScript(_ arguments: Slice<Arguments>) -> ShellScript {
    var script = ShellScript()
    var command = ShellCommand()
    command.words = arguments.map {
      ShellWord(text: $0.value, isLiteral: true, isQuoted: true, range: $0.span.range, span: $0.span)
    }
    command.pipeline = 1
    script.pipelineCount = 1
    if let first = command.words.first, let last = command.words.last { command.span = first.span.union(last.span) }
    CommandWrappers.unwrap(&command)
    script.commands = [command]
    if let inner = CommandWrappers.scriptArgument(of: command) {
      let text = decoded(inner.span)
      ShellParser.parse(text, text.range, into: &script, context: .nested, parent: 0, depth: 1)
    }
    return script
  }

  /// The text of a JSON string, with the place of every byte.
  private func decoded(_ span: Span) -> MappedText {
    var text = MappedText()
    var index = span.start + 1
    while index + 1 < span.end {
      let byte = source.bytes[index]
      guard byte == Byte.backslash else {
        text.append(byte, at: index)
        index += 1
        continue
      }
      switch source.bytes[index + 1] {
      case UInt8(ascii: "n"): text.append(Byte.lineFeed, at: index)
      case UInt8(ascii: "t"): text.append(Byte.tab, at: index)
      case UInt8(ascii: "r"): text.append(Byte.carriageReturn, at: index)
      case let next: text.append(next, at: index)
      }
      index += 2
    }
    return text
  }

  /// The text of an argument, its lines joined as the parser joined them.
  func joined(_ span: Span) -> MappedText {
    let bytes = source.bytes
    var text = MappedText()
    text.reserveCapacity(span.count)
    var position = span.start
    while position < span.end {
      let newline = bytes.index(of: Byte.lineFeed, in: position..<span.end)
      var end = newline ?? span.end
      while end > position, bytes[end - 1] == Byte.carriageReturn { end -= 1 }
      let content = bytes.trimmed(position..<end)
      let isSkipped = position > span.start && (content.first.map { bytes[$0] == Byte.hash } ?? true)
      if !isSkipped {
        let cut = newline == nil ? nil : continuation(position..<end)
        text.append(bytes[position..<(cut ?? end)], at: position)
      }
      position = newline.map { $0 + 1 } ?? span.end
    }
    return text
  }

  private func continuation(_ line: Range<Int>) -> Int? {
    var end = line.upperBound
    while end > line.lowerBound, source.bytes[end - 1].isBlank { end -= 1 }
    return end > line.lowerBound && source.bytes[end - 1] == escape ? end - 1 : nil
  }
}
