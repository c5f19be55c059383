import CEL
import Syntax

/// Makes the commands of one script, with what each one leaves behind in its layer.
struct CommandReader {
  let source: SourceFile
  /// The cache and tmpfs mounts of the instruction.
  let mounts: [Mount]
  /// The environment in force.
  let environment: BuildVariables

  /// The number of later commands among which a clean-up is looked for.
  private static let maximumReach = 500

  func commands(_ script: ShellScript) -> [Command] {
    let calls = script.commands.map(PackageCommand.read)
    let cleaners = script.commands.indices.filter { Self.isCleaner(script.commands[$0].name) }
    var exportedPipCache: String?
    return script.commands.indices.map { index in
      let shell = script.commands[index]
      if let value = Self.exported("PIP_NO_CACHE_DIR", by: shell) { exportedPipCache = value }
      let pipesInto = shell.pipesInto.flatMap {
        script.commands.indices.contains($0) ? script.commands[$0].name : nil
      }
      let isRun = isRunByShell(shell, script)
      guard let call = calls[index] else {
        return Command(
          shell, source: source, pipesInto: pipesInto, call: nil, packages: [], keepsCache: .absent, updatesOnly: false,
          isRunByShell: isRun)
      }
      // Only calls of package managers look ahead, and not without end: that keeps long scripts linear.
      let reach = (index + 1)..<min(script.commands.count, index + 1 + Self.maximumReach)
      let laterCalls = calls[reach].compactMap(\.self)
      let laterCleaners = cleaners.filter(reach.contains).map { script.commands[$0] }
      let family = Self.family(call.manager.name)
      let updatesOnly =
        call.action == .update
        && !laterCalls.contains {
          ($0.action == .install || $0.action == .upgrade) && Self.family($0.manager.name) == family
        }
      let packages = packages(call, laterCalls)
      let keepsCache = keepsCache(call, shell, laterCleaners, laterCalls, exportedPipCache)
      return Command(
        shell, source: source, pipesInto: pipesInto, call: call, packages: packages, keepsCache: keepsCache,
        updatesOnly: updatesOnly, isRunByShell: isRun)
    }
  }

  // MARK: - Packages

  private func packages(_ call: PackageCommand, _ later: [PackageCommand]) -> [Package] {
    guard !call.packages.isEmpty else { return [] }
    let removals = later.filter {
      $0.action == .remove && Self.family($0.manager.name) == Self.family(call.manager.name)
    }
    let group = call.values.first { $0.option == "-t" || $0.option == "--virtual" }?.value
    let removesAll = removals.contains { $0.hasUnknownPackages }
    let removed = Set(removals.flatMap(\.operands))
    return call.packages.map { word in
      let isRemoved = removesAll || removed.contains(word.name) || group.map(removed.contains) ?? false
      return Package(word, manager: call.manager.name, isKept: !isRemoved, source: source)
    }
  }

  /// Front ends that share their packages count as one.
  private static func family(_ manager: String) -> String {
    switch manager {
    case "apt-get", "apt", "aptitude": "apt"
    case "dnf", "yum", "microdnf", "tdnf": "rpm"
    default: manager
    }
  }

  // MARK: - Caches

  private func keepsCache(
    _ call: PackageCommand, _ shell: ShellCommand, _ later: [ShellCommand], _ laterCalls: [PackageCommand],
    _ exportedPipCache: String?
  ) -> Fact<Bool> {
    func cleans(_ path: String) -> Bool {
      later.contains { Self.removes($0, path) } || mounts.contains { $0.keepsOut(path) }
    }
    func isCleaned(by managers: String...) -> Bool {
      laterCalls.contains { managers.contains($0.manager.name) && Command.emptiesCache($0) }
    }
    let isInstall = call.action == .install || call.action == .upgrade
    switch call.manager.name {
    case "apt-get", "apt", "aptitude":
      // What stays is the index: downloaded packages are removed by the hooks of Debian's images.
      guard call.action == .update else { return .absent }
      return .known(
        !cleans("/var/lib/apt/lists") && !laterCalls.contains { $0.verb == "distclean" || $0.verb == "dist-clean" })
    case "apk":
      guard isInstall || call.action == .update else { return .absent }
      return .known(
        !call.hasFlag("--no-cache", "--no-network") && !cleans("/var/cache/apk") && !cleans("/etc/apk/cache")
          && !isCleaned(by: "apk"))
    case "pip":
      guard isInstall else { return .absent }
      if call.hasFlag("--no-cache-dir") || cleans("/root/.cache") || isCleaned(by: "pip") { return .known(false) }
      return disablesPipCache(shell, exportedPipCache)
    case "uv":
      guard isInstall else { return .absent }
      return .known(!call.hasFlag("--no-cache", "-n") && !cleans("/root/.cache/uv") && !isCleaned(by: "uv"))
    case "yum", "dnf", "tdnf", "microdnf":
      guard isInstall else { return .absent }
      let cache = call.manager.name == "yum" ? "/var/cache/yum" : "/var/cache/dnf"
      return .known(
        !cleans(cache) && !cleans("/var/cache/libdnf5")
          && !(["yum", "dnf"].contains(call.manager.name)
            ? isCleaned(by: "yum", "dnf") : isCleaned(by: call.manager.name))
      )
    case "zypper":
      guard isInstall else { return .absent }
      return .known(!cleans("/var/cache/zypp") && !isCleaned(by: "zypper"))
    case "npm":
      guard isInstall else { return .absent }
      return .known(!cleans("/root/.npm") && !isCleaned(by: "npm"))
    case "yarn":
      guard isInstall else { return .absent }
      return .known(
        !cleans("/usr/local/share/.cache/yarn") && !mounts.contains { $0.target?.contains("yarn") ?? false }
          && !isCleaned(by: "yarn"))
    default: return .absent
    }
  }

