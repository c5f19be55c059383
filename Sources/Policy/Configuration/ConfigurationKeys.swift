/// The keys of `.stacklint.yml`.
public enum ConfigurationKeys {
  /// Those of the file itself.
  public static let configuration = KeyTable(
    "The configuration of stacklint.",
    [
      .optional(
        "profile", .choice(of: ProfileChoice.self), "Which rules are on: recommended, strict (hardening too), all."),
      .optional("select", .texts, "Rules that are on besides those of the profile: ids, names, or the letters of ids."),
      .optional("ignore", .texts, "Rules that are off."),
      .optional("severity", severities, "Severities by rule."),
      .optional("rules", .texts, "Directories with rules of your own, relative to this file."),
      .optional("environments", .entries(.texts), "Globs of paths by environment: {production: [\"deploy/live/**\"]}."),
      .optional("exclude", .texts, "Globs of paths that are not linted."),
      .optional("options", .entries(.entries(.value)), "Values of rules' options, by rule."),
      .optional("overrides", .list(.keys(override)), "What holds for certain paths only."),
      .optional("fail-on", .choice(of: FailureThreshold.self), "The least severity that makes the run fail."),
      .optional("shellcheck", .choice(of: ToolUse.self), "Whether ShellCheck is asked about shell scripts."),
    ])

  /// Those of an entry of `overrides`.
  public static let override = KeyTable(
    "What holds for certain paths only.",
    [
      .required("paths", .texts, "Globs of the paths, relative to this file."),
      .optional("ignore", .texts, "Rules that are off there."),
      .optional("severity", severities, "Severities there, by rule."),
    ])

  private static let severities = FileShape.entries(.choice(of: Severity.self))
}
