import Syntax

/// Reads Dockerfiles as BuildKit does.
///
/// Each instruction is a node of kind `directive` whose name is the keyword in capitals. Its arguments are what the
/// builder's parser makes of the rest of the line:
/// - FROM, EXPOSE: words; COPY, ADD, VOLUME: words or the strings of a JSON array.
/// - RUN, CMD, ENTRYPOINT, SHELL: the strings of a JSON array, or one argument: the rest of the line, its continuations
///   joined and its comments left out.
/// - USER, WORKDIR, STOPSIGNAL, MAINTAINER: one argument, the rest of the line.
/// - ENV, LABEL: one argument for each `key=value`, quotes included; two for the old form without `=`.
/// - ARG: words, quotes included.
/// - HEALTHCHECK: `CMD` or `NONE`, then the command as RUN has it.
/// - ONBUILD: none; the instruction that it wraps is its child.
///
/// A node has the form `json` when its arguments come from a JSON array. Parser directives are nodes of their own kind.
public enum DockerfileParser {
  /// The tree of a file; whatever the builder would refuse is among its problems.
  public static func parse(_ source: SourceFile) -> SyntaxTree {
    var reader = DockerfileReader(source)
    return reader.read()
  }

  /// The lines of a file and what each one is; put together, they are the file.
  static func lines(_ source: SourceFile) -> [DockerfileLine] {
    var reader = DockerfileReader(source)
    _ = reader.read()
    return reader.lines
  }
}

/// A line of a Dockerfile, with its line ending.
struct DockerfileLine: Equatable, Sendable {
  /// What a line is.
  enum Kind: Sendable {
    /// The mark in front of the first line.
    case byteOrderMark
    /// A parser directive.
    case parserDirective
    /// A comment, also one between continued lines.
    case comment
    /// A line of white space outside of an instruction.
    case blank
    /// The line on which an instruction starts.
    case instruction
    /// A further line of an instruction, empty or not.
    case continuation
    /// A line of a heredoc's body.
    case heredoc
    /// The line that ends a heredoc.
    case delimiter
  }

  /// What it is.
  let kind: Kind

  /// Where it stands.
  let span: Span
}
