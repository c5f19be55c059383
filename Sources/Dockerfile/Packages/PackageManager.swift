import Syntax

/// What is known of a package manager's command line.
final class PackageManager: Sendable {
  /// What a sub-command does.
  enum Action: String, Sendable {
    /// Adds packages.
    case install
    /// Refreshes the index.
    case update
    /// Upgrades what is installed.
    case upgrade
    /// Removes packages.
    case remove
    /// Empties the cache.
    case clean
    /// Anything else.
    case other
  }

  /// How the version of a package is written.
  enum VersionSyntax: Sendable {
    /// `name=1.2`, also `name/release`.
    case apt
    /// `name=1.2`, `name~1.2`, `name<2`, `name@repository`.
    case apk
    /// `name-1.2`.
    case rpm
    /// `name=1.2`, `name>1`.
    case zypper
    /// `name==1.2` and the other specifiers of PEP 440.
    case python
    /// `name@1.2`, where a scope may begin with `@`.
    case node
    /// `name:1.2`.
    case colon
    /// `path@v1.2`.
    case go
    /// `name@1.2`.
    case cargo
  }

  /// The name that rules use: `pip` for `pip3` and `python -m pip`.
  let name: String

  /// The sub-commands and what they do.
  let actions: WordTable<Action>

  /// Options whose value is the next word.
  let options: WordSet

  /// How versions are written.
  let versions: VersionSyntax

  /// What the command does when it has no sub-command.
  let bareAction: Action

  /// Options that give the version of the package they stand with (`gem install x -v 1`).
  let versionOptions: WordSet

  /// Words between the manager and the sub-command proper: `yarn global add`.
  let prefixes: WordSet

  private init(
    name: String, actions: WordTable<Action>, options: WordSet, versions: VersionSyntax, bareAction: Action = .other,
    versionOptions: WordSet = [], prefixes: WordSet = []
  ) {
    (self.name, self.actions, self.options, self.versions) = (name, actions, options, versions)
    (self.bareAction, self.versionOptions, self.prefixes) = (bareAction, versionOptions, prefixes)
  }
}

extension PackageManager {
  /// The short option that a word is whose value follows without a blank: `-v` of `-v1.2`.
  func attachedOption(_ word: String) -> String? {
    guard versions != .go, word.utf8.count > 2 else { return nil }
    let letters = word.utf8.prefix(3)
    guard letters.dropFirst().first != Byte.dash, letters.last != Byte.equals,
      let option = String(letters.dropLast()), options.contains(option), !options.contains(word)
    else { return nil }
    return option
  }

  /// The package manager that a program is.
  static func named(_ program: String) -> PackageManager? {
    if let manager = table[program] { return manager }
    // pip3.12
    return program.utf8.first == UInt8(ascii: "p") && (program.hasPrefix("pip3.") || program.hasPrefix("pip2."))
      ? table["pip"] : nil
  }

  private static let table: WordTable<PackageManager> = [
    "xx-apt-get": apt("apt-get"), "xx-apt": apt("apt"), "xx-apk": apk, "apt-get": apt("apt-get"), "apt": apt("apt"),
    "aptitude": apt("aptitude"), "apk": apk, "yum": rpm("yum"),
    "dnf": rpm("dnf"), "dnf5": rpm("dnf"), "tdnf": rpm("tdnf"), "microdnf": rpm("microdnf"), "zypper": zypper,
    "pip": pip, "pip2": pip, "pip3": pip, "pipx": pipx, "uv": uv, "poetry": poetry, "npm": npm, "yarn": yarn,
    "pnpm": pnpm, "bun": bun, "gem": gem, "go": go, "cargo": cargo, "composer": composer, "conda": conda("conda"),
    "mamba": conda("mamba"), "micromamba": conda("micromamba"),
  ]

