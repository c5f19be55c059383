import CEL
import Syntax

/// A RUN instruction: `dockerfile.run`.
public final class Run: ModelObject {
  /// The instruction.
  public let instruction: Instruction

  /// The commands of its script; empty where another interpreter than a POSIX shell gets it.
  public let commands: [Command]

  /// The mounts.
  public let mounts: [Mount]

  /// The name of the shell that runs it; nil for the JSON form.
  public let shell: String?

  /// Whether the script could be read.
  public let isUnderstood: Bool

  /// The user that runs it, without the group; absent for root by default.
  public let user: Fact<String>

  /// The working directory in which it runs.
  public let folder: Fact<String>

  private let shellInForce: Shell
  private let variables: BuildVariables
  private let escape: UInt8
  private let pipelineCount: Int

  init(
    _ instruction: Instruction, _ script: ShellScript?, _ commands: [Command], _ mounts: [Mount], shell: Shell,
    user: Fact<String>, folder: Fact<String>, variables: BuildVariables, escape: UInt8
  ) {
    self.folder = folder
    (self.user, self.variables, self.escape, shellInForce) = (user, variables, escape, shell)
    (self.instruction, self.commands, self.mounts) = (instruction, commands, mounts)
    self.shell = instruction.isJSON ? nil : shell.name
    isUnderstood = script?.isComplete ?? false
    pipelineCount = script?.pipelineCount ?? 0
  }

  /// The whole instruction.
  public var place: Place? { instruction.place }

  /// The script for a program that checks scripts; nil when no POSIX shell gets one.
  public var shellSource: ShellSource? {
    ScriptReader(instruction.node.tree.source, escape: escape)
      .source(of: instruction.node, shell: shellInForce, variables: variables)
  }

  /// The first words.
  public var display: String { instruction.node.arguments.first?.value ?? "RUN" }

  private var hasPipefail: Bool {
    if shellInForce.hasPipefail { return true }
    return commands.contains { command in
      guard let name = command.name else { return false }
      // bash -o pipefail -c '…'
      let isSet = name == "set"
      guard isSet || CommandWrappers.shells.contains(name),
        command.shell.arguments.contains(where: { $0.text.contains("pipefail") })
      else { return false }
      return isSet ? command.shell.parent.map(isShell) ?? true : true
    }
  }

  /// Whether the command at an index is a shell that gets a script of its own.
  private func isShell(_ index: Int) -> Bool {
    commands.indices.contains(index) && CommandWrappers.scriptArgument(of: commands[index].shell) != nil
  }

  private var removesAptLists: Bool {
    !commands.contains {
      ["apt-get", "apt", "aptitude"].contains($0.call?.manager.name) && $0.keepsCache.value == true
    }
  }

  private var topCommands: [Command] { commands.filter { $0.shell.parent == nil } }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(Run.self, "dockerfile.run", "A RUN instruction.") {
    Field("text", "The command line, continuations joined; a heredoc's marker stands for its body.") { $0.display }
    Field("commands", "The commands of its script, those in substitutions and in sh -c included.") { $0.commands }
    Field("piped_commands", "The commands among them whose output a pipe leads to another one.") {
      $0.commands.filter { $0.shell.pipesInto != nil }
    }
    Field("packages", "All packages that its commands install.") { $0.commands.flatMap(\.packages) }
    Field("mounts", "The --mount flags.") { $0.mounts }
    Field("has_cache_mount", "One of the mounts is a cache.") { $0.mounts.contains { $0.type == "cache" } }
    Field("has_secret_mount", "One of the mounts is a secret.") { $0.mounts.contains { $0.type == "secret" } }
    Field("user", "The user that runs it, without the group; absent where nothing sets one, which means root.") {
      $0.user
    }
    Field("runs_as_root", "Root runs it.") { run -> Fact<Bool> in
      switch run.user {
      case .known(let user): .known(Stage.isRoot(user))
      case .absent: .known(true)
      case .unknown: .unknown
      }
    }
    Field("network", "The --network flag.") { run in run.flag("network") }
    Field("security", "The --security flag.") { run in run.flag("security") }
    Field("is_shell_form", "A shell runs it; not a JSON array.") { !$0.instruction.isJSON }
    Field("is_trigger", "ONBUILD wraps it.") { $0.instruction.isTrigger }
    Field("has_heredoc", "Heredocs follow it.") { $0.instruction.node.hasHeredocs }
    Field("shell", "The shell in force: sh, bash, powershell ...; absent for the JSON form.") { $0.shell }
    Field("is_understood", "The script is one for a POSIX shell, and could be read to its end.") { $0.isUnderstood }
    Field("has_pipe", "A pipe stands in it.") { $0.commands.contains { $0.shell.pipesInto != nil } }
    Field("has_pipefail", "A failure on the left of a pipe fails the command: SHELL or `set -o pipefail`.") {
      $0.hasPipefail
    }
    Field("apt_lists_removed", "No apt index stays in the layer: it is removed here, mounted, or never made.") {
      $0.removesAptLists
    }
    Field("is_cd_only", "It does nothing but change the directory, which ends with the layer.") {
      $0.topCommands.contains { $0.name == "cd" } && $0.topCommands.allSatisfy { $0.name == "cd" || $0.name == "set" }
    }
  }

  private func flag(_ name: String) -> String? { instruction.node.flags.last { $0.name == name }?.value }
}
