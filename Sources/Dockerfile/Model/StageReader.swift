import CEL
import Syntax

/// Reads the instructions of one stage in order.
struct StageReader {
  private let source: SourceFile
  private let escape: UInt8
  private let scripts: ScriptReader
  private let globals: BuildVariables
  private let findStage: (String) -> Stage?
  private var facts = StageFacts()
  private var pendingCopies:
    [(copy: Instruction, sources: [String], destination: Fact<String>, stage: Stage?, order: Int)] =
      []
  private var lastInstall = -1

  init(
    _ source: SourceFile, escape: UInt8, base: BaseImage, globals: BuildVariables,
    findStage: @escaping (String) -> Stage?
  ) {
    (self.source, self.escape, self.globals, self.findStage) = (source, escape, globals, findStage)
    scripts = ScriptReader(source, escape: escape)
    if let parent = base.stage {
      inherit(parent.facts)
    } else {
      facts.scope.undeclared = base.isScratch ? .absent : .unknown
      facts.workdir = base.isScratch ? .known("/") : .unknown
      if base.isWindows || (base.isUnknown && escape == Byte.backtick) { facts.shell = .windows }
    }
  }

  private mutating func inherit(_ parent: StageFacts) {
    facts.scope = parent.scope
    facts.environment = parent.environment
    facts.shell = parent.shell
    facts.workdir = parent.workdir
    facts.labels = parent.labels
    facts.ports = parent.ports
    facts.volumes = parent.volumes
    facts.packages = parent.packages
    facts.cmd = parent.cmd
    facts.entrypoint = parent.entrypoint
    facts.healthcheck = parent.healthcheck
    facts.stopSignal = parent.stopSignal
  }

  mutating func read(_ nodes: [SyntaxNode]) -> StageFacts {
    for (order, node) in nodes.enumerated() {
      let instruction = Instruction(node, isTrigger: false)
      facts.instructions.append(instruction)
      if node.name == "ONBUILD" {
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
        $0.copy, sources: $0.sources, destination: $0.destination, stage: $0.stage,
        precedesInstall: $0.order < lastInstall)
    }
    return facts
  }

  private mutating func read(_ instruction: Instruction, _ order: Int) {
    let node = instruction.node
    switch Keyword(rawValue: instruction.keyword) {
    case .run: readRun(instruction, order)
    case .copy, .add: readCopy(instruction, order)
    case .env: readEnv(node)
    case .arg: readArg(node)
    case .user: readUser(node)
    case .workdir: readWorkdir(node)
    case .label: readLabels(node)
    case .expose: readPorts(node)
    case .volume: facts.volumes += node.arguments.compactMap { expand($0.value).value.value }
    case .shell: if node.form == .json { facts.shell = Shell(words: node.arguments.map(\.value)) }
    case .stopsignal: facts.stopSignal = node.arguments.first.map { expand($0.value).value } ?? .absent
    case .cmd, .entrypoint:
      let start = StartCommand(instruction, commands(of: node))
      facts.starts.append(start)
      if instruction.keyword == "CMD" { facts.cmd = start } else { facts.entrypoint = start }
    case .healthcheck:
      let healthcheck = Healthcheck(instruction, commands(of: node, skipping: 1))
      facts.healthchecks.append(healthcheck)
      facts.healthcheck = healthcheck
    case .from, .maintainer, .onbuild, nil: break
    }
  }

  /// What a trigger does happens in other builds, so that it changes nothing of this stage.
  private mutating func readTrigger(_ trigger: Instruction, _ order: Int) {
    switch Keyword(rawValue: trigger.keyword) {
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
    let mounts = instruction.node.flags.filter { $0.name == "mount" }.map { Mount($0) }
    let reader = CommandReader(source: source, mounts: mounts, environment: facts.scope)
    let run = Run(instruction, script, script.map(reader.commands) ?? [], mounts, shell: facts.shell)
    facts.runs.append(run)
    for command in run.commands {
      facts.packages += command.packages.filter(\.isKept)
      if order > lastInstall, command.installsDependencies { lastInstall = order }
    }
  }

  private func commands(of node: SyntaxNode, skipping count: Int = 0) -> [Command] {
    guard let script = scripts.script(of: node, shell: facts.shell, skipping: count) else { return [] }
    return CommandReader(source: source, mounts: [], environment: facts.scope).commands(script)
  }

  // MARK: - Files

  private mutating func readCopy(_ instruction: Instruction, _ order: Int) {
    let node = instruction.node
    let words = node.arguments.map { argument -> Fact<String> in
      if node.form != .json, HeredocMarker(Array(argument.value.utf8), 0..<argument.value.utf8.count) != nil {
        return .absent
      }
      return expand(argument.value).value
    }
    let sources = zip(words, node.arguments).dropLast().compactMap { word, argument -> String? in
      switch word {
      case .known(let source): source
      case .unknown: argument.value
      case .absent: nil
      }
    }
    let from = node.flags.last { $0.name == "from" }?.value
    pendingCopies.append((instruction, sources, words.last ?? .absent, from.flatMap(findStage), order))
  }

  private mutating func readWorkdir(_ node: SyntaxNode) {
    guard let argument = node.arguments.first else { return }
    switch (expand(argument.value).value, facts.workdir) {
    case (.known(let path), _) where path.hasPrefix("/") || path.dropFirst().hasPrefix(":"):
      facts.workdir = .known(path)
    case (.known(let path), .known(let current)):
      facts.workdir = .known(current.hasSuffix("/") ? current + path : current + "/" + path)
    default: facts.workdir = .unknown
    }
  }

  // MARK: - Configuration

  private mutating func readUser(_ node: SyntaxNode) {
    guard let argument = node.arguments.first else { return }
    facts.userPlace = argument.place
    let value = expand(argument.value).value
    facts.user = value.map { String($0.prefix { $0 != ":" }) }
    facts.group = .unknown
    if let value = value.value {
      facts.group = value.firstIndex(of: ":").map { .known(String(value[value.index(after: $0)...])) } ?? .absent
    }
  }

  private mutating func readPorts(_ node: SyntaxNode) {
    for argument in node.arguments {
      let value = expand(argument.value).value
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
    let scope = facts.scope
    for pair in KeyValuePair.all(of: node) {
      let word = Expander.expand(pair.value ?? "", escape: escape, variables: scope)
      let name = Expander.expand(pair.name, escape: escape, variables: scope).value.value ?? pair.name
      facts.scope.set(name, word.value)
      facts.environment[name] = word.value
      facts.variables.append(
        BuildVariable(
          name: name, kind: "ENV", value: word.value, text: pair.value, references: word.names, isGlobal: false,
          place: pair.place, valuePlace: pair.valuePlace))
    }
  }

  private mutating func readArg(_ node: SyntaxNode) {
    for variable in BuildArgs.read(node, escape: escape, scope: facts.scope, isGlobal: false) {
      facts.variables.append(variable)
      // ENV wins over ARG.
      if facts.environment[variable.name] != nil { continue }
      var value = variable.value
      if case .absent = value {
        value = globals.declares(variable.name) ? globals.value(variable.name) : .unknown
      }
      facts.scope.set(variable.name, value)
    }
  }
}
