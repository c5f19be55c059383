/// The keys of rule files.
public enum RuleKeys {
  /// The key that makes a rule the special case of another; its file has the keys of `extendingRule`.
  public static let extends = "extends"

  /// Those of a file whose rule extends another.
  public static let extendingRule = KeyTable(
    "A rule of stacklint that is a special case of another: everything that it does not say is as there.",
    [
      .required(extends, .text, "The other rule, by id or name: a built-in one, or one of your own."),
      .required("id", idShape, "Capitals and digits, unlike those of all other rules: ACME-7."),
      .required("name", nameShape, "Kebab-case and stable: usable wherever an id is."),
      .optional("options", .entries(.value), "Values for the other rule's options, which become the defaults here."),
      paths, environments,
      .optional("severity", severity, "How bad it is."),
      .optional("profile", .choice(of: RuleProfile.self), "When the rule is on."),
      .optional("category", .choice(of: RuleCategory.self), "What the rule is about."),
      .optional("summary", .text, "A few words without a full stop: what is wrong."),
      .optional("message", .template, "What a finding says; {…} holds CEL over the variables of the other rule."),
      .optional("why", .text, "The reasoning, as Markdown."),
      .optional("policies", .texts, "Numbers of the policies that the rule enforces."),
      .optional("references", .texts, "Links, and identifiers such as CWE-250."),
      .optional(
        "examples", .list(.keys(example), minimum: 4),
        "At least two bad and two good ones, in the place of the other rule's; needed with options, paths or environments."
      ),
    ])

  private static let idShape = FileShape.pattern("^[A-Z][A-Z0-9-]*$")
  private static let nameShape = FileShape.pattern("^[a-z][a-z0-9-]*$")
  private static let severity = FileShape.either([
    .choice(of: Severity.self), .entries(.choice(of: Severity.self), required: ["default"]),
  ])
  private static let paths = FileKey.optional(
    "paths", .texts, "Globs of the only paths that the rule is about, from the configuration's directory.")
  private static let environments = FileKey.optional(
    "environments", .texts, "The only environments that the rule is about: production.")

  /// Those of the file itself.
  public static let rule = KeyTable(
    "A rule of stacklint.",
    [
      .required("id", idShape, "Capitals and digits, unlike those of all other rules: ACME-7."),
      .required("name", nameShape, "Kebab-case and stable: usable wherever an id is."),
      .required("summary", .text, "A few words without a full stop: what is wrong."),
      .required(
        "severity", severity,
        "How bad it is; by environment with a default: {production: error, default: warning}."),
      .optional("profile", .choice(of: RuleProfile.self), "When the rule is on; recommended unless said otherwise."),
      .required("category", .choice(of: RuleCategory.self), "What the rule is about."),
      .required(
        "on", .choice(RuleCatalogue.scopes.map(\.name)),
        "The scope: the rule runs once for each such thing. `stacklint schema` lists scopes and their variables."),
      .required("when", .expression, "The condition, a CEL expression of type bool: the rule fires where it is true."),
      .optional("at", .expression, "CEL: what a finding points at; the thing itself unless said otherwise."),
      .optional("related", .list(.keys(related)), "Other places that matter."),
      .optional(
        "flow", .expression,
        "CEL: a list of objects, the way of data from where it comes in to where it does harm; each shows what it says of itself."
      ),
      .required("message", .template, "What a finding says; {…} holds CEL, {{ and }} stand for braces."),
      .required("why", .text, "The reasoning, as Markdown: what goes wrong, for whom, in which situation."),
      .optional("fix", .keys(fix), "How to mend it."),
      .optional("evidence", .expression, "CEL: what a finding is recognised by when lines move."),
      .optional(
        "sensitive", .expression, "CEL: the place of a secret, or a list of places, shown as asterisks in all reports."),
      .optional("policies", .texts, "Numbers of the policies that the rule enforces."),
      .optional("references", .texts, "Links, and identifiers such as CWE-250."),
      .optional("equivalents", .entries(.texts), "Ids of the same check in other tools, by tool."),
      paths, environments,
      .optional("options", .entries(.keys(option)), "What users may configure: options.NAME in expressions."),
      .required(
        "examples", .list(.keys(example), minimum: 4), "At least two bad and two good ones: tests and documentation."),
    ])

  /// Those of an entry of `related`.
  public static let related = KeyTable(
    "Another place that matters.",
    [
      .required("at", .expression, "CEL: the place, or a list of places."),
      .required("message", .template, "What is there; {…} holds CEL."),
    ])

  /// Those of `fix`.
  public static let fix = KeyTable(
    "How to mend what the rule finds.",
    [
      .required("title", .template, "What to do, in a few words; with edits {…} holds CEL."),
      .optional(
        "safety", .choice(of: FixSafety.self),
        "safe: --fix applies the edits; unsafe (the default): only --unsafe-fixes does."),
      .optional("edits", .list(.keys(edit)), "Changes of the text; without them the title is advice."),
    ])

  /// Those of an entry of `edits`.
  public static let edit = KeyTable(
    "A change of the text at one place: one of replace, insert_before and insert_after.",
    [
      .required("at", .expression, "CEL: the place."),
      .optional("replace", .template, "The text that takes the place's place; {…} holds CEL."),
      .optional("insert_before", .template, "The text that goes before it; {…} holds CEL."),
      .optional("insert_after", .template, "The text that goes after it; {…} holds CEL."),
    ])

  /// Those of an entry of `options`.
  public static let option = KeyTable(
    "What users may configure.",
    [
      .required("type", .choice(of: OptionType.self), "The type of the values."),
      .required("default", .value, "The value where nobody configures another."),
      .optional("description", .text, "One line of documentation."),
    ])

  /// Those of an entry of `examples`.
  public static let example = KeyTable(
    "A text on which the rule fires, or does not.",
    [
      .optional(
        "bad", .either([.text, .entries(.text)]),
        "A text, or texts by path: the rule fires on each line that ends with `# <- finding` and on no other."),
      .optional("good", .either([.text, .entries(.text)]), "A text, or texts by path, on which the rule is silent."),
      .optional("path", .text, "The path of a single text; by default the usual name of the rule's language."),
    ])
}
