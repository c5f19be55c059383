import CEL
import Syntax

/// A problem of a parser, as rules see it: the `…000` rules turn it into a finding.
public final class SyntaxProblemModel: ModelObject {
  /// The language that could not be read.
  public let language: Language

  /// What is wrong, with the hint.
  public let message: String

  /// Where.
  public let place: Place?

  /// What a message shows for it.
  public var display: String { message }

  /// The model of one problem of a tree.
  public init(_ problem: SyntaxProblem, in tree: SyntaxTree) {
    language = tree.language
    message = problem.hint.map { "\(problem.message); \($0)" } ?? problem.message
    place = Place(tree.source, problem.span)
  }

  /// The fields that rules can use.
  public static let modelSchema = ObjectSchema(
    SyntaxProblemModel.self, "syntax.problem", "Something that the parser of a language could not accept."
  ) {
    Field("language", "The language of the file: dockerfile, compose, nginx, env or dockerignore.") {
      $0.language.rawValue
    }
    Field("message", "What is wrong, and what was probably meant.") { $0.message }
  }
}

/// The syntax of one linted unit: the root of the scope `syntax.problem`.
public final class SyntaxModel: ModelObject {
  /// The problems of all files of the unit.
  public let problems: [SyntaxProblemModel]

  /// None: the problems have places.
  public var place: Place? { nil }

  /// What a message shows for it.
  public var display: String { "syntax" }

  /// The syntax of some trees.
  public init(_ trees: [SyntaxTree]) {
    problems = trees.flatMap { tree in tree.problems.map { SyntaxProblemModel($0, in: tree) } }
  }

  /// The fields that rules can use.
  public static let modelSchema = ObjectSchema(SyntaxModel.self, "syntax.file", "What the parsers say of a file.") {
    Field("problems", "What could not be accepted, in document order.") { $0.problems }
  }

  /// The scope of the `…000` rules.
  public static let scope = Scope(
    "syntax.problem", "Each thing that a parser could not accept.",
    variables: [Variable("problem", .object("syntax.problem"), "The problem.")], in: SyntaxModel.self
  ) { syntax in
    syntax.problems.map { [.object($0)] }
  }
}
