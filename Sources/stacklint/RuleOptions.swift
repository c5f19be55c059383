import ArgumentParser
import Policy

/// Which rules run, and with which configuration.
struct RuleOptions: ParsableArguments {
  @Option(help: "Which rules are on: recommended, strict (hardening too), all.")
  var profile: ProfileChoice?

  @Option(
    help: ArgumentHelp("Run only these rules: ids, names or letters of ids, comma-separated.", valueName: "rules"),
    completion: .ruleList)
  var select: [String] = []

  @Option(help: ArgumentHelp("Leave out these rules.", valueName: "rules"), completion: .ruleList)
  var ignore: [String] = []

  @Option(
    name: .customLong("rules"),
    help: ArgumentHelp("Load the rules of a directory too; may be repeated.", valueName: "dir"),
    completion: .directory)
  var ruleDirectories: [String] = []

  @Option(
    name: .customLong("pack"),
    help: ArgumentHelp("Use the policy pack of a directory too; may be repeated.", valueName: "dir"),
    completion: .directory)
  var packs: [String] = []

  @Option(help: ArgumentHelp("Use this configuration file.", valueName: "file"), completion: .file())
  var config: String?

  @Flag(help: "Use no configuration file.")
  var noConfig = false

  func validate() throws {
    if config != nil && noConfig { throw ValidationError("--config and --no-config exclude each other") }
  }

  /// The selection that the options state.
  ///
  /// - Parameter always: rules that other options turn on.
  func selection(always: [(rule: RuleReference, severity: Severity)]) -> RuleSelection {
    RuleSelection(profile: profile, only: references(select), ignore: references(ignore), always: always)
  }

  private func references(_ lists: [String]) -> [RuleReference] {
    lists.flatMap { $0.split(separator: ",") }.map { RuleReference(String($0)) }
  }
}

extension ProfileChoice: ExpressibleByArgument {}
