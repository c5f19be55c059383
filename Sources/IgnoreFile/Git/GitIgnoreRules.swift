import Syntax

/// The patterns of one `.gitignore` file or of `.git/info/exclude`, as `gitignore(5)` describes them.
public struct GitIgnoreRules: Sendable {
  private struct Rule: Sendable {
    let isNegated: Bool
    let isForDirectories: Bool
    let isForNames: Bool
    let firstByte: UInt8?
    let lastByte: UInt8?
  }

  /// What can be said of a rule without its pattern, apart so that a look at all of them touches little memory.
  private let rules: [Rule]
  private let patterns: [PathPattern]

  /// Whether no line of the file holds a pattern.
  public var isEmpty: Bool { rules.isEmpty }

  /// The rules in the text of an ignore file; patterns that git never matches are left out.
  public init(_ text: [UInt8]) {
    let start = text.starts(with: Byte.byteOrderMark) ? Byte.byteOrderMark.count : 0
    self.init(lines: text[start...].split(separator: Byte.lineFeed))
  }

  /// The rules that patterns given elsewhere make: one pattern an element.
  public init(patterns: [String]) {
    self.init(lines: patterns.map { Array($0.utf8)[...] })
  }

  private init(lines: [ArraySlice<UInt8>]) {
    let compiled = lines.compactMap(GitIgnoreRules.rule)
    rules = compiled.map(\.rule)
    patterns = compiled.map(\.pattern)
  }

  private static func rule(_ line: ArraySlice<UInt8>) -> (rule: Rule, pattern: PathPattern)? {
    guard line.first != Byte.hash else { return nil }
    var pattern = withoutTrailingSpaces(line.last == Byte.carriageReturn ? line.dropLast() : line)
    let isNegated = pattern.first == Byte.exclamationMark
    if isNegated { pattern = pattern.dropFirst() }
    let isForDirectories = pattern.last == Byte.slash
    if isForDirectories { pattern = pattern.dropLast() }
    let isForNames = !pattern.contains(Byte.slash)
    if pattern.first == Byte.slash { pattern = pattern.dropFirst() }
    guard !pattern.isEmpty, let compiled = GitPatternCompiler.compile(pattern, isForNames: isForNames) else {
      return nil
    }
    let rule = Rule(
      isNegated: isNegated, isForDirectories: isForDirectories, isForNames: isForNames, firstByte: compiled.firstByte,
      lastByte: compiled.lastByte)
    return (rule, compiled)
  }

  /// Trailing spaces go unless a backslash is before them; other white space stays.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = line.startIndex
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == Byte.backslash {
        index = min(index + 1, line.endIndex - 1)
      } else if line[index] == Byte.space {
        index += 1
        continue
      }
      index += 1
      end = index
    }
    return line[..<end]
  }

  /// What the rules say of one entry: true to ignore it, false to take it in again, nil when no pattern matches.
  ///
  /// - Parameters:
  ///   - path: the path from the directory of the ignore file, without slashes at its ends.
  ///   - nameStart: the offset in it of the entry's own name.
  func decision(_ path: UnsafeRawBufferPointer, nameStart: Int, isDirectory: Bool) -> Bool? {
    guard nameStart < path.count, let last = path.last else { return nil }
    let name = UnsafeRawBufferPointer(rebasing: path[nameStart...])
    for index in rules.indices.reversed() {
      let rule = rules[index]
      if rule.isForDirectories, !isDirectory { continue }
      if let byte = rule.lastByte, byte != last { continue }
      let subject = rule.isForNames ? name : path
      if let byte = rule.firstByte, byte != subject[0] { continue }
      if patterns[index].matches(subject) { return !rule.isNegated }
    }
    return nil
  }
}
