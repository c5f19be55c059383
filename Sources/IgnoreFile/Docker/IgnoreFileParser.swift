import Syntax

/// Parses `.dockerignore` files as the builder does (moby/patternmatcher, `ignorefile`).
///
/// Each pattern is a node of kind `line` with the pattern as its only argument, and the flag `negated` where it starts
/// with `!`.
public enum IgnoreFileParser {
  /// The tree of an ignore file.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    var builder = SyntaxTreeBuilder(source: source, language: .dockerignore)
    let bytes = source.bytes
    var start = bytes.starts(with: Byte.byteOrderMark) ? Byte.byteOrderMark.count : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: Byte.lineFeed) ?? bytes.count
      parseLine(bytes, start, end, &builder)
      start = end + 1
    }
    return builder.finish()
  }

  private static func parseLine(_ bytes: [UInt8], _ start: Int, _ end: Int, _ builder: inout SyntaxTreeBuilder) {
    let line = trim(bytes, start..<end)
    guard !line.isEmpty else { return }
    // Only a hash in the first column makes a comment; after a space it belongs to a pattern.
    if bytes[start] == Byte.hash { return builder.addComment(Span(start, line.upperBound)) }

    builder.open(.line, nameSpan: .empty(at: line.lowerBound), at: line.lowerBound)
    var pattern = line
    if bytes[line.lowerBound] == Byte.exclamationMark {
      let mark = Span(line.lowerBound, line.lowerBound + 1)
      builder.addFlag(name: "negated", value: nil, span: mark, valueSpan: .empty(at: mark.end))
      pattern = trim(bytes, (line.lowerBound + 1)..<line.upperBound)
    }
    builder.addArgument(Span(pattern))
    builder.close(at: line.upperBound)

    if pattern.isEmpty {
      builder.report(
        SyntaxProblem("`!` without a pattern", at: Span(line), hint: "write the pattern right after it"))
    } else if DockerPatternCompiler.compile(IgnorePattern.cleaned(bytes[pattern])) == nil {
      builder.report(
        SyntaxProblem(
          "malformed pattern", at: Span(pattern),
          hint: "close every `[`, and write `\\\\` for a backslash"))
    }
  }

  private static func trim(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == Byte.space || (0x09...0x0D).contains(byte) }
}
