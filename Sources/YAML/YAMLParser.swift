import Syntax

/// Reads YAML text into the shared tree, on top of libyaml's event parser.
///
/// Each document is a `document` node, each mapping entry an `entry` (its name is the key), each sequence item an
/// `item`; the node's form says what the value is: `scalar` (the only argument; none for an empty value), `mapping`,
/// `sequence` or `alias`. Anchors and tags of the value are flags named `anchor` and `tag`.
public enum YAMLParser {
  /// The deepest nesting of collections that is read.
  public static let maximumDepth = 200

  /// The tree of a YAML text; never fails: what could not be read is in the tree's problems.
  public static func parse(_ source: SourceFile, language: Language) -> SyntaxTree {
    var builder = SyntaxTreeBuilder(source: source, language: language)
    if let problem = Encoding.problem(in: source.bytes) {
      builder.report(problem)
      return builder.finish()
    }
    let clean = Encoding.clean(source.bytes)
    for problem in clean.problems { builder.report(problem) }
    return clean.bytes.withUnsafeBufferPointer { bytes in
      var assembler = TreeAssembler(bytes: bytes, builder: builder)
      assembler.readAll()
      return assembler.finish()
    }
  }
}
