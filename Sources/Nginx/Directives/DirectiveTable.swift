import Synchronization
import Syntax

/// The directives that nginx, its commercial edition and third-party modules know, by name.
enum DirectiveTable {
  /// What is known of a name; nil for a name that nobody defines.
  ///
  /// Reading a line of the table takes much longer than finding it, and configurations say the same over and over; so what
  /// was asked for once is kept. Names that nobody defines are not, since there is no end of them.
  static subscript(name: String) -> DirectiveInfo? {
    if let known = cache.withLock({ $0[name] }) { return known }
    guard let found = info(name, in: core, isCore: true) ?? info(name, in: foreign, isCore: false) else { return nil }
    // There is one object for each name, so that names can be compared by them.
    return cache.withLock { cache in
      if let known = cache[name] { return known }
      cache[name] = found
      return found
    }
  }

  private static let cache = Mutex<[String: DirectiveInfo]>([:])

  /// The last version of nginx that knew a directive which it no longer knows.
  static func lastVersion(ofRemoved name: String) -> String? {
    let lines = removed.lines(of: name)
    return lines.first
  }

  /// The directive of nginx that was probably meant by a name that nobody defines; only one that may stand in
  /// `context`, if that is known.
  static func suggestion(for name: String, in context: ConfigContext) -> String? {
    let wanted = ContextSet(context)
    return Suggestion.nearest(to: name, among: coreLines) { line in
      wanted.isEmpty || core.line(at: line).flatMap { DirectiveForm(line: $0.rest) }?.contexts.contains(wanted) ?? false
    }
  }

  /// The line of each form of nginx's own directives, by its name; read once, for files with one slip have more.
  private static let coreLines: [(name: String, value: Int)] = (0..<core.count).compactMap { index in
    core.name(at: index).map { ($0, index) }
  }

  /// The names of nginx's own directives, in byte order; one for each form.
  static var coreNames: [String] { coreLines.map(\.name) }

  /// The names of directives that are not nginx's own, in byte order; one for each form.
  static var foreignNames: [String] { (0..<foreign.count).compactMap(foreign.name) }

  private static let core = SortedLines(coreDirectives)
  private static let foreign = SortedLines(foreignDirectives)
  private static let removed = SortedLines(removedDirectives)

  private static func info(_ name: String, in table: SortedLines, isCore: Bool) -> DirectiveInfo? {
    let forms = table.lines(of: name).compactMap { DirectiveForm(line: $0) }
    return forms.isEmpty ? nil : DirectiveInfo(name: name, forms: forms, isCore: isCore)
  }
}

/// A text whose lines are in byte order of their first words, searched in place: using it costs one pass for the starts
/// of its lines, not a dictionary.
struct SortedLines: Sendable {
  private let text: StaticString
  private let starts: [UInt32]

  init(_ text: StaticString) {
    self.text = text
    starts = text.withUTF8Buffer { bytes in
      var starts: [UInt32] = bytes.isEmpty ? [] : [0]
      for offset in bytes.indices where bytes[offset] == Byte.lineFeed { starts.append(UInt32(offset + 1)) }
      starts.append(UInt32(bytes.count + 1))
      return starts
    }
  }

  /// The number of lines.
  var count: Int { max(0, starts.count - 1) }

  /// The first word of a line, and what follows it.
  func line(at index: Int) -> (name: String, rest: String)? {
    text.withUTF8Buffer { bytes in
      let line = bytes[range(of: index)]
      guard let space = line.firstIndex(of: Byte.space) else { return nil }
      return (
        String(decoding: line[..<space], as: UTF8.self), String(decoding: line[(space + 1)...], as: UTF8.self)
      )
    }
  }

  /// The first word of a line.
  func name(at index: Int) -> String? {
    text.withUTF8Buffer { bytes in
      let line = bytes[range(of: index)]
      return line.firstIndex(of: Byte.space).map { String(decoding: line[..<$0], as: UTF8.self) }
    }
  }

  /// What follows the first word on all lines that start with `name`.
  func lines(of name: String) -> [String] {
    text.withUTF8Buffer { bytes in
      let name = Array(name.utf8)
      var low = 0
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if SortedLines.precedes(word(of: middle, in: bytes), name) { low = middle + 1 } else { high = middle }
      }
      var lines: [String] = []
      while low < count, word(of: low, in: bytes).elementsEqual(name) {
        let line = bytes[range(of: low)]
        lines.append(String(decoding: line.dropFirst(name.count + 1), as: UTF8.self))
        low += 1
      }
      return lines
    }
  }

  private static func precedes(_ word: Slice<UnsafeBufferPointer<UInt8>>, _ name: [UInt8]) -> Bool {
    var index = word.startIndex
    for byte in name {
      guard index < word.endIndex else { return true }
      if word[index] != byte { return word[index] < byte }
      index += 1
    }
    return false
  }

  private func range(of index: Int) -> Range<Int> { Int(starts[index])..<Int(starts[index + 1] - 1) }

  private func word(of index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let line = bytes[range(of: index)]
    return line[..<(line.firstIndex(of: Byte.space) ?? line.endIndex)]
  }
}
