import CEL
import Knowledge
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

  /// How a program is told not to verify certificates.
  private enum Verification {
    case curl, wget, npm, git, pip, rpm
  }

  /// The programs that can be told so by their names.
  private static let verifyingPrograms: [String: Verification] = [
    "curl": .curl, "wget": .wget, "npm": .npm, "yarn": .npm, "pnpm": .npm, "git": .git, "yum-config-manager": .rpm,
    "dnf-config-manager": .rpm,
  ]

  /// The same for package managers that have more than one name.
  private static let verifyingManagers: [String: Verification] = [
    "pip": .pip, "yum": .rpm, "dnf": .rpm, "tdnf": .rpm, "microdnf": .rpm,
  ]

  var skipsVerification: Bool {
    guard let name else { return false }
    switch Self.verifyingPrograms[name] ?? call.flatMap({ Self.verifyingManagers[$0.manager.name] }) {
    case .curl: return hasOption("--insecure") || hasShort("k", valued: "AbCcDdEeFHhKmoPQrTtUuwXxYyz")
    case .wget: return hasOption("--no-check-certificate")
    case .npm:
      let words = arguments.joined(separator: " ").lowercased()
      return ["strict-ssl false", "strict-ssl=false", "--no-strict-ssl"].contains { words.contains($0) }
    case .git:
      return arguments.contains("http.sslVerify") && arguments.contains("false")
        || arguments.contains("http.sslVerify=false")
    case .pip:
      return hasOption("--trusted-host")
        || call?.verb == "config" && arguments.contains("set")
          && arguments.contains { $0.hasSuffix(".trusted-host") || $0 == "trusted-host" }
    case .rpm:
      return arguments.contains { argument in
        let text = argument.lowercased()
        return ["0", "false", "no"].contains { text.hasSuffix("sslverify=\($0)") }
      }
    case nil: return false
    }
  }

  var skipsSignatures: Bool {
    guard let program = call?.manager.name ?? name, let options = Self.unsignedOptions[program],
      options.contains(where: hasOption)
    else { return false }
    return program != "apk" || call?.verb != "index"
  }

  /// The options with which programs take packages that nobody signed.
  private static let unsignedOptions: [String: [String]] = [
    "apk": ["--allow-untrusted"], "apt-get": ["--allow-unauthenticated", "--force-yes"],
    "apt": ["--allow-unauthenticated", "--force-yes"], "yum": ["--nogpgcheck", "--no-gpgchecks"],
    "dnf": ["--nogpgcheck", "--no-gpgchecks"], "tdnf": ["--nogpgcheck", "--no-gpgchecks"],
    "microdnf": ["--nogpgcheck", "--no-gpgchecks"], "zypper": ["--no-gpg-checks"],
    "rpm": ["--nosignature", "--nodigest", "--noverify", "--nofiledigest"],
  ]

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
  /// Whether it sets variables for programs.
  var setsEnvironment: Bool { !shell.assignments.isEmpty || name.map(Self.exporters.contains) ?? false }

  private static let exporters: Set<String> = ["export", "declare", "typeset"]

  /// Whether something in it may be a credential.
  var mayHoldCredential: Bool {
    if name == "curl" || name == "wget", shell.arguments.contains(where: { Self.mayBeLogin($0.text) }) { return true }
    let text = source[shell.span]
    return text.withUnsafeBufferPointer { $0.contains(Byte.at) } && holdsURL || SecretValue.issuerOfKey(in: text) != nil
  }

  /// Whether a word is an option with which curl and wget are given a user or a password, or looks like one.
  private static func mayBeLogin(_ word: String) -> Bool {
    ["-u", "--user", "--password", "--http-password", "--ftp-password"].contains { word.hasPrefix($0) }
  }

  /// Whether an address stands in one of its words.
  private var holdsURL: Bool { shell.words.contains { $0.text.contains("://") } }
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
