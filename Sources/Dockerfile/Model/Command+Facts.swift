import CEL
import Syntax

/// What programs do with their options.
extension Command {
  /// Whether it is a program that downloads.
  var isDownload: Bool { name.map(Command.downloaders.contains) ?? false }

  static let downloaders: WordSet = ["curl", "wget", "fetch", "aria2c", "http", "https"]

  /// Programs that run what they read.
  static let interpreters: WordSet = [
    "sh", "bash", "ash", "dash", "zsh", "ksh", "python", "python2", "python3", "perl", "ruby", "node", "php", "pwsh",
  ]

  /// Whether a program reads its script from standard input: a shell that is given none as argument.
  static func runsInput(_ command: ShellCommand) -> Bool {
    guard let name = command.name, interpreters.contains(name) || name.hasPrefix("python3.") else { return false }
    for word in command.arguments {
      if word.text == "-" || word.text == "-s" || word.text == "/dev/stdin" { return true }
      if word.text.hasPrefix("-c") || word.text == "-m" || word.text == "-e" && !CommandWrappers.shells.contains(name) {
        return false
      }
      if !word.text.hasPrefix("-") { return false }
    }
    return true
  }

  var isSystemUpgrade: Bool {
    guard let call, call.action == .upgrade else { return false }
    switch call.manager.name {
    case "apt-get", "apt", "aptitude", "apk", "yum", "dnf", "tdnf", "microdnf", "zypper":
      // With names it upgrades only those.
      return call.operands.isEmpty && !call.hasUnknownPackages
    default: return false
    }
  }

  /// Whether a short option is given, alone or bundled with others, none of which takes a value before it.
  private func hasShort(_ letter: Character, valued: String) -> Bool {
    shell.arguments.contains { word in
      guard word.text.hasPrefix("-"), !word.text.hasPrefix("--") else { return false }
      for option in word.text.dropFirst() {
        if option == letter { return true }
        if valued.contains(option) { return false }
      }
      return false
    }
  }

  private func hasOption(_ option: String) -> Bool {
    shell.arguments.contains { $0.text == option || $0.text.hasPrefix(option + "=") }
  }

  var skipsVerification: Bool {
    switch name {
    case "curl": return hasOption("--insecure") || hasShort("k", valued: "AbCcDdEeFHhKmoPQrTtUuwXxYyz")
    case "wget": return hasOption("--no-check-certificate")
    case "npm", "yarn", "pnpm":
      let words = arguments.joined(separator: " ").lowercased()
      return ["strict-ssl false", "strict-ssl=false", "--no-strict-ssl"].contains { words.contains($0) }
    case "git":
      return arguments.contains("http.sslVerify") && arguments.contains("false")
        || arguments.contains("http.sslVerify=false")
    default:
      if call?.manager.name == "pip" {
        return hasOption("--trusted-host")
          || call?.verb == "config" && arguments.contains("set")
            && arguments.contains { $0.hasSuffix(".trusted-host") || $0 == "trusted-host" }
      }
      let isRPM = call.map { ["yum", "dnf", "tdnf", "microdnf"].contains($0.manager.name) } ?? false
      guard isRPM || name == "yum-config-manager" || name == "dnf-config-manager" else { return false }
      return arguments.contains { argument in
        let text = argument.lowercased()
        return ["0", "false", "no"].contains { text.hasSuffix("sslverify=\($0)") }
      }
    }
  }

  var skipsSignatures: Bool {
    switch call?.manager.name ?? name {
    case "apk": return call?.verb != "index" && hasOption("--allow-untrusted")
    case "apt-get", "apt": return hasOption("--allow-unauthenticated") || hasOption("--force-yes")
    case "yum", "dnf", "tdnf", "microdnf": return hasOption("--nogpgcheck") || hasOption("--no-gpgchecks")
    case "zypper": return hasOption("--no-gpg-checks")
    case "rpm": return ["--nosignature", "--nodigest", "--noverify", "--nofiledigest"].contains { hasOption($0) }
    default: return false
    }
  }

  /// Whether it empties the caches of its package manager for good.
  static func emptiesCache(_ call: PackageCommand) -> Bool {
    guard call.action == .clean else { return false }
    switch call.manager.name {
    case "yum", "dnf", "tdnf", "microdnf": return call.operands.contains { $0 == "all" || $0 == "packages" }
    case "yarn", "npm", "pip", "uv":
      return call.operands.contains { ["clean", "purge", "verify", "prune"].contains($0) }
    default: return true
    }
  }

  /// The modes that chmod is given.
  private var modes: [Substring] {
    guard name == "chmod", let mode = shell.arguments.first(where: { !$0.text.hasPrefix("-") || $0.text.contains("w") })
    else { return [] }
    return mode.text.split(separator: ",")
  }

  private func octal(_ mode: Substring) -> Int? { mode.count >= 3 && mode.count <= 5 ? Int(mode, radix: 8) : nil }

  var makesWorldWritable: Bool {
    modes.contains { mode in
      if let bits = octal(mode) { return bits & 0o002 != 0 && bits & 0o1000 == 0 }
      let who = mode.prefix { "ugoa".contains($0) }
      let change = mode.dropFirst(who.count)
      guard change.hasPrefix("+") || change.hasPrefix("="), change.contains("w"), !change.contains("t") else {
        return false
      }
      return who.contains("o") || who.contains("a")
    }
  }

  var setsSetuid: Bool {
    modes.contains { mode in
      if let bits = octal(mode) { return bits & 0o6000 != 0 }
      let who = mode.prefix { "ugoa".contains($0) }
      let change = mode.dropFirst(who.count)
      return change.hasPrefix("+") && change.contains("s")
    }
  }
}

extension Command {
  /// Whether it installs what a manifest of the project lists: `npm ci`, `pip install -r`, `go mod download` ...
  var installsDependencies: Bool {
    if name == "bundle" || name == "bundler" { return arguments.first == "install" }
    guard let call else { return false }
    switch call.manager.name {
    case "npm", "yarn", "pnpm", "bun", "composer": return call.action == .install && call.packages.isEmpty
    case "pip":
      return call.action == .install && call.values.contains { $0.option == "-r" || $0.option == "--requirement" }
    case "uv", "poetry": return call.action == .install && call.packages.isEmpty
    case "go": return call.verb == "mod" && arguments.contains("download")
    case "cargo": return call.verb == "fetch"
    default: return false
    }
  }
}