  private static func apt(_ name: String) -> PackageManager {
    PackageManager(
      name: name,
      actions: [
        "install": .install, "build-dep": .install, "update": .update, "upgrade": .upgrade, "dist-upgrade": .upgrade,
        "full-upgrade": .upgrade, "safe-upgrade": .upgrade, "remove": .remove, "purge": .remove, "autoremove": .remove,
        "clean": .clean, "autoclean": .clean, "distclean": .clean, "dist-clean": .clean,
      ],
      options: [
        "-o", "--option", "-t", "--target-release", "--default-release", "-c", "--config-file", "-a",
        "--host-architecture",
      ], versions: .apt)
  }

  private static let apk = PackageManager(
    name: "apk",
    actions: [
      "add": .install, "update": .update, "upgrade": .upgrade, "del": .remove, "cache": .clean,
    ],
    options: [
      "-t", "--virtual", "-X", "--repository", "-p", "--root", "--keys-dir", "--repositories-file", "--arch",
      "--cache-dir", "--cache-max-age", "--wait", "--progress-fd",
    ], versions: .apk)

  private static func rpm(_ name: String) -> PackageManager {
    PackageManager(
      name: name,
      actions: [
        "install": .install, "in": .install, "reinstall": .install, "rei": .install, "localinstall": .install,
        "groupinstall": .install, "builddep": .install, "makecache": .update, "check-update": .update,
        "update": .upgrade, "upgrade": .upgrade, "up": .upgrade, "distro-sync": .upgrade, "update-minimal": .upgrade,
        "upgrade-minimal": .upgrade, "remove": .remove, "erase": .remove, "autoremove": .remove, "clean": .clean,
      ],
      options: [
        "-c", "--config", "--installroot", "--repo", "--repoid", "--enablerepo", "--disablerepo", "-x", "--exclude",
        "--setopt", "--releasever", "-d", "-e", "-R", "--forcearch", "--disableplugin", "--enableplugin",
      ], versions: .rpm, prefixes: ["module", "group", "groups"])
  }

  private static let zypper = PackageManager(
    name: "zypper",
    actions: [
      "install": .install, "in": .install, "source-install": .install, "si": .install, "refresh": .update,
      "ref": .update, "update": .upgrade, "up": .upgrade, "patch": .upgrade, "dist-upgrade": .upgrade,
      "dup": .upgrade, "remove": .remove, "rm": .remove, "clean": .clean, "cc": .clean,
    ],
    options: [
      "-r", "--repo", "--from", "-t", "--type", "-R", "--root", "-c", "--config", "-D", "--reposd-dir", "-C",
      "--cache-dir", "-p", "--plus-repo",
    ], versions: .zypper)

  private static let pip = PackageManager(
    name: "pip", actions: ["install": .install, "uninstall": .remove, "cache": .clean, "download": .other],
    options: pipOptions, versions: .python)

  private static let pipOptions: WordSet = [
    "-r", "--requirement", "-c", "--constraint", "-t", "--target", "-i", "--index-url", "--extra-index-url", "-f",
    "--find-links", "--trusted-host", "--prefix", "--root", "--python-version", "--platform", "--abi",
    "--implementation", "--only-binary", "--no-binary", "--cache-dir", "--progress-bar", "--global-option",
    "--install-option", "--build-option", "-C", "--config-settings", "--proxy", "--retries", "--timeout", "--src",
    "--upgrade-strategy", "--log", "--exists-action", "--cert", "--client-cert", "--report", "--root-user-action",
    "--use-feature", "--use-deprecated", "--python", "-d", "--dest", "--extra", "--group", "-p", "--index",
    "--index-strategy", "-o", "--output",
  ]

  private static let pipx = PackageManager(
    name: "pipx", actions: ["install": .install, "inject": .install, "uninstall": .remove, "upgrade": .upgrade],
    options: pipOptions, versions: .python)

  private static let uv = PackageManager(
    name: "uv",
    actions: ["install": .install, "add": .install, "sync": .install, "uninstall": .remove, "cache": .clean],
    options: pipOptions, versions: .python, prefixes: ["pip", "tool"])

  private static let poetry = PackageManager(
    name: "poetry",
    actions: ["install": .install, "add": .install, "update": .upgrade, "remove": .remove, "cache": .clean],
    options: ["--with", "--without", "--only", "-E", "--extras", "-G", "--group", "-C", "--directory", "--source"],
    versions: .cargo)

