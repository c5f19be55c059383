import CEL
import Syntax

/// Reads the instructions of one stage in order.
struct StageReader {
  private let source: SourceFile
  private let escape: UInt8
  private let scripts: ScriptReader
  private let globals: BuildVariables
  /// The names of build contexts beside the file's own, in small letters.
  private let contexts: Set<String>
  private let findStage: (String) -> Stage?
  private var facts = StageFacts()
  private var pendingCopies: [PendingCopy] = []
  private var lastInstall = -1
  private let inheritedUser: Fact<String>

  /// A COPY or ADD before it is known what comes after it.
  private struct PendingCopy {
    let instruction: Instruction
    let sources: [String]
    let destination: Fact<String>
    let stage: Stage?
    let image: BaseImage?
    let order: Int
    let followsWorkdir: Bool
    let folder: Fact<String>
    let isFromContext: Bool
  }

  init(
    _ source: SourceFile, escape: UInt8, base: BaseImage, globals: BuildVariables, strangers: Set<String>,
    contexts: Set<String> = [], findStage: @escaping (String) -> Stage?
  ) {
    (self.source, self.escape, self.globals, self.findStage) = (source, escape, globals, findStage)
    self.contexts = contexts
    scripts = ScriptReader(source, escape: escape)
    inheritedUser =
      base.stage?.effectiveUser ?? (base.isUnknown ? .unknown : base.defaultUser.map { .known($0) } ?? .absent)
    if let parent = base.stage {
      inherit(parent.facts)
    } else {
      let known = base.knowledge
      facts.scope.undeclared = base.isScratch || known?.variables != nil ? .absent : .unknown
      for name in known?.variables ?? [] { facts.scope.set(name, .unknown) }
      facts.volumes = known?.volumes ?? []
      facts.workdir = base.isScratch ? .known("/") : known?.workdir.map { .known($0) } ?? .unknown
      if base.isWindows || (base.isUnknown && escape == Byte.backtick) { facts.shell = .windows }
    }
    facts.scope.strangers = strangers
  }

  private mutating func inherit(_ parent: StageFacts) {
    facts.scope = parent.scope
    facts.environment = parent.environment
    facts.shell = parent.shell
    facts.workdir = parent.workdir
    facts.isAnchored = parent.isAnchored
    facts.setsWorkdir = parent.setsWorkdir
    facts.labels = parent.labels
    facts.ports = parent.ports
    facts.volumes = parent.volumes
    facts.packages = parent.packages
    facts.destinations = parent.destinations
    facts.cmd = parent.cmd
    facts.entrypoint = parent.entrypoint
    facts.healthcheck = parent.healthcheck
    facts.stopSignal = parent.stopSignal
  }

  mutating func read(_ nodes: [SyntaxNode]) -> StageFacts {
    for (order, node) in nodes.enumerated() {
      let keyword = Keyword(node)
      let instruction = Instruction(node, keyword, isTrigger: false, words: words(of: node, keyword))
      facts.instructions.append(instruction)
      if keyword == .onbuild {
        guard let child = node.children.first else { continue }
        let trigger = Instruction(child, isTrigger: true)
        facts.instructions.append(trigger)
        readTrigger(trigger, order)
      } else {
        read(instruction, order)
      }
    }
    facts.copies = pendingCopies.map {
      Copy(
        $0.instruction, sources: $0.sources, destination: $0.destination, stage: $0.stage, image: $0.image,
        precedesInstall: $0.order < lastInstall, followsWorkdir: $0.followsWorkdir, folder: $0.folder,
        isFromContext: $0.isFromContext)
    }
    return facts
  }

  /// What the builder makes of the arguments at this point of the stage.
  private mutating func words(of node: SyntaxNode, _ keyword: Keyword?) -> BuilderWords {
    guard let keyword, keyword.hasBuilderWords else { return BuilderWords() }
    var words = BuilderWords(node, escape: escape, variables: facts.scope)
    if keyword == .workdir, let path = words.values.first {
      words.isAnchored = moveTo(path)
      words.folder = facts.workdir
    }
    return words
  }

