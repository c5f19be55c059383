/// The keys of a baseline file.
public enum BaselineKeys {
  /// Those of the file itself.
  public static let baseline = KeyTable(
    "Findings that are not reported again; written by `stacklint baseline`.",
    [
      .required("version", .value, "The version of the format: 1."),
      .required("paths", .texts, "The paths that were linted for it, from the directory of this file."),
      .required("files", .list(.keys(file)), "The files with findings, by path."),
    ])

  /// Those of an entry of `files`.
  public static let file = KeyTable(
    "A file and its findings.",
    [
      .required("path", .text, "The path, from the directory of this file."),
      .required(
        "content", .pattern("^[0-9a-f]{16}( [0-9a-f]{8}){0,16}$"),
        "Hashes of the content and of some of its lines, to know the file again under another name."),
      .required("findings", .list(.keys(finding), minimum: 1), "Its findings, by rule and fingerprint."),
    ])

  /// Those of an entry of `findings`.
  public static let finding = KeyTable(
    "Findings of one rule with the same evidence.",
    [
      .required("rule", .text, "The id of the rule."),
      .required("name", .text, "Its name, for people."),
      .required(
        "fingerprint", .pattern("^[0-9a-f]{16}$"),
        "Made of the rule and of what was found; never of lines or of the words of a message."),
      .required("count", .value, "How many findings share it."),
    ])
}
