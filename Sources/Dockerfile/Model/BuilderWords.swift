import CEL
import Syntax

/// What the builder makes of the words of an instruction that it expands itself.
struct BuilderWords: Sendable {
  /// The arguments with variables put in.
  var values: [Fact<String>] = []

  /// The variables that nothing sets.
  var undefined: [String] = []

  /// What the first of them was probably meant to be.
  var suggestion: String?

  /// The variables with a modifier that builders do not know.
  var unsupported: [String] = []

  /// WORKDIR: the folder that it leads to.
  var folder: Fact<String> = .absent

  /// WORKDIR: whether it is absolute, or one before it was.
  var isAnchored: Fact<Bool> = .absent

  /// The words of an instruction whose arguments a shell gets.
  init() {}

  /// The words of an instruction that the builder expands.
  init(_ node: SyntaxNode, escape: UInt8, variables: BuildVariables) {
    let arguments = node.arguments
    values.reserveCapacity(arguments.count)
    for argument in arguments {
      let word = Expander.expand(argument.value, escape: escape, variables: variables)
      values.append(word.value)
      if word.names.isEmpty, word.unsupported.isEmpty { continue }
      unsupported += word.unsupported
      for name in word.required where variables.isUndefined(name) && !undefined.contains(name) {
        undefined.append(name)
      }
    }
    for flag in node.flags where Self.expandedFlags.contains(flag.name) {
      let word = Expander.expand(flag.value ?? "", escape: escape, variables: variables)
      for name in word.required where variables.isUndefined(name) && !undefined.contains(name) {
        undefined.append(name)
      }
    }
    suggestion = undefined.first.flatMap(variables.suggestion)
  }

  /// The flags of COPY and ADD in which the builder puts variables.
  private static let expandedFlags: WordSet = ["chown", "chmod"]
}

extension Keyword {
  /// Whether the builder expands the words of the instruction, FROM aside.
  var hasBuilderWords: Bool {
    switch self {
    case .add, .arg, .copy, .env, .expose, .label, .stopsignal, .user, .volume, .workdir: true
    default: false
    }
  }
}