  /// The cache is off where PIP_NO_CACHE_DIR is set to something true, in the image or in front of the command.
  private func disablesPipCache(_ shell: ShellCommand, _ exported: String?) -> Fact<Bool> {
    let own = (shell.assignments.last { $0.name == "PIP_NO_CACHE_DIR" }?.value.text ?? exported).map { Fact.known($0) }
    switch own ?? (environment.declares("PIP_NO_CACHE_DIR") ? environment.value("PIP_NO_CACHE_DIR") : .absent) {
    case .known(let value): return .known(["", "0", "off", "false", "no"].contains(value.lowercased()))
    case .absent: return .known(true)
    case .unknown: return .unknown
    }
  }

  /// What `export NAME=value` sets a variable to.
  private static func exported(_ name: String, by command: ShellCommand) -> String? {
    guard command.name == "export" else { return nil }
    let word = command.arguments.last { $0.text.hasPrefix(name) && $0.text.dropFirst(name.count).hasPrefix("=") }
    return word.map { String($0.text.dropFirst(name.count + 1)) }
  }

  /// Whether a program can delete files.
  private static func isCleaner(_ name: String?) -> Bool { name == "rm" || name == "find" }

  /// Whether a command deletes a folder or what is in it.
  static func removes(_ command: ShellCommand, _ path: String) -> Bool {
    guard isCleaner(command.name) else { return false }
    if command.name == "find", !command.words.contains(where: { $0.text == "-delete" || $0.text == "rm" }) {
      return false
    }
    return command.arguments.contains { word in
      ShellQuoting.alternatives(word.text).contains { target in target.withBytes { removes($0, path) } }
    }
  }

  private static func removes(_ target: UnsafeBufferPointer<UInt8>, _ path: String) -> Bool {
    var target = target[...]
    while let last = target.last, last == Byte.star || last == Byte.slash { target.removeLast() }
    var home = 0
    if target.first == Byte.tilde { home = 1 } else if target.starts(with: "$HOME".utf8) { home = 5 }
    target = target.dropFirst(home)
    guard home > 0 || target.first == Byte.slash else { return false }
    return path.withBytes { path in
      var path = path[...]
      if home > 0 {
        // The home folder is `/root`.
        guard path.starts(with: "/root".utf8) else { return false }
        path = path.dropFirst("/root".utf8.count)
      }
      // A folder above or below will do: /var/cache, /root/.cache/pip.
      return holds(path, target) || holds(target, path)
    }
  }

  /// Whether the second path is the first one or lies below it.
  private static func holds(
    _ folder: Slice<UnsafeBufferPointer<UInt8>>, _ path: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Bool {
    guard path.starts(with: folder) else { return false }
    return path.count == folder.count || path[path.startIndex + folder.count] == Byte.slash
  }

  // MARK: - Downloads

  private func isRunByShell(_ shell: ShellCommand, _ script: ShellScript) -> Bool {
    guard let name = shell.name, Command.downloaders.contains(name) else { return false }
    var reader = shell.pipesInto
    // The download may pass through tee, tar, sed ... on its way.
    var steps = 0
    while let index = reader, script.commands.indices.contains(index), steps < 8 {
      if Command.runsInput(script.commands[index]) { return true }
      reader = script.commands[index].pipesInto
      steps += 1
    }
    guard shell.context.contains(.substitution), let parent = shell.parent, script.commands.indices.contains(parent)
    else { return false }
    let outer = script.commands[parent]
    guard let outerName = outer.name else { return false }
    if outerName == "eval" || outerName == "source" || outerName == "." { return true }
    guard Command.interpreters.contains(outerName), let first = outer.arguments.first else { return false }
    let isScriptText = CommandWrappers.scriptArgument(of: outer).map { !$0.isLiteral } ?? false
    return isScriptText || first.text.hasPrefix("<(") || outer.redirections.contains { $0.symbol.hasPrefix("<") }
  }
}
