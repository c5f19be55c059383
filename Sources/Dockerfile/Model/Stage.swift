import CEL
import Syntax

/// A stage of a Dockerfile: from one FROM to the next.
public final class Stage: ModelObject {
  /// Its number, from 0; -1 for instructions that stand before the first FROM.
  public let index: Int

  /// The name after AS, as written.
  public let name: String?

  /// What it is built on.
  public let base: BaseImage

  /// Whether it is the last: what a build without `--target` makes.
  public let isFinal: Bool

  /// Whether it is the last stage or one that the last is built on.
  public let ships: Bool

  /// Whether another stage is built on it or copies from it.
  public let isUsed: Bool

  /// Whether no FROM starts it.
  public let isFragment: Bool

  /// FROM and its arguments; the first instruction where there is no FROM.
  public let place: Place?

  let namePlace: Place?
  let platform: Flag?
  /// The variables that its FROM uses.
  let fromVariables: [String]

  /// Those of `--platform` that no ARG before the first FROM declares.
  let undeclaredPlatformArgs: [String]

  /// What the first undeclared variable of FROM was probably meant to be.
  let suggestedArg: String?
  let facts: StageFacts

  init(
    _ draft: StageDraft, base: BaseImage, isFinal: Bool, ships: Bool, isUsed: Bool, fromVariables: [String],
    undeclaredPlatformArgs: [String], suggestedArg: String?, facts: StageFacts
  ) {
    self.fromVariables = fromVariables
    (self.undeclaredPlatformArgs, self.suggestedArg) = (undeclaredPlatformArgs, suggestedArg)
    index = draft.index
    name = draft.name
    namePlace = draft.namePlace
    isFragment = draft.from == nil
    place = (draft.from ?? draft.nodes.first)?.place
    platform = draft.from?.flags.last { $0.name == "platform" }
    rootBase = base.stage?.rootBase ?? base
    effectiveUser = Stage.effectiveUser(facts, on: base)
    userPlace = facts.userPlace ?? base.stage?.userPlace
    (self.base, self.isFinal, self.ships, self.isUsed, self.facts) = (base, isFinal, ships, isUsed, facts)
  }

  /// The name, or the number.
  public var display: String { name ?? "stage \(index)" }

  /// The stage that it is built on.
  public var parent: Stage? { base.stage }

  /// The image that it is built on through all stages between.
  public let rootBase: BaseImage

  /// Its RUN instructions.
  public var runs: [Run] { facts.runs }

  /// Its COPY and ADD instructions.
  public var copies: [Copy] { facts.copies }

  /// The CMD in force, inherited or not.
  public var cmd: StartCommand? { facts.cmd }

  /// The ENTRYPOINT in force, inherited or not.
  public var entrypoint: StartCommand? { facts.entrypoint }

  /// The environment that ENV sets, inherited ENV included.
  public var environment: [String: Fact<String>] { facts.environment }

  /// The ports that the image exposes, inherited ones included.
  public var ports: [Port] { facts.ports }

  /// The HEALTHCHECK in force, inherited or not.
  public var healthcheck: Healthcheck? { facts.healthcheck }

  /// The paths that VOLUME names, inherited ones and known ones of the base image included.
  public var volumes: [String] { facts.volumes }

  /// The working directory at the end.
  public var workdir: Fact<String> { facts.workdir }

  /// The names of the packages that its RUNs install and keep, inherited ones included.
  public var packageNames: [String] { facts.packages.map(\.name) }

  /// Whether health checks are set or turned off, here or in a stage that it is built on.
  public var hasHealthcheck: Fact<Bool> {
    if facts.healthcheck != nil { return .known(true) }
    return rootBase.isUnknown ? .unknown : .known(false)
  }

  /// The user that containers run as, without the group: the last USER here or in a stage that it is built on, else
  /// what the base image is known to have. Absent when nothing sets one.
  public let effectiveUser: Fact<String>

  private static func effectiveUser(_ facts: StageFacts, on base: BaseImage) -> Fact<String> {
    guard case .absent = facts.user else { return facts.user }
    if let parent = base.stage { return parent.effectiveUser }
    if base.isUnknown { return .unknown }
    return base.defaultUser.map { .known($0) } ?? .absent
  }

