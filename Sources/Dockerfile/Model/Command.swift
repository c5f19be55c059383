import CEL
import Knowledge
import Syntax

/// A simple command of a shell script: `dockerfile.command`.
///
/// Wrappers such as `sudo` and `env` are looked through: the command is what they run.
public final class Command: ModelObject {
  let shell: ShellCommand
  let source: SourceFile

  /// The program without its folder; nil when it comes from an expansion.
  public let name: String?

  /// The program that reads its output through a pipe, if one does.
  public let pipesInto: String?

  /// What it is as a call of a package manager.
  let call: PackageCommand?

  /// The packages that it installs.
  public let packages: [Package]

  /// Whether an index or download cache stays in the layer; absent where the manager keeps none.
  let keepsCache: Fact<Bool>

  /// Whether it refreshes a package index and no later command of the instruction installs from it.
  let updatesOnly: Bool

  /// Whether a shell runs what it downloads.
  let isRunByShell: Bool

  init(
    _ shell: ShellCommand, source: SourceFile, pipesInto: String?, call: PackageCommand?, packages: [Package],
    keepsCache: Fact<Bool>, updatesOnly: Bool, isRunByShell: Bool
  ) {
    (self.shell, self.source, self.pipesInto, self.call) = (shell, source, pipesInto, call)
    (self.packages, self.keepsCache, self.updatesOnly) = (packages, keepsCache, updatesOnly)
    self.isRunByShell = isRunByShell
    name = shell.name
  }

  /// From its first word, wrappers included, to its last.
  public var place: Place? { Place(source, shell.span) }

  /// The text as written.
  public var display: String { source.text(shell.span) }

  /// The words after the name, quotes resolved, expansions as written.
  public var arguments: [String] { shell.arguments.map(\.text) }

  private var namePlace: Place? { shell.words.first.map { Place(source, $0.span) } }
  private var isInstall: Bool { call?.action == .install }
  private var isWrapped: Bool { shell.wrappers.contains("sudo") || name == "sudo" }

  /// The declaration of the fields.
  public static let modelSchema = ObjectSchema(
    Command.self, "dockerfile.command", "A simple command of a shell script, wrappers looked through."
  ) {
    Field("name", "The program without its folder; absent when it comes from an expansion.", at: { $0.namePlace }) {
      $0.name
    }
    Field("text", "All of it as written, wrappers included.") { $0.display }
    Field("words", "The name and the arguments.") { $0.shell.words.map(\.text) }
    Field("arguments", "The words after the name, quotes resolved, expansions as written.") { $0.arguments }
    Field("assignments", "The variables that are set in front of it, by name.") { $0.assignments }
    Field("environment", "The variables that it sets for programs: in front of it, with env, or as `export`.") {
      $0.assignments.merging($0.exports) { $1 }
    }
    Field("sets_environment", "It sets variables for programs: in front of it, with env, or as `export`.") {
      $0.setsEnvironment
    }
    Field("removes_apt_lists", "It deletes the package index of apt.") {
      CommandReader.removes($0.shell, "/var/lib/apt/lists")
    }
    Field("wrappers", "The programs that run it: sudo, env, xargs ...") { $0.shell.wrappers }
    Field("uses_sudo", "It runs through sudo.") { $0.isWrapped }
    Field("preceded_by", "What connects it with the command before: && || ; & | or a newline.") {
      $0.shell.precededBy?.rawValue
    }
    Field("followed_by", "What connects it with the command after it.") { $0.shell.followedBy?.rawValue }
    Field("is_piped", "A pipe leads its output to another command.") { $0.shell.pipesInto != nil }
    Field("pipes_into", "The program at the other end of the pipe.") { $0.pipesInto }
    Field("reads_pipe", "A pipe leads to it.") { $0.shell.pipelinePosition > 0 }
    Field("is_in_subshell", "It stands in parentheses or in a substitution.") {
      !$0.shell.context.isDisjoint(with: [.subshell, .substitution])
    }
    Field("is_conditional", "It stands in a condition, a branch, a loop or a function.") {
      !$0.shell.context.isDisjoint(with: [.condition, .branch, .loop, .function])
    }
    Field("manager", "The package manager that it is: apt-get, apk, pip (also pip3, python -m pip), npm ...") {
      $0.call?.manager.name
    }
    Field("subcommand", "The package manager's sub-command as written.") { $0.call?.verb }
    Field("action", "What the sub-command does: install, update, upgrade, remove, clean, other.") {
      $0.call?.action.rawValue
    }
    Field("flags", "The options of the package manager, as written.") { $0.call?.flags ?? [] }
    Field("is_install", "It installs packages.") { $0.isInstall }
    Field("packages", "The packages that it names for installing.") { $0.packages }
    Field("unpinned_packages", "The packages among them without version or constraint.") {
      $0.packages.filter { !$0.isPinned }
    }
    Field("has_unknown_packages", "Some of its packages come from a variable.") { $0.call?.hasUnknownPackages ?? false }
    Field("assumes_yes", "The package manager does not stop to ask: -y and its like, or it never asks.") {
      $0.call.map(\.assumesYes)
    }
    Field("avoids_recommends", "Recommended packages are left out, or the manager knows none.") {
      $0.call.map(\.avoidsRecommends)
    }
    Field("keeps_cache", "A package index or download cache stays in the layer.") { $0.keepsCache }
    Field("updates_only", "It refreshes a package index, and nothing later in the instruction installs from it.") {
      $0.updatesOnly
    }
    Field("is_system_upgrade", "It upgrades everything that is installed.") { $0.isSystemUpgrade }
    Field("is_download", "It is curl, wget or their like.") { $0.isDownload }
    Field("is_run_by_shell", "A shell or interpreter runs what it downloads, by a pipe or a substitution.") {
      $0.isRunByShell
    }
    Field(
      "may_hold_credential",
      "An address with an `@`, a key of a well-known form, or an option of curl or wget for a login stands in it."
    ) { $0.mayHoldCredential }
    Field("secret_issuer", "Who issues the key that stands in it, by its well-known form: GitHub, AWS ...") {
      SecretValue.issuerOfKey(in: $0.source[$0.shell.span])
    }
    Field("skips_tls_verification", "curl --insecure or -k, wget --no-check-certificate, pip --trusted-host ...") {
      $0.skipsVerification
    }
    Field("skips_signatures", "Signature checks of a package manager are turned off.") { $0.skipsSignatures }
    Field("makes_world_writable", "chmod lets everybody write: 777, 666, o+w, a+w.") { $0.makesWorldWritable }
    Field("sets_setuid", "chmod sets a setuid or setgid bit.") { $0.setsSetuid }
  }

  /// What `export NAME=value` sets.
  private var exports: [String: String] {
    guard name == "export" || (name == "declare" || name == "typeset") && arguments.first == "-x" else {
      return [:]
    }
    let pairs = arguments.compactMap { word -> (String, String)? in
      guard let equals = word.firstIndex(of: "="), equals > word.startIndex else { return nil }
      return (String(word[..<equals]), String(word[word.index(after: equals)...]))
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  private var assignments: [String: String] {
    Dictionary(shell.assignments.map { ($0.name, $0.value.text) }, uniquingKeysWith: { $1 })
  }
}
