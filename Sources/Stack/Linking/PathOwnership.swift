import CEL
import Dockerfile
import Syntax

/// Which paths of an image a user can write to, by what the commands of its build do to them.
struct PathOwnership {
  private let stage: Stage?

  /// The user, a name or a number, without group.
  private let user: String

  init(_ stage: Stage?, user: String) {
    self.stage = stage
    self.user = String(user.prefix { $0 != ":" })
  }

  /// Whether a build step gave the path, or a folder around it, to the user; unknown where a step may have.
  ///
  /// - Parameter needsItself: whether the path must have been made, since a folder around it does not help: a volume
  ///   over a path that the image does not have belongs to root.
  func isPrepared(_ path: String, needsItself: Bool = false) -> Fact<Bool> {
    guard let stage else { return .known(false) }
    var result = Fact.known(false)
    for part in stage.lineage {
      for copy in part.copies {
        switch isPrepared(path, by: copy) {
        case .known(true): return .known(true)
        case .unknown: result = .unknown
        default: break
        }
      }
      for run in part.runs {
        switch isPrepared(path, by: run) {
        case .known(true): return .known(true)
        case .unknown: result = .unknown
        default: break
        }
      }
    }
    return result
  }

  private func isPrepared(_ path: String, by copy: Copy) -> Fact<Bool> {
    guard let destination = copy.destination.value else { return .unknown }
    let target = resolve(destination, in: copy.folder)
    guard let target else { return .unknown }
    guard FilePath.isPath(path, within: target) || FilePath.isPath(target, within: path) else { return .known(false) }
    guard let owner = copy.owner else { return .known(false) }
    return isUser(String(owner.prefix { $0 != ":" }))
  }

  private func isPrepared(_ path: String, by run: Run) -> Fact<Bool> {
    guard run.isUnderstood else { return .unknown }
    var result = Fact.known(false)
    for command in run.commands {
      switch isPrepared(path, by: command, in: run) {
      case .known(true): return .known(true)
      case .unknown: result = .unknown
      default: break
      }
    }
    return result
  }

  private func isPrepared(_ path: String, by command: Command, in run: Run) -> Fact<Bool> {
    guard let name = command.name else { return .unknown }
    let operands = command.arguments.filter { !$0.hasPrefix("-") }
    switch name {
    case "chown", "chgrp", "chmod":
      // A change that reaches below, of the path itself or of a folder around it.
      guard operands.count > 1, concerns(path, operands.dropFirst(), run) else {
        return operands.dropFirst().contains { $0.contains("$") } ? .unknown : .known(false)
      }
      if name == "chmod" { return isOpen(mode: operands[0]) ? .known(true) : .unknown }
      if name == "chgrp" { return .unknown }
      if operands[0].contains("$") { return .unknown }
      let owner = operands[0].prefix { $0 != ":" && $0 != "." }
      return owner.isEmpty ? .unknown : isUser(String(owner))
    case "install":
      return command.arguments.contains { $0 == "-o" || $0.hasPrefix("--owner") } && concerns(path, operands[...], run)
        ? .unknown : .known(false)
    case "mkdir", "touch", "ln", "cp", "mv", "tar", "unzip", "git":
      guard concerns(path, operands[...], run) else { return .known(false) }
      // What another user than root makes is that user's.
      if name == "ln" { return .unknown }
      guard let runner = run.user.value else { return run.user.isUnknown ? .unknown : .known(false) }
      return isUser(runner)
    case "sed", "envsubst", "tee":
      return .known(false)
    default:
      // A program of its own, or one that does as an argument says.
      if Self.harmless.contains(name) { return .known(false) }
      return command.arguments.contains { $0.contains(path) || $0.contains("$") } || name.hasSuffix(".sh")
        ? .unknown : .known(false)
    }
  }

  /// Whether any of some operands is the path or a folder around it; `/var/run` is a link to `/run`.
  private func concerns(_ path: String, _ operands: ArraySlice<String>, _ run: Run) -> Bool {
    operands.contains { operand in
      guard let target = resolve(operand.hasSuffix("/*") ? String(operand.dropLast(2)) : operand, in: run.folder) else {
        return true
      }
      return FilePath.isPath(Self.canonical(path), within: Self.canonical(target))
    }
  }

  private func resolve(_ path: String, in folder: Fact<String>) -> String? {
    if path.hasPrefix("/") { return FilePath.normalized(path) }
    guard let folder = folder.value, !path.contains("$") else { return nil }
    return FilePath.normalized(FilePath.join(folder, path))
  }

  /// `/var/run` is a link to `/run` in all images of today.
  static func canonical(_ path: String) -> String {
    let path = FilePath.normalized(path)
    return FilePath.isPath(path, within: "/var/run") ? "/run" + path.dropFirst("/var/run".count) : path
  }

  /// Whether a name or number is the user; unknown where one is a name and the other a number.
  private func isUser(_ owner: String) -> Fact<Bool> {
    if owner == user { return .known(true) }
    if owner == "root" || owner == "0" { return .known(false) }
    if (Int(owner) == nil) == (Int(user) == nil) { return .known(false) }
    return .unknown
  }

  private func isOpen(mode: String) -> Bool {
    if let bits = Int(mode, radix: 8) { return bits & 0o002 != 0 }
    return mode.contains("w") && (mode.contains("a") || mode.contains("o") || mode.hasPrefix("+"))
  }

  private static let harmless: Set<String> = [
    "rm", "echo", "printf", "apt-get", "apt", "apk", "pip", "pip3", "npm", "yarn", "pnpm", "useradd", "adduser",
    "groupadd", "addgroup", "usermod", "cd", "set", "curl", "wget", "test", "[", "ls", "cat", "true", "nginx", "id",
  ]
}
