import CEL
import Syntax

/// What is known of the image that a stage makes.
extension Stage {
  /// The stages that it is built on, the first one first, itself last.
  public var lineage: [Stage] {
    var stages = [self]
    var stage = self
    while let parent = stage.parent {
      stages.append(parent)
      stage = parent
    }
    return stages.reversed()
  }

  /// The ports of the image: its own, inherited ones and those of a known base image.
  public var exposedPorts: [Int] {
    let own = facts.ports.flatMap { port -> [Int] in
      guard let first = port.number.value, let last = port.last.value, first <= last, last - first <= 1_000 else {
        return []
      }
      return Array(first...last)
    }
    return Set(own + (rootBase.knowledge?.ports ?? [])).sorted()
  }

  /// Programs that are known to be in the image.
  var programs: [String] {
    let installed = facts.packages.filter { !$0.isFilePackage }.map(\.name)
    return Set((rootBase.knowledge?.programs ?? []).union(installed)).sorted()
  }

  /// The instruction whose program a container starts.
  var startInForce: StartCommand? {
    if let entrypoint = facts.entrypoint, !entrypoint.instruction.node.arguments.isEmpty { return entrypoint }
    return facts.cmd
  }

  /// The program of the health check, if the image is known to lack it.
  var missingHealthcheckProgram: String? {
    guard let check = facts.healthcheck, !check.isNone else { return nil }
    if !check.instruction.isJSON, lacks("sh") { return "sh" }
    // With an alternative (`curl … || wget …`) one of the two will do.
    let tries = check.commands.filter { $0.shell.parent == nil && !Self.builtins.contains($0.name ?? "") }
    guard let first = tries.first, tries.dropFirst().allSatisfy({ $0.shell.precededBy != .or }) else { return nil }
    return missing(first)
  }

  /// The program that a container starts, if the image is known to lack it.
  var missingStartProgram: String? {
    guard let start = startInForce, !start.instruction.node.arguments.isEmpty else { return nil }
    // The base image may have an ENTRYPOINT that gets the words of CMD.
    let isFirst =
      start.instruction.keyword == "ENTRYPOINT" || facts.entrypoint != nil || rootBase.isScratch
      || rootBase.knowledge?.hasNoEntrypoint ?? false
    guard isFirst else { return nil }
    if start.isShellForm { return lacks("sh") ? "sh" : nil }
    guard let word = start.instruction.node.arguments.first?.value, Self.isLookedFor(word) else { return nil }
    return start.commands.first.flatMap(missing)
  }

  /// The program of a command, wrappers first, if the image lacks it.
  private func missing(_ command: Command) -> String? {
    if let wrapper = command.shell.wrappers.first(where: { !Self.builtins.contains($0) }) {
      return lacks(wrapper) ? wrapper : nil
    }
    guard let name = command.name, let word = command.shell.words.first?.text else { return nil }
    return Self.isLookedFor(word) && lacks(name) ? name : nil
  }

  /// Whether a program is looked for where those of the system are; one in a folder of its own is the application's.
  private static func isLookedFor(_ word: String) -> Bool {
    guard let slash = word.lastIndex(of: "/") else { return true }
    return ["/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin"].contains(word[..<slash])
  }

  /// Whether a program is known to be missing: the base image lacks it, and nothing in the stages can have brought it.
  public func lacks(_ program: String) -> Bool {
    rootBase.lacks(program)
      && !lineage.contains { stage in
        stage.facts.copies.contains { ProgramSource.mayBring($0, program) }
          || stage.facts.runs.contains { ProgramSource.mayBring($0, program) }
      }
  }

  /// The version that a comment above FROM names, for an image with a digest: of `nginx:1.27`, or alone.
  var commentedVersion: String? {
    guard let image = base.image, image.digest != nil, let comment = facts.instructions.first?.comment else {
      return nil
    }
    for word in comment.split(whereSeparator: { " ()`,;\"".contains($0) }) {
      if let range = word.utf8.lastIndex(of: Byte.colon), word[..<range].hasSuffix(image.name) {
        let version = word[word.index(after: range)...].prefix { $0 != "@" }
        if version.contains(where: \.isNumber) { return String(version) }
      }
      // The last dot may be that of a sentence, and four parts are an address.
      let parts = (word.hasPrefix("v") ? word.dropFirst() : word).split(separator: ".")
      if (2...3).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
        return parts.joined(separator: ".")
      }
    }
    return nil
  }

  /// Commands that a shell brings itself.
  static let builtins: Set<String> = [
    "exit", "test", "[", "[[", "true", "false", "echo", "printf", "cd", "exec", "command", "set", "export", "eval", ":",
    "kill", "builtin", "time", "read", "trap", "wait", "type",
  ]
}
