import CEL
import Syntax

extension RuleBuilder {
  /// As many rules as one may extend in a row.
  static let maximumAncestorCount = 16

  /// A rule that is the special case of another. It fires under the same condition, at the same place, with the same
  /// fix; what its file says takes the place of what the other's says.
  func build(extending base: CompiledRule) -> CompiledRule? {
    let identity = readIdentity()
    let values = readValues(of: base)
    let paths = file.strings("paths").map(\.value)
    let environments = file.strings("environments").map(\.value)
    let message = readMessage(base)
    let examples = readExamples(base, isSpecial: file.has("options") || !paths.isEmpty || !environments.isEmpty)
    for key in RuleKeys.rule.keys where RuleKeys.extendingRule[key.name] == nil {
      guard let entry = file.entry(key.name) else { continue }
      problems.report(
        "`\(key.name)` comes from \(base.info.id), which this rule extends", at: entry.namePlace,
        hint: "leave it out, or write a rule of its own without `extends`")
    }
    finish()
    if base.info.ancestors.count >= Self.maximumAncestorCount {
      problems.report("more than \(Self.maximumAncestorCount) rules extend each other", at: file.place)
    }
    let info = base.info
    let hasSeverity = file.has("severity")
    return base.extended(
      info: RuleInfo(
        id: identity.id, name: identity.name, summary: file.string("summary") ?? info.summary,
        severity: hasSeverity ? identity.severity : info.severity,
        environmentSeverities: hasSeverity ? identity.environmentSeverities : info.environmentSeverities,
        profile: file.choice("profile", RuleProfile.self) ?? info.profile,
        category: file.choice("category", RuleCategory.self)?.rawValue ?? info.category, scope: info.scope,
        texts: Deferred(
          RuleTexts(
            why: file.string("why") ?? info.why, advice: info.advice,
            references: strings("references") ?? info.references, equivalents: info.equivalents)),
        policies: strings("policies") ?? info.policies, isFixable: info.isFixable,
        paths: file.has("paths") ? paths : info.paths,
        environments: file.has("environments") ? environments : info.environments,
        ancestors: [info.id] + info.ancestors, pack: pack, file: file.node.place.source.path, examples: examples),
      options: values, message: message)
  }

  private func strings(_ key: String) -> [String]? {
    file.has(key) ? file.strings(key).map(\.value) : nil
  }

  /// Keys of ordinary rules are reported with a better reason than that they are unknown.
  private func finish() {
    let known =
      RuleKeys.extendingRule.keys
      + RuleKeys.rule.keys.filter { RuleKeys.extendingRule[$0.name] == nil }
      .map { FileKey.optional($0.name, $0.shape, $0.documentation) }
    file.finish(KeyTable(RuleKeys.extendingRule.documentation, known))
  }

  /// The values for options of the other rule.
  private func readValues(of base: CompiledRule) -> [String: Value] {
    guard let options = file.mapping("options") else { return [:] }
    var values: [String: Value] = [:]
    for child in options.node.children {
      guard let option = base.options.first(where: { $0.name == child.name }) else {
        let hint = Suggestion.nearest(to: child.name, among: base.options.map(\.name))
        problems.report(
          "\(base.info.id) has no option `\(child.name)`", at: child.namePlace,
          hint: hint.map { "did you mean `\($0)`?" })
        continue
      }
      guard child.form != .mapping else {
        problems.report(
          "`\(child.name)` is declared by \(base.info.id)", at: child.namePlace,
          hint: "give its value: `\(child.name): …`")
        continue
      }
      values[option.name] = OptionValueReader(problems: problems).read(child, as: option.type)
    }
    return values
  }

  private func readMessage(_ base: CompiledRule) -> MessageTemplate? {
    guard let argument = file.scalar("message"),
      let scope = RuleCatalogue.scopes.first(where: { $0.name == base.info.scope })
    else { return nil }
    return RuleExpressions(scope: scope, options: base.options, problems: problems).template(argument)
  }

  /// The rule's own examples, else those of the other rule: they show the truth only where the two fire alike.
  private func readExamples(_ base: CompiledRule, isSpecial: Bool) -> Deferred<[RuleExample]> {
    if file.has("examples") { return Deferred(ExampleReader(problems: problems).read(file)) }
    if isSpecial {
      problems.report(
        "a rule with options, paths or environments of its own needs `examples`", at: file.place,
        hint: "those of \(base.info.id) show when that one fires")
    }
    return base.info.deferredExamples
  }
}
