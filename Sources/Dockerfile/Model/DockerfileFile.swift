import CEL
import Knowledge
import Syntax

/// A Dockerfile as its builder understands it: `dockerfile.file`.
public final class DockerfileFile: ModelObject {
  /// The tree that it was read from.
  public let tree: SyntaxTree

  /// The stages in order. Instructions before the first FROM make a stage of their own, with the index -1.
  public let stages: [Stage]

  /// The variables that ARG declares before the first FROM.
  public let globalArgs: [BuildVariable]

  /// Whether a `.dockerignore` holds for all builds that the file is known to be used in.
  let hasIgnoreFile: Fact<Bool>

  private let globalInstructions: [Instruction]
  private let usedArgs: [String]
  private let keywordCase: String
  private let escape: UInt8

  /// The model of a parsed file.
  ///
  /// - Parameter uses: what other files tell of its builds.
  public init(_ tree: SyntaxTree, uses: DockerfileUses = DockerfileUses()) {
    hasIgnoreFile = uses.hasIgnoreFile
    self.tree = tree
    let escape = DockerfileFile.escape(of: tree)
    let plan = StagePlan(tree)
    var globals = BuildArgs.predefinedVariables
    // What the variables hold when nobody gives a value: one without default is empty, and so is what is made of it.
    var defaults = globals
    var globalArgs: [BuildVariable] = []
    for node in plan.globalArgs {
      for variable in BuildArgs.read(node, escape: escape, scope: globals, isGlobal: true) {
        if variable.text == nil { globals.declare(variable.name) } else { globals.set(variable.name, variable.value) }
        globalArgs.append(variable)
      }
      for variable in BuildArgs.read(node, escape: escape, scope: defaults, isGlobal: true) {
        let isGiven = uses.arguments.contains(variable.name)
        defaults.set(variable.name, isGiven ? .unknown : variable.text == nil ? .known("") : variable.value)
      }
    }
    self.globalArgs = globalArgs
    self.escape = escape
    globalInstructions = plan.globalArgs.map { Instruction($0, isTrigger: false) }
    stages = DockerfileFile.stages(
      plan, tree.source, escape: escape, globals: globals, defaults: defaults, contexts: uses.contexts)
    usedArgs = DockerfileFile.usedArgs(globalArgs, stages)
    keywordCase = DockerfileFile.keywordCase(tree)
  }

  private static func escape(of tree: SyntaxTree) -> UInt8 {
    let directive = tree.roots.first { $0.kind == .parserDirective && $0.hasName("escape") }
    return directive?.arguments.first?.hasValue("`") == true ? Byte.backtick : Byte.backslash
  }

  private static func stages(
    _ plan: StagePlan, _ source: SourceFile, escape: UInt8, globals: BuildVariables, defaults: BuildVariables,
    contexts: Set<String>
  ) -> [Stage] {
    let references = plan.drafts.map { draft in
      Expander.expand(draft.from?.arguments.first?.value ?? "", escape: escape, variables: globals)
    }
    let parents = plan.drafts.indices.map { position in
      references[position].value.value.flatMap { plan.position(named: $0, before: position) }
    }
    var used = Set(parents.compactMap(\.self))
    for (position, draft) in plan.drafts.enumerated() {
      used.formUnion(draft.sources.compactMap { plan.position(from: $0, before: position) })
    }
    var shipped: Set<Int> = []
    var link: Int? = plan.drafts.count - 1
    while let position = link, position >= 0 {
      shipped.insert(position)
      link = parents[position]
    }
    let strangers = plan.globalArgs.isEmpty ? BuildArgs.predefined : globals.names
    var stages: [Stage] = []
    for (position, draft) in plan.drafts.enumerated() {
      let word = references[position]
      let base = BaseImage(
        text: draft.from?.arguments.first?.value ?? "", expanded: word, stage: parents[position].map { stages[$0] },
        undeclaredArgs: word.names.filter { !globals.declares($0) },
        isMissingArg: word.required.contains { !globals.declares($0) }, place: draft.from?.arguments.first?.place,
        isValidByDefault: word.names.isEmpty || parents[position] != nil
          ? .known(true)
          : Expander.expand(draft.from?.arguments.first?.value ?? "", escape: escape, variables: defaults).value
            .map(ImageReference.isValid))
      let earlier = stages
      let platform = draft.from?.flags.last { $0.name == "platform" }?.value ?? ""
      let platformWord = Expander.expand(platform, escape: escape, variables: globals)
      var reader = StageReader(
        source, escape: escape, base: base, globals: globals, strangers: strangers, contexts: contexts
      ) { name in
        plan.position(from: name, before: position).map { earlier[$0] }
      }
      stages.append(
        Stage(
          draft, base: base, isFinal: position == plan.drafts.count - 1, ships: shipped.contains(position),
          isUsed: used.contains(position), fromVariables: word.names + platformWord.names,
          undeclaredPlatformArgs: platformWord.names.filter { !globals.declares($0) },
          suggestedArg: (base.undeclaredArgs + platformWord.names).first { !globals.declares($0) }
            .flatMap(globals.suggestion),
          facts: reader.read(draft.nodes)))
    }
    return stages
  }

