import Policy

/// The changes of fixes as a unified diff, for people to read and for `git apply` and `patch -p1` to apply.
public struct UnifiedDiff {
  private static let contextCount = 3

  private let paint: Painter
  private let isForTerminal: Bool
  private var bytes: [UInt8] = []

  /// The diff of some changes; empty when there are none.
  ///
  /// - Parameters:
  ///   - color: whether lines that come and go stand out.
  ///   - isForTerminal: whether control characters are shown instead of sent; a diff to apply needs them as they are.
  public static func render(_ changes: [FileChange], color: Bool = false, isForTerminal: Bool = false) -> [UInt8] {
    var diff = UnifiedDiff(paint: Painter(isOn: color), isForTerminal: isForTerminal)
    for change in changes { diff.add(change) }
    return diff.bytes
  }

  private init(paint: Painter, isForTerminal: Bool) {
    self.paint = paint
    self.isForTerminal = isForTerminal
  }

  private mutating func add(_ change: FileChange) {
    let lines = LineChanges(change)
    guard !lines.changes.isEmpty else { return }
    add(line: "--- " + Self.name("a", change.path), .strong)
    add(line: "+++ " + Self.name("b", change.path), .strong)
    var index = 0
    while index < lines.changes.count {
      let first = index
      // Changes whose contexts touch form one hunk.
      while index + 1 < lines.changes.count,
        lines.changes[index + 1].old.lowerBound - lines.changes[index].old.upperBound <= 2 * Self.contextCount
      {
        index += 1
      }
      index += 1
      addHunk(lines.changes[first..<index], lines)
    }
  }

  private mutating func addHunk(_ changes: ArraySlice<LineChanges.Change>, _ lines: LineChanges) {
    guard let first = changes.first, let last = changes.last else { return }
    let before = min(Self.contextCount, first.old.lowerBound)
    let after = min(Self.contextCount, lines.old.count - last.old.upperBound)
    let olds = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let news = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    add(line: "@@ -\(Self.range(olds)) +\(Self.range(news)) @@", .note)
    var next = olds.lowerBound
    for change in changes {
      for line in lines.old[next..<change.old.lowerBound] { add(" ", line, .none) }
      for line in lines.old[change.old] { add("-", line, .error) }
      for line in lines.new[change.new] { add("+", line, .success) }
      next = change.old.upperBound
    }
    for line in lines.old[next..<olds.upperBound] { add(" ", line, .none) }
  }

  /// A range of lines as a hunk's head shows it: the first line and, unless it is 1, the count; an empty range is named
  /// by the line before it.
  private static func range(_ lines: Range<Int>) -> String {
    switch lines.count {
    case 0: "\(lines.lowerBound),0"
    case 1: "\(lines.lowerBound + 1)"
    default: "\(lines.lowerBound + 1),\(lines.count)"
    }
  }

  private mutating func add(_ sign: String, _ line: ArraySlice<UInt8>, _ style: Style) {
    let isEnded = line.last == 0x0A
    let text = isEnded ? line.dropLast() : line
    if isForTerminal {
      // A carriage return at the end of a line and tabs do no harm, and escaping them would make every line ugly.
      let visible = text.last == 0x0D ? text.dropLast() : text
      let parts = String(decoding: visible, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
      add(line: sign + parts.map { Escaping.line(String($0)) }.joined(separator: "\t"), style)
    } else if paint.isOn, style != .none {
      add(line: sign + String(decoding: text, as: UTF8.self), style)
    } else {
      bytes += sign.utf8
      bytes += text
      bytes.append(0x0A)
    }
    if !isEnded { add(line: "\\ No newline at end of file", .faint) }
  }

  private mutating func add(line: String, _ style: Style) {
    bytes += paint(line, style).utf8
    bytes.append(0x0A)
  }

  /// The name of a file in a diff: quoted, as git does it, when it holds what would end or change the line.
  private static func name(_ side: String, _ path: String) -> String {
    let path = path.hasPrefix("./") ? String(path.dropFirst(2)) : path
    let name = path.hasPrefix("/") ? side + path : "\(side)/\(path)"
    let isPlain = name.unicodeScalars.allSatisfy { !Escaping.isUnsafe($0) && $0 != "\"" && $0 != "\\" }
    if isPlain { return name.contains(" ") ? name + "\t" : name }
    var quoted = "\""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): quoted += "\\" + String(Unicode.Scalar(byte))
      case 0x20...0x7E: quoted.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      }
    }
    return quoted + "\""
  }
}
