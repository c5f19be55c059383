import Syntax

/// A call of a package manager, read as data.
final class PackageCommand: Sendable {
  /// The package manager.
  let manager: PackageManager

  /// The sub-command as written; nil when there is none.
  let verb: String?

  /// What the sub-command does.
  let action: PackageManager.Action

  /// The options as written, those in front of the sub-command included; a value that is a word of its own is left out.
  let flags: [String]

  /// The values of options, by option.
  let values: [(option: String, value: String)]

  /// The packages that are named for installing.
  let packages: [PackageWord]

  /// The words after the sub-command, whatever it does.
  let operands: [String]

  /// Whether some packages come from an expansion.
  let hasUnknownPackages: Bool

  /// Reads a command; nil if its program is no package manager.
  static func read(_ command: ShellCommand) -> PackageCommand? {
    guard let name = command.name else { return nil }
    if let manager = PackageManager.named(name) { return PackageCommand(manager, command.words.dropFirst()) }
    // python -m pip
    guard name.hasPrefix("python"), command.words.count > 2, case let option = command.words[1].text,
      option.hasPrefix("-"), option.hasSuffix("m"), let manager = PackageManager.named(command.words[2].text)
    else { return nil }
    return PackageCommand(manager, command.words.dropFirst(3))
  }

  private init(_ manager: PackageManager, _ words: ArraySlice<ShellWord>) {
    var verb: String?
    var flags: [String] = []
    var values: [(option: String, value: String)] = []
    var named: [ShellWord] = []
    var isUnknown = false
    var index = words.startIndex
    /// The word after an option, if there is one.
    func next() -> ShellWord? {
      guard index < words.endIndex else { return nil }
      defer { index += 1 }
      return words[index]
    }
    while let word = next() {
      let text = word.text
      if text.utf8.first == Byte.dash, text.utf8.count > 1 {
        if text == "--" {
          if manager.name != "gem" { named += words[index...] }
          break
        }
        let attached = manager.attachedOption(text)
        flags.append(attached ?? text)
        if let attached {
          values.append((attached, String(text.dropFirst(2).drop { $0 == "=" })))
        } else if let equals = text.utf8.firstIndex(of: Byte.equals) {
          values.append((String(text[..<equals]), String(text[text.utf8.index(after: equals)...])))
        } else if manager.options.contains(text), let value = next() {
          values.append((text, value.text))
        } else if manager.versions == .python, text == "-e" || text == "--editable", let value = next() {
          named.append(value)
        }
      } else if verb == nil {
        if manager.prefixes.contains(text) { continue }
        verb = text
        isUnknown = !word.isLiteral
      } else if !word.isLiteral, !word.isQuoted, PackageWord.isOneExpansion(text) {
        isUnknown = true
      } else {
        named.append(word)
      }
    }
    let isTrial = manager.versions == .apt && flags.contains { Self.trialFlags.contains($0) }
    // `yarn --version` says something instead of installing.
    let bareAction = flags.contains { Self.questions.contains($0) } ? .other : manager.bareAction
    let action = isTrial ? .other : verb.map { manager.actions[$0] ?? .other } ?? bareAction
    let isPinnedByOption = values.contains { manager.versionOptions.contains($0.option) }
    var packages: [PackageWord] = []
    if action == .install, verb != "ci" {
      if manager.name == "go", verb == "run" { named = Array(named.prefix(1)) }
      packages = named.compactMap { PackageWord($0, manager, isPinnedByOption: isPinnedByOption) }
    }
    (self.manager, self.verb, self.action, self.flags) = (manager, verb, action, flags)
    (self.values, self.packages, hasUnknownPackages) = (values, packages, isUnknown)
    operands = named.map(\.text)
  }

  /// With these apt only says what it would do.
  private static let trialFlags: WordSet = [
    "-s", "--simulate", "--dry-run", "--just-print", "--no-act", "--recon", "--print-uris",
  ]

  /// With these a package manager tells of itself.
  private static let questions: WordSet = ["--version", "-v", "--help", "-h"]

  /// Whether a long option is given, also as `--name=…`, or a short one, alone or bundled (`-qy`).
  func hasFlag(_ long: String..., short: Character? = nil) -> Bool {
    flags.contains { flag in
      if flag.hasPrefix("--") || short == nil { return long.contains { flag == $0 || flag.hasPrefix($0 + "=") } }
      guard let short, flag.hasPrefix("-"), !flag.hasPrefix("--") else { return false }
      return flag.dropFirst().contains(short) || long.contains(flag)
    }
  }

  /// Whether the command answers questions by itself, so that it does not stop a build.
  var assumesYes: Bool {
    switch manager.name {
    case "apt-get", "apt", "aptitude":
      if hasFlag("--yes", "--assume-yes", "--force-yes", short: "y") { return true }
      let quiet = flags.reduce(0) { count, flag in
        if flag == "--quiet" { return count + 1 }
        if flag.hasPrefix("-q=") { return count + (Int(flag.dropFirst(3)) ?? 0) }
        return flag.hasPrefix("-") && !flag.hasPrefix("--") ? count + flag.count { $0 == "q" } : count
      }
      if quiet >= 2 { return true }
      return values.contains {
        ["-o", "--option"].contains($0.option) && $0.value.lowercased().contains("assume-yes")
          && PackageCommand.ends($0.value, with: ["true", "yes", "1"])
      }
    case "yum", "dnf", "tdnf", "microdnf": return hasFlag("--assumeyes", short: "y")
    case "zypper":
      return hasFlag("--non-interactive", "--no-confirm", short: "n") || hasFlag("--no-confirm", short: "y")
    case "conda", "mamba", "micromamba": return hasFlag("--yes", short: "y")
    default: return true
    }
  }

  /// Whether recommended packages are left out (`--no-install-recommends`); true where a manager knows none.
  var avoidsRecommends: Bool {
    switch manager.name {
    case "apt-get", "apt", "aptitude":
      return hasFlag("--no-install-recommends", "--without-recommends")
        || values.contains {
          $0.value.lowercased().contains("install-recommends")
            && PackageCommand.ends($0.value, with: ["false", "0", "no"])
        }
    case "zypper": return hasFlag("--no-recommends")
    default: return true
    }
  }

  private static func ends(_ text: String, with endings: [String]) -> Bool {
    let text = text.lowercased()
    return endings.contains { text.hasSuffix($0) }
  }
}
