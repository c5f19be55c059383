import CEL
import Syntax

/// What is judged as one thing: a Dockerfile, a merged Compose project, an nginx configuration with its includes.
public struct LintUnit: Sendable {
  /// The root of the model; scopes find their objects below it.
  public let root: any ModelObject

  /// The language.
  public let language: Language

  /// The environment that the unit describes: `production`; nil when nothing says which.
  public let environment: String?

  /// The trees of its files.
  public let trees: [SyntaxTree]

  /// Makes the model of what the unit leads to in other languages; nil when it leads nowhere.
  public let linked: (@Sendable () -> any ModelObject)?

  /// The types of the models below which rules find their things: the unit's own, and that of what it leads to.
  public var rootNames: [String] { [root.schema.name] + (linked == nil ? [] : [StackProject.modelSchema.name]) }

  /// The model of a type; that of what the unit leads to is made for it.
  public func root(named name: String) -> (any ModelObject)? {
    if name == root.schema.name { return root }
    return name == StackProject.modelSchema.name ? linked?() : nil
  }

  /// The files of the stack that the unit leads to; none when it leads nowhere.
  public var stackSources: [SourceFile] {
    guard let stack = linked?() as? StackProject else { return [] }
    return trees.map(\.source) + stack.services.flatMap(\.sources)
  }

  /// A unit.
  public init(
    root: any ModelObject, language: Language, environment: String? = nil, trees: [SyntaxTree],
    linked: (@Sendable () -> any ModelObject)? = nil
  ) {
    self.linked = linked
    self.root = root
    self.language = language
    self.environment = environment
    self.trees = trees
  }
}