  private mutating func read(_ instruction: Instruction, _ order: Int) {
    let node = instruction.node
    switch instruction.kind {
    case .run: readRun(instruction, order)
    case .copy, .add: readCopy(instruction, order)
    case .env: readEnv(node)
    case .arg: readArg(node)
    case .user: readUser(instruction)
    case .label: readLabels(node)
    case .expose: readPorts(instruction)
    case .volume: facts.volumes += instruction.words.values.compactMap(\.value)
    case .shell: if node.form == .json { facts.shell = Shell(words: node.arguments.map(\.value)) }
    case .stopsignal: facts.stopSignal = instruction.words.values.first ?? .absent
    case .cmd, .entrypoint:
      let start = StartCommand(instruction, commands(of: node))
      facts.starts.append(start)
      if instruction.kind == .cmd { facts.cmd = start } else { facts.entrypoint = start }
    case .healthcheck:
      let healthcheck = Healthcheck(instruction, commands(of: node, skipping: 1))
      facts.healthchecks.append(healthcheck)
      facts.healthcheck = healthcheck
    case .from, .maintainer, .onbuild, .workdir, nil: break
    }
  }

  /// What a trigger does happens in other builds, so that it changes nothing of this stage.
  private mutating func readTrigger(_ trigger: Instruction, _ order: Int) {
    switch trigger.kind {
    case .run:
      let packages = facts.packages
      readRun(trigger, -1)
      facts.packages = packages
    case .copy, .add: readCopy(trigger, Int.max)
    case .cmd, .entrypoint: facts.starts.append(StartCommand(trigger, commands(of: trigger.node)))
    default: break
    }
  }

  private func expand(_ text: String) -> ExpandedWord {
    Expander.expand(text, escape: escape, variables: facts.scope)
  }

  // MARK: - Scripts

  private mutating func readRun(_ instruction: Instruction, _ order: Int) {
    let script = scripts.script(of: instruction.node, shell: facts.shell)
    let mounts = instruction.node.flags.filter { $0.name == "mount" }.map { flag in
      let mount = Mount(flag)
      guard let from = mount.from, findStage(from) == nil else { return mount }
      return Mount(flag, image: image(from, flag.valuePlace))
    }
    let reader = CommandReader(source: source, mounts: mounts, environment: facts.scope)
    let run = Run(
      instruction, script, script.map(reader.commands) ?? [], mounts, shell: facts.shell, user: currentUser,
      folder: facts.workdir, variables: facts.scope, escape: escape)
    facts.runs.append(run)
    for command in run.commands {
      if !command.packages.isEmpty { facts.packages += command.packages.filter(\.isKept) }
      if order > lastInstall, command.installsDependencies { lastInstall = order }
    }
  }

  /// The user at this point of the stage.
  private var currentUser: Fact<String> {
    if case .absent = facts.user { inheritedUser } else { facts.user }
  }

  private func commands(of node: SyntaxNode, skipping count: Int = 0) -> [Command] {
    guard let script = scripts.script(of: node, shell: facts.shell, skipping: count) else { return [] }
    return CommandReader(source: source, mounts: [], environment: facts.scope).commands(script)
  }

  // MARK: - Files

  private mutating func readCopy(_ instruction: Instruction, _ order: Int) {
    let node = instruction.node
    let values = instruction.isTrigger ? node.arguments.map { expand($0.value).value } : instruction.words.values
    let words = zip(node.arguments, values).map { argument, value -> Fact<String> in
      let isHeredoc =
        !node.heredocs.isEmpty
        && HeredocMarker(Array(argument.value.utf8), 0..<argument.value.utf8.count) != nil
      return isHeredoc ? .absent : value
    }
    let sources = zip(words, node.arguments).dropLast().compactMap { word, argument -> String? in
      switch word {
      case .known(let source): source
      case .unknown: argument.value
      case .absent: nil
      }
    }
    let from = node.flags.last { $0.name == "from" }?.value
    let stage = from.flatMap(findStage)
    if !instruction.isTrigger, let destination = words.last?.value { facts.destinations.append(destination) }
    pendingCopies.append(
      PendingCopy(
        instruction: instruction, sources: sources, destination: words.last ?? .absent, stage: stage,
        image: stage == nil ? from.flatMap { image($0, node.flags.last { $0.name == "from" }?.valuePlace) } : nil,
        order: order, followsWorkdir: facts.setsWorkdir, folder: facts.workdir,
        isFromContext: stage == nil && from.map { contexts.contains($0.lowercased()) } ?? false))
  }