  /// Whether containers run as root: the user is root, or nothing sets one and the base image is not known to.
  public var runsAsRoot: Fact<Bool> {
    switch effectiveUser {
    case .known(let user): .known(Stage.isRoot(user))
    case .absent: .known(true)
    case .unknown: .unknown
    }
  }

  /// Where the effective user is set.
  public let userPlace: Place?

  static func isRoot(_ user: String) -> Bool { user == "root" || user == "" || Int(user) == 0 }

  private var userIsNumeric: Fact<Bool> {
    effectiveUser.map { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
  }

  private var setsUser: Bool {
    if case .absent = facts.user { false } else { true }
  }

  private var isWindows: Bool {
    let root = rootBase
    return root.isWindows || (root.isUnknown && facts.shell == .windows)
  }

  private var system: Fact<String> {
    let root = rootBase
    return root.isUnknown ? .unknown : .known(root.isWindows ? "windows" : "linux")
  }

  /// RUN instructions that follow another with the same flags: short ones, in shell form, without heredocs. One of more
  /// than two commands counts as joined already.
  private var joinableRuns: [Run] {
    let pairs = neighbours { $0.keyword == "RUN" && Self.isPlain($0) && !$0.isJSON }
    if pairs.isEmpty { return [] }
    let runs = Dictionary(facts.runs.map { ($0.instruction.node.index, $0) }, uniquingKeysWith: { first, _ in first })
    func short(_ instruction: Instruction) -> Run? {
      runs[instruction.node.index].flatMap { $0.commands.count <= 2 ? $0 : nil }
    }
    return pairs.compactMap { before, instruction in short(before) == nil ? nil : short(instruction) }
  }

  /// COPY and ADD instructions that follow another of the same kind with the same flags and destination, a folder.
  private var joinableCopies: [Instruction] {
    neighbours { ($0.keyword == "COPY" || $0.keyword == "ADD") && Self.isPlain($0) }.compactMap { before, instruction in
      guard let folder = instruction.node.arguments.last?.value, folder.utf8.last == Byte.slash,
        instruction.keyword == before.keyword, instruction.node.arguments.count > 1, before.node.arguments.count > 1,
        before.node.arguments.last?.hasValue(folder) ?? false
      else { return nil }
      return instruction
    }
  }

  /// Instructions one right after the other that have the same flags and both fulfil a condition.
  private func neighbours(_ isFit: (Instruction) -> Bool) -> [(Instruction, Instruction)] {
    zip(facts.instructions, facts.instructions.dropFirst()).filter { before, instruction in
      isFit(instruction) && isFit(before) && before.hasSameFlags(as: instruction)
    }
  }

  private static func isPlain(_ instruction: Instruction) -> Bool {
    !instruction.isTrigger && !instruction.node.hasHeredocs
  }

  /// The instructions that a later one of the same kind overrides.
  private var overridden: [Instruction] {
    ["CMD", "ENTRYPOINT", "HEALTHCHECK"].flatMap { keyword in
      facts.instructions.filter { $0.keyword == keyword && !$0.isTrigger }.dropLast()
    }
  }

  /// The type, named without `modelSchema`: stages, bases and copies refer to each other, and a declaration that needs
  /// itself would never be ready.
  public static var celType: CELType { .object("dockerfile.stage") }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    Stage.self, "dockerfile.stage", "A stage of a Dockerfile: from one FROM to the next."
  ) {
    Field("index", "Its number, from 0; -1 for instructions before the first FROM.") { $0.index }
    Field("name", "The name after AS, as written.", at: { $0.namePlace }) { $0.name }
    Field("base", "What it is built on.", at: { $0.base.place }) { $0.base }
    Field("root_base", "The image that it is built on through all stages between.", at: { $0.rootBase.place }) {
      $0.rootBase
    }
    Field("parent", "The stage that it is built on.") { $0.parent }
    Field("platform", "What --platform gives.", at: { $0.platform?.valuePlace }) { $0.platform?.value }
    Field("is_final", "It is the last: what a build without --target makes.") { $0.isFinal }
    Field("ships", "It is the last stage or one that the last is built on.") { $0.ships }
    Field("is_used", "Another stage is built on it or copies from it.") { $0.isUsed }
    Field("is_fragment", "No FROM starts it.") { $0.isFragment }
    Field("is_scratch_based", "It starts from the empty image.") { $0.rootBase.isScratch }
    Field("os_family", "linux or windows; unknown where the base image is.") { $0.system }
    Field("is_windows", "It is known to be a Windows image.") { $0.isWindows }
    Field(
      "undeclared_args", "The variables of FROM and its --platform that no ARG before the first FROM declares.",
      at: { $0.base.undeclaredArgs.isEmpty ? $0.platform?.valuePlace : $0.base.place }
    ) { $0.base.undeclaredArgs + $0.undeclaredPlatformArgs }
    Field("suggested_arg", "The declared variable that the first of them was probably meant to be.") { $0.suggestedArg }
    Field("instructions", "Its instructions, what ONBUILD wraps included.") { $0.facts.instructions }
    Field("overridden_instructions", "CMD, ENTRYPOINT and HEALTHCHECK that a later one in the stage overrides.") {
      $0.overridden
    }
    Field("runs", "Its RUN instructions.") { $0.facts.runs }
    Field("joinable_runs", "RUN instructions that could be one with the RUN right before them.") { $0.joinableRuns }
    Field("joinable_copies", "COPY and ADD instructions that could be one with the one right before them.") {
      $0.joinableCopies
    }
    Field("commands", "The commands of all its RUN instructions.") { $0.facts.runs.flatMap(\.commands) }
    Field("copies", "Its COPY and ADD instructions.") { $0.facts.copies }
    Field("variables", "The variables that it declares.") { $0.facts.variables }
    Field("user", "The user of its last USER, without the group; absent when it has none.", at: { $0.facts.userPlace })
    {
      $0.facts.user
    }
    Field("group", "The group of its last USER.", at: { $0.facts.userPlace }) { $0.facts.group }
    Field("sets_user", "It has a USER.", at: { $0.facts.userPlace }) { $0.setsUser }
    Field(
      "effective_user", "The user that containers run as; inherited, or known of the base image.", at: { $0.userPlace }
    ) {
      $0.effectiveUser
    }
    Field("runs_as_root", "Containers run as root: USER says so, or nothing sets a user.", at: { $0.userPlace }) {
      $0.runsAsRoot
    }
    Field("user_is_numeric", "The effective user is a number.", at: { $0.userPlace }) { $0.userIsNumeric }
    Field("healthcheck", "The HEALTHCHECK in force, inherited or not.") { $0.facts.healthcheck }
    Field("has_healthcheck", "HEALTHCHECK stands here or in a stage that it is built on; NONE counts.") {
      $0.hasHealthcheck
    }
    Field("cmd", "The CMD in force, inherited or not.") { $0.facts.cmd }
    Field("entrypoint", "The ENTRYPOINT in force, inherited or not.") { $0.facts.entrypoint }
    Field("workdir", "The working directory at the end.") { $0.facts.workdir }
    Field("ports", "The ports that it exposes, inherited ones included.") { $0.facts.ports }
    Field("labels", "The labels, inherited ones included.") { $0.facts.labels }
    Field("env", "The environment that ENV sets, inherited ENV included.") { $0.facts.environment }
    Field("volumes", "The paths that VOLUME names, inherited ones and known ones of the base image included.") {
      $0.facts.volumes
    }
    Field("packages", "The packages that its RUNs install and keep, inherited ones included.") { $0.facts.packages }
    Field("exposed_ports", "The numbers of the ports that the image exposes, known ones of the base image included.") {
      $0.exposedPorts
    }
    Field("copied_to", "Where COPY and ADD put files, inherited ones included; unknown places left out.") {
      $0.facts.destinations
    }
    Field(
      "programs", "Programs that are known to be in the image: those of the base image, and what packages are called."
    ) {
      $0.programs
    }
    Field(
      "missing_healthcheck_program", "The program of the HEALTHCHECK in force, if it is known not to be in the image.",
      at: { $0.facts.healthcheck?.place }
    ) { $0.missingHealthcheckProgram }
    Field(
      "missing_start_program", "The program that ENTRYPOINT or CMD starts, if it is known not to be in the image.",
      at: { $0.startInForce?.place }
    ) { $0.missingStartProgram }
    Field("commented_version", "The version that a comment above FROM names, for an image with a digest.") {
      $0.commentedVersion
    }
    Field("stop_signal", "The STOPSIGNAL in force.") { $0.facts.stopSignal }
    Field("shell", "The shell in force at the end: sh, bash, powershell ...") { $0.facts.shell.name }
  }
}
