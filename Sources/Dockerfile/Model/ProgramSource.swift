import CEL
import Syntax

/// Whether an instruction can have brought a program into an image. When in doubt it can.
enum ProgramSource {
  /// Whether a COPY or ADD can: what it copies may hold the program, and the stage that it comes from may have it.
  static func mayBring(_ copy: Copy, _ program: String) -> Bool {
    mayHold(copy, program) && copy.stage.map { mayHave($0, program) } ?? true
  }

  /// Whether a stage can have a program; of the stages that it copies from itself nothing is taken for sure.
  private static func mayHave(_ stage: Stage, _ program: String) -> Bool {
    guard stage.rootBase.lacks(program) else { return true }
    return stage.lineage.contains { part in
      part.facts.copies.contains { mayHold($0, program) } || part.facts.runs.contains { mayBring($0, program) }
    }
  }

  private static func mayHold(_ copy: Copy, _ program: String) -> Bool {
    guard let destination = copy.destination.value else { return true }
    if last(destination) == program || copy.sources.contains(where: { last($0) == program }) { return true }
    let folder = destination.hasSuffix("/") && destination.count > 1 ? String(destination.dropLast()) : destination
    // A tree that another stage filled goes where it was: a virtual environment, `/root/.local`, a toolchain.
    if copy.from != nil, copy.sources.contains(where: { last($0) == last(folder) && !applications.contains(last($0)) })
    {
      return true
    }
    let isSystemFolder =
      folder == "/" || folder == "/usr" || folder == "/usr/local" || folder == "/opt" || folder.hasSuffix("bin")
    guard isSystemFolder else { return false }
    return copy.sources.contains { source in
      // A folder may hold anything; a file that is called something else is something else.
      let name = last(source)
      return source.hasSuffix("/") || source.utf8.contains(Byte.star) || source.utf8.contains(Byte.dollar)
        || ["", ".", "bin", "sbin", "usr", "local", "lib", "rootfs", "root", "opt"].contains(name)
        || copy.from == nil && !name.utf8.contains(Byte.dot)
    }
  }

  /// Folders that hold an application rather than programs that others start.
  private static let applications: Set<String> = ["app", "src", "dist", "build", "public", "html", "www"]

  /// Whether a RUN can.
  static func mayBring(_ run: Run, _ program: String) -> Bool {
    guard run.isUnderstood else { return true }
    return run.commands.contains { mayBring($0, program) }
  }

  private static func mayBring(_ command: Command, _ program: String) -> Bool {
    if command.shell.words.isEmpty { return false }
    guard let name = command.name else { return true }
    if name == program || command.shell.words.contains(where: { mentions($0.text, program) }) { return true }
    if let call = command.call { return mayBring(call, program) }
    if harmless.contains(name) || Stage.builtins.contains(name) { return false }
    if movers.contains(name) {
      return command.arguments.contains {
        $0.utf8.contains(Byte.dollar) || $0.contains("bin") || $0.hasPrefix("/usr") || $0 == "/"
      }
    }
    return true
  }

  private static func mayBring(_ call: PackageCommand, _ program: String) -> Bool {
    guard call.action == .install || call.action == .upgrade else { return false }
    if call.hasUnknownPackages { return true }
    let hasFiles = call.packages.contains { $0.isFile }
    if hasFiles, call.manager.versions != .python { return true }
    if call.manager.versions == .python, pythonPackages.contains(program) {
      let hasList = call.values.contains { ["-r", "--requirement"].contains($0.option) }
      if hasFiles || hasList || call.packages.isEmpty { return true }
    }
    // Other packages may depend on a common program; on these hardly any does.
    let isSystem = ["apt-get", "apt", "aptitude", "apk", "yum", "dnf", "tdnf", "microdnf", "zypper"]
      .contains(call.manager.name)
    if isSystem, !call.packages.isEmpty, !leaves.contains(program) { return true }
    return call.packages.contains { brings($0.name, program) }
  }

  private static func brings(_ package: String, _ program: String) -> Bool {
    package.contains(program) || (providers[program] ?? []).contains { package.hasPrefix($0) }
  }

  private static func mentions(_ word: String, _ program: String) -> Bool {
    word == program || word.hasSuffix("/" + program)
  }

  private static func last(_ path: String) -> String {
    path.utf8.allSatisfy { $0 == Byte.slash } ? "" : path.lastPathPart
  }

  /// Programs that hardly any other package depends on.
  private static let leaves: Set<String> = [
    "curl", "wget", "jq", "tini", "dumb-init", "gosu", "su-exec", "nc", "ncat", "netcat", "telnet", "grpc_health_probe",
    "psql", "pg_isready", "mysqladmin", "redis-cli",
  ]

  /// Programs of other systems that a list of Python packages can name as well.
  private static let pythonPackages: Set<String> = ["dumb-init", "supervisord", "supervisorctl", "node", "npm", "npx"]

  /// Packages that bring a program of another name.
  private static let providers: [String: [String]] = [
    "nc": ["netcat", "nmap", "busybox", "ncat"], "ncat": ["nmap"], "netcat": ["nmap", "busybox"],
    "pg_isready": ["postgresql"], "psql": ["postgresql"], "mysqladmin": ["mysql", "mariadb", "default-mysql"],
    "redis-cli": ["redis", "valkey"], "wget": ["busybox"], "telnet": ["busybox", "inetutils"],
    "curl": ["build-essential"],
    "su-exec": ["busybox"],
  ]

  /// Programs that put nothing into the folders of the system, or only what they build.
  private static let harmless: Set<String> = [
    "rm", "mkdir", "chown", "chmod", "chgrp", "useradd", "groupadd", "adduser", "addgroup", "usermod", "groupmod",
    "deluser", "delgroup", "userdel", "sed", "touch", "update-ca-certificates", "sleep", "cat", "grep", "ls", "find",
    "id", "whoami", "date", "pwd", "locale-gen", "ldconfig", "passwd", "chpasswd", "python", "python3", "node", "npx",
    "dotnet", "mvn", "gradle", "tsc", "bundle", "rake", "setcap", "tee", "head", "tail", "sort", "cut", "tr", "awk",
    "wc",
    "stat", "uname", "env", "umask", "sync", "install_packages", "corepack", "next", "nuxt", "vite", "ng", "php",
    "xargs", "seq", "basename", "dirname", "test", "rmdir", "truncate", "dpkg-reconfigure", "update-locale", "source",
    ".",
  ]

  /// Programs that put files where they are told to.
  private static let movers: Set<String> = ["mv", "cp", "ln", "install", "tar", "unzip"]
}
