/// The keys of `pack.yml`.
public enum PackKeys {
  /// Those of the file itself.
  public static let pack = KeyTable(
    "A policy pack: rules, and what is on where the pack is used.",
    [
      .required("name", .pattern("^[a-z][a-z0-9-]*$"), "Kebab-case; no other pack beside it has the same."),
      .required("version", .text, "Its version: 1.4.0."),
      .optional("description", .text, "One line that says what the pack is for."),
      .optional("requires", .text, "The least version of stacklint that its rules need: 0.1."),
      .optional(
        "rules", .texts,
        "Directories, files or globs of its rules, from the pack's directory; every YAML file unless said otherwise."),
      .optional("profile", .keys(profile), "Which rules are on where the pack is used, and how."),
    ])

  /// Those of `profile`.
  public static let profile = KeyTable(
    "Which rules are on where the pack is used, and how; built-in ones too.",
    [
      .optional("base", .choice(of: ProfileChoice.self), "The rules to start from: recommended, strict, all."),
      .optional("select", .texts, "Rules that are on besides those of the base: ids, names, or the letters of ids."),
      .optional("ignore", .texts, "Rules that are off."),
      .optional("severity", ConfigurationKeys.severities, "Severities by rule."),
      .optional("options", .entries(.entries(.value)), "Values of rules' options, by rule."),
    ])
}