  private static let nodeOptions: WordSet = [
    "--prefix", "--registry", "--cache", "--loglevel", "--userconfig", "--globalconfig", "--tag", "--omit",
    "--include", "--only", "-w", "--workspace", "-C", "--fetch-timeout", "--fetch-retries", "--network-timeout",
    "--cache-folder", "--modules-folder", "--cwd", "--mutex", "--filter", "-F", "--dir", "--store-dir",
    "--network-concurrency",
    "--fetch-retry-mintimeout", "--fetch-retry-maxtimeout", "--global-folder", "--use-yarnrc", "--before",
  ]

  private static let npm = PackageManager(
    name: "npm",
    actions: [
      "install": .install, "i": .install, "add": .install, "in": .install, "isntall": .install, "ci": .install,
      "clean-install": .install, "install-clean": .install, "update": .upgrade, "up": .upgrade, "upgrade": .upgrade,
      "uninstall": .remove, "remove": .remove, "rm": .remove, "cache": .clean,
    ], options: nodeOptions, versions: .node)

  private static let yarn = PackageManager(
    name: "yarn",
    actions: [
      "install": .install, "add": .install, "upgrade": .upgrade, "up": .upgrade, "remove": .remove, "cache": .clean,
    ], options: nodeOptions, versions: .node, bareAction: .install, prefixes: ["global", "workspace"])

  private static let pnpm = PackageManager(
    name: "pnpm",
    actions: [
      "install": .install, "i": .install, "add": .install, "ci": .install, "fetch": .install, "update": .upgrade,
      "up": .upgrade, "remove": .remove, "rm": .remove, "store": .clean,
    ], options: nodeOptions, versions: .node)

  private static let bun = PackageManager(
    name: "bun", actions: ["install": .install, "i": .install, "add": .install, "remove": .remove],
    options: nodeOptions, versions: .node)

  private static let gem = PackageManager(
    name: "gem",
    actions: ["install": .install, "i": .install, "update": .upgrade, "uninstall": .remove, "cleanup": .clean],
    options: [
      "-v", "--version", "-i", "--install-dir", "-n", "--bindir", "-s", "--source", "-P", "--trust-policy", "-p",
      "--http-proxy", "--platform", "-g", "--file",
    ], versions: .colon, versionOptions: ["-v", "--version"])

  private static let go = PackageManager(
    name: "go", actions: ["install": .install, "get": .install, "run": .install, "clean": .clean],
    options: [
      "-C", "-p", "-asmflags", "-buildmode", "-gcflags", "-installsuffix", "-ldflags", "-mod", "-modfile", "-overlay",
      "-pkgdir", "-tags", "-toolexec", "-exec", "-o",
    ], versions: .go)

  private static let cargo = PackageManager(
    name: "cargo",
    actions: ["install": .install, "binstall": .install, "add": .install, "update": .upgrade, "uninstall": .remove],
    options: [
      "--version", "--vers", "--git", "--branch", "--tag", "--rev", "--path", "--root", "--registry", "--index",
      "--features", "-F", "--bin", "--example", "--target", "--target-dir", "-j", "--jobs", "--profile", "--config",
      "--color", "-Z",
    ], versions: .cargo, versionOptions: ["--version", "--vers", "--git", "--path"])

  private static let composer = PackageManager(
    name: "composer",
    actions: [
      "install": .install, "i": .install, "require": .install, "r": .install, "create-project": .other,
      "update": .upgrade, "remove": .remove, "clear-cache": .clean, "clearcache": .clean, "cc": .clean,
    ], options: ["-d", "--working-dir", "--ignore-platform-req", "--prefer-install"], versions: .colon,
    prefixes: ["global"])

  private static func conda(_ name: String) -> PackageManager {
    PackageManager(
      name: name,
      actions: [
        "install": .install, "create": .install, "update": .upgrade, "upgrade": .upgrade, "remove": .remove,
        "clean": .clean,
      ],
      options: ["-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file", "--solver"], versions: .zypper)
  }
}