  /// The first instruction, or the start of a file without any.
  public var place: Place? { tree.roots.first { $0.kind == .directive }?.place ?? Place(tree.source, .empty(at: 0)) }

  /// The path.
  public var display: String { tree.source.path }

  /// Whether a FROM stands in it; without one it is a fragment.
  public var hasFrom: Bool { stages.contains { !$0.isFragment } }

  /// The stage that a build makes when no target is named.
  public var finalStage: Stage? { stages.last }

  /// The stage that a build's target names, compared without regard to letter case; also a number.
  public func stage(named target: String) -> Stage? {
    let lowered = target.lowercased()
    return stages.last { $0.name?.lowercased() == lowered } ?? stages.first { String($0.index) == target }
  }

  /// The scripts of all RUN instructions in shell form, what ONBUILD wraps included.
  public var shellSources: [ShellSource] { stages.flatMap { $0.facts.runs.compactMap(\.shellSource) } }

  /// Every instruction with its stage, in document order; none for ARG before the first FROM.
  var instructions: [(stage: Stage?, instruction: Instruction)] {
    globalInstructions.map { (nil, $0) } + stages.flatMap { stage in stage.facts.instructions.map { (stage, $0) } }
  }

  private static func usedArgs(_ globalArgs: [BuildVariable], _ stages: [Stage]) -> [String] {
    guard !globalArgs.isEmpty else { return [] }
    var used = Set(globalArgs.flatMap(\.references))
    for stage in stages {
      used.formUnion(stage.fromVariables)
      used.formUnion(stage.facts.variables.lazy.filter { $0.kind == "ARG" }.map(\.name))
    }
    return globalArgs.map(\.name).filter(used.contains)
  }

  private static func keywordCase(_ tree: SyntaxTree) -> String {
    var (upper, lower) = (0, 0)
    let bytes = tree.source.bytes
    for node in tree.roots where node.kind == .directive {
      let word = bytes[node.nameSpan.range]
      if !word.contains(where: \.isSmallLetter) {
        upper += 1
      } else if !word.contains(where: \.isCapital) {
        lower += 1
      }
    }
    return lower > upper ? "lower" : "upper"
  }

  private var directives: [ParserDirective] {
    tree.roots.filter { $0.kind == .parserDirective }.map(ParserDirective.init)
  }

  private func directive(_ name: String) -> String? {
    tree.roots.first { $0.kind == .parserDirective && $0.hasName(name) }?.arguments.first?.value
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    DockerfileFile.self, "dockerfile.file", "A Dockerfile as its builder understands it."
  ) {
    Field("path", "The path as given.") { $0.tree.source.path }
    Field("name", "The last part of the path.") { file in
      file.tree.source.path.split(separator: "/").last.map(String.init) ?? ""
    }
    Field("stages", "The stages in order.") { $0.stages }
    Field(
      "has_ignore_file",
      "A `.dockerignore` holds for its builds: in the context that a Compose file gives, else in its folder or one above. Known only where all of the context is copied."
    ) {
      $0.hasIgnoreFile
    }
    Field("final_stage", "The last stage: what a build without --target makes.") { $0.finalStage }
    Field("global_args", "The variables that ARG declares before the first FROM.") { $0.globalArgs }
    Field("has_global_args", "ARG stands before the first FROM.") { !$0.globalArgs.isEmpty }
    Field("used_args", "The names among them that a FROM, another of them or a stage uses.") { $0.usedArgs }
    Field("instructions", "All instructions, what ONBUILD wraps included.") { $0.instructions.map(\.instruction) }
    Field("has_from", "A FROM stands in it; without one it is a fragment.") { $0.hasFrom }
    Field("keyword_case", "How most keywords are written: upper (also when it is a tie) or lower.") { $0.keywordCase }
    Field("is_multi_stage", "It has more than one FROM.") { $0.stages.count { !$0.isFragment } > 1 }
    Field("escape", "The escape character.") { $0.escape == Byte.backtick ? "`" : "\\" }
    Field("syntax", "The frontend that `# syntax=` names.") { $0.directive("syntax") }
    Field("directives", "The parser directives.") { $0.directives }
    Field("check", "What `# check=` says.") { $0.directive("check") }
  }
}