  /// The image that a `from` names which is no stage; nil for the number of a stage that is not there.
  private func image(_ text: String, _ place: Place?) -> BaseImage? {
    if text.isEmpty || text.utf8.allSatisfy(\.isDigit) { return nil }
    return BaseImage(
      text: text, expanded: Expander.expand(text, escape: escape, variables: globals), stage: nil, undeclaredArgs: [],
      isMissingArg: false, place: place)
  }

  /// Follows a WORKDIR; tells whether it is known from where.
  private mutating func moveTo(_ folder: Fact<String>) -> Fact<Bool> {
    facts.setsWorkdir = true
    let before = facts.isAnchored
    guard let path = folder.value else {
      (facts.workdir, facts.isAnchored) = (.unknown, .unknown)
      return .unknown
    }
    if Self.isAbsolute(path) {
      (facts.workdir, facts.isAnchored) = (.known(Self.cleaned(path)), .known(true))
      return .known(true)
    }
    facts.workdir = facts.workdir.map { Self.cleaned($0 + "/" + path) }
    // The first step of a chain is the one to mend.
    if before.value == false { facts.isAnchored = .unknown }
    return before
  }

  /// Whether a path starts at a root, of Linux or of Windows.
  private static func isAbsolute(_ path: String) -> Bool {
    path.hasPrefix("/") || path.hasPrefix("\\") || path.dropFirst().hasPrefix(":")
  }

  /// The path without empty, `.` and `..` steps; a Windows path as it is.
  private static func cleaned(_ path: String) -> String {
    guard path.hasPrefix("/") else { return path }
    var steps: [Substring] = []
    for step in path.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }

  // MARK: - Configuration

  private mutating func readUser(_ instruction: Instruction) {
    guard let argument = instruction.node.arguments.first, let value = instruction.words.values.first else { return }
    facts.userPlace = argument.place
    facts.user = value.map { String($0.prefix { $0 != ":" }) }
    facts.group = .unknown
    if let value = value.value {
      facts.group = value.firstIndex(of: ":").map { .known(String(value[value.index(after: $0)...])) } ?? .absent
    }
  }

  private mutating func readPorts(_ instruction: Instruction) {
    for (argument, value) in zip(instruction.node.arguments, instruction.words.values) {
      // A variable may hold several ports.
      let words = value.value?.split(separator: " ").map { Fact.known(String($0)) } ?? [value]
      let ports = words.map { Port(text: argument.value, value: $0, place: argument.place) }
      facts.ownPorts += ports
      facts.ports += ports
    }
  }

  private mutating func readLabels(_ node: SyntaxNode) {
    for pair in KeyValuePair.all(of: node) {
      let value = expand(pair.value ?? "").value
      let name = expand(pair.name).value.value ?? pair.name
      facts.ownLabels.append(Label(name: name, value: value, place: pair.place))
      facts.labels[name] = value
    }
  }

  // MARK: - Variables

  private mutating func readEnv(_ node: SyntaxNode) {
    let pairs = KeyValuePair.all(of: node)
    let variables = pairs.map { pair in
      let word = expand(pair.value ?? "")
      let name = expand(pair.name).value.value ?? pair.name
      return BuildVariable(
        name: name, kind: "ENV", value: word.value, text: pair.value, references: word.names,
        siblings: pairs.count < 2
          ? []
          : word.names.filter { used in used != name && !facts.scope.has(used) && pairs.contains { $0.name == used } },
        isGlobal: false, place: pair.place, valuePlace: pair.valuePlace)
    }
    // None of them sees the others: what an ENV sets holds from the next instruction on.
    for variable in variables {
      facts.scope.set(variable.name, variable.value)
      facts.environment[variable.name] = variable.value
    }
    facts.variables += variables
  }

  private mutating func readArg(_ node: SyntaxNode) {
    for variable in BuildArgs.read(node, escape: escape, scope: facts.scope, isGlobal: false) {
      facts.variables.append(variable)
      // ENV wins over ARG.
      if facts.environment[variable.name] != nil { continue }
      if variable.text != nil {
        facts.scope.set(variable.name, variable.value)
      } else if globals.declares(variable.name), !globals.isOpen(variable.name) {
        facts.scope.set(variable.name, globals.value(variable.name))
      } else {
        facts.scope.declare(variable.name)
      }
    }
  }
}
