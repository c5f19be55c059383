import CEL
import Knowledge
import Syntax

/// A port that EXPOSE names: `dockerfile.port`.
public final class Port: ModelObject {
  /// The word as written.
  public let text: String

  /// The first port; unknown with a variable, absent when it is no number.
  public let number: Fact<Int>

  /// The last port of a range; the first for a single one.
  public let last: Fact<Int>

  /// `tcp`, `udp` or `sctp`, as written.
  let protocolText: String

  /// Where it stands.
  public let place: Place?

  init(text: String, value: Fact<String>, place: Place) {
    self.text = text
    self.place = place
    guard let value = value.value else {
      (number, last, protocolText) = (.unknown, .unknown, "tcp")
      return
    }
    let parts = value.split(separator: "/", maxSplits: 1)
    protocolText = parts.count > 1 ? String(parts[1]) : "tcp"
    // A host's address or port in front is dropped by the builder.
    let container = (parts.first ?? "").split(separator: ":").last ?? ""
    let bounds = container.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false).map { Int($0) }
    let first = bounds.first ?? nil
    number = first.map { .known($0) } ?? .absent
    last = bounds.count > 1 ? (bounds[1].map { .known($0) } ?? .absent) : number
  }

  /// The word as written.
  public var display: String { text }

  private var isValid: Fact<Bool> {
    if number.isUnknown { return .unknown }
    guard let first = number.value, let last = last.value else { return .known(false) }
    return .known(
      first >= 0 && last >= first && last <= 65535 && ["tcp", "udp", "sctp"].contains(protocolText.lowercased()))
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Port.self, "dockerfile.port", "A port that EXPOSE names.") {
    Field("text", "The word as written.") { $0.text }
    Field("number", "The port, or the first of a range.") { $0.number }
    Field("last", "The last port of a range; the port itself for a single one.") { $0.last }
    Field("protocol", "tcp, udp or sctp, as written; tcp when none is.") { $0.protocolText }
    Field("is_range", "It is a range.") { $0.text.contains("-") }
    Field("is_valid", "It is a port or range from 0 to 65535 with a protocol that exists.") { $0.isValid }
    Field("has_host_part", "A host's address or port stands in front, which EXPOSE ignores.") { $0.text.contains(":") }
  }
}

/// A label: `dockerfile.label`.
public final class Label: ModelObject {
  /// The key.
  public let name: String

  /// The value, variables put in.
  public let value: Fact<String>

  /// Where it stands.
  public let place: Place?

  init(name: String, value: Fact<String>, place: Place) {
    (self.name, self.value, self.place) = (name, value, place)
  }

  /// The key.
  public var display: String { name }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Label.self, "dockerfile.label", "A label of the image.") {
    Field("name", "The key.") { $0.name }
    Field("value", "The value, variables put in.") { $0.value }
    Field("is_license", "The value is a license expression of SPDX: `MIT`, `MIT OR Apache-2.0`.") {
      $0.value.map(LicenseExpression.isValid)
    }
  }
}

/// A CMD or ENTRYPOINT: `dockerfile.start`.
public final class StartCommand: ModelObject {
  /// The instruction.
  public let instruction: Instruction

  /// The commands of its script, or the one that its JSON array is.
  public let commands: [Command]

  init(_ instruction: Instruction, _ commands: [Command]) {
    (self.instruction, self.commands) = (instruction, commands)
  }

  /// The whole instruction.
  public var place: Place? { instruction.place }

  /// The instruction as written.
  public var display: String { instruction.node.place.text }

  /// Whether a shell runs it and stays process 1.
  public var isShellForm: Bool { !instruction.isJSON && !instruction.node.arguments.isEmpty }

  private static let inits: Set<String> = [
    "tini", "dumb-init", "catatonit", "s6-svscan", "init", "pid1", "docker-init",
  ]

  private var program: String? {
    instruction.isJSON
      ? instruction.node.arguments.first?.value.split(separator: "/").last.map(String.init) : commands.first?.name
  }

  private var usesExec: Bool { commands.first?.shell.wrappers.first == "exec" && commands.count == 1 }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    StartCommand.self, "dockerfile.start", "What a container starts: CMD or ENTRYPOINT."
  ) {
    Field("keyword", "CMD or ENTRYPOINT.", at: { $0.instruction.node.namePlace }) { $0.instruction.keyword }
    Field("text", "The command line, or the words of the array.") {
      $0.instruction.node.arguments.map(\.value).joined(separator: " ")
    }
    Field("words", "The strings of the array, or the one command line.") { $0.instruction.node.arguments.map(\.value) }
    Field("is_shell_form", "A shell runs it; not a JSON array.") { $0.isShellForm }
    Field("is_exec", "In shell form, `exec` hands process 1 to the program.") { $0.isShellForm && $0.usesExec }
    Field("is_json", "It is a JSON array.") { $0.instruction.isJSON }
    Field("is_empty", "It has no words: it takes back what the base image has.") {
      $0.instruction.node.arguments.isEmpty
    }
    Field("is_trigger", "ONBUILD wraps it.") { $0.instruction.isTrigger }
    Field("program", "The program without its folder.") { $0.program }
    Field("has_init", "It starts with an init that forwards signals and reaps: tini, dumb-init ...") { start in
      let names = [start.program] + start.commands.flatMap(\.shell.wrappers)
      return names.contains { $0.map(StartCommand.inits.contains) ?? false }
    }
    Field("commands", "The commands of its script.") { $0.commands }
  }
}

/// A HEALTHCHECK: `dockerfile.healthcheck`.
public final class Healthcheck: ModelObject {
  /// The instruction.
  public let instruction: Instruction

  /// The commands of its script, or the one that its JSON array is.
  public let commands: [Command]

  init(_ instruction: Instruction, _ commands: [Command]) {
    (self.instruction, self.commands) = (instruction, commands)
  }

  /// The whole instruction.
  public var place: Place? { instruction.place }

  /// The instruction as written.
  public var display: String { instruction.node.place.text }

  /// Whether it turns health checks off.
  public var isNone: Bool { instruction.node.arguments.first?.value.uppercased() == "NONE" }

  private func seconds(_ flag: String) -> Double? {
    instruction.node.flags.last { $0.name == flag }?.value.flatMap { GoDuration.seconds($0) }
  }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Healthcheck.self, "dockerfile.healthcheck", "A HEALTHCHECK.") {
    Field("is_none", "It turns health checks off.") { $0.isNone }
    Field("is_shell_form", "A shell runs the command.") { !$0.instruction.isJSON && !$0.isNone }
    Field("text", "The command line.") { $0.instruction.node.arguments.dropFirst().map(\.value).joined(separator: " ") }
    Field("commands", "The commands of its script.") { $0.commands }
    Field("interval", "Seconds between checks, if given.") { $0.seconds("interval") }
    Field("timeout", "Seconds until a check counts as failed, if given.") { $0.seconds("timeout") }
    Field("start_period", "Seconds in which failures do not count, if given.") { $0.seconds("start-period") }
    Field("start_interval", "Seconds between checks in the start period, if given.") { $0.seconds("start-interval") }
    Field("retries", "The failures in a row that make a container unhealthy, if given.") {
      $0.instruction.node.flags.last { $0.name == "retries" }?.value.flatMap { Int($0) }
    }
  }
}
