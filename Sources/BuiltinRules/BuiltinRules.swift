import Policy

/// The rules that come with stacklint.
public enum BuiltinRules {
  /// The rules, sorted by id; decoded when they are first asked for.
  ///
  /// Empty only if the binary was put together from parts that do not belong together, which the tests rule out.
  public static let all: [CompiledRule] = RulePack.decode(embeddedRules) ?? []
}
