import CEL
import Stack
import Syntax

/// Builds one rule from the mapping of its file.
struct RuleBuilder {
  let file: MappingReader

  /// The pack that the rule belongs to.
  let pack: PackInfo?

  var problems: ProblemList { file.problems }

  init(file: MappingReader, pack: PackInfo? = nil) {
    self.file = file
    self.pack = pack
  }

  /// The rule; nil when there is no scope to compile it for. Whether it is usable, the problem list says.
  func build() -> CompiledRule? {
    let identity = readIdentity()
    let options = readOptions()
    let scope = readScope()
    guard let scope else {
      file.finish(RuleKeys.rule)
      return nil
    }
    let expressions = RuleExpressions(scope: scope, options: options, problems: problems)
    let condition = file.scalar("when").flatMap { expressions.condition($0) }
    let place = file.scalar("at").flatMap { expressions.place($0) }
    let message = file.scalar("message").flatMap { expressions.template($0) }
    let evidence = file.scalar("evidence").flatMap { expressions.program($0) }
    let sensitive = file.scalar("sensitive").flatMap { expressions.places($0) }
    let related = file.list("related").compactMap { readRelated($0, expressions) }
    let flow = file.scalar("flow").flatMap { expressions.steps($0) }
    let (fix, advice) = readFix(expressions)
    let examples = ExampleReader(problems: problems).read(file)
    let why = file.string("why") ?? ""
    let info = RuleInfo(
      id: identity.id, name: identity.name, summary: file.string("summary") ?? "", severity: identity.severity,
      environmentSeverities: identity.environmentSeverities,
      profile: file.choice("profile", RuleProfile.self) ?? .recommended,
      category: file.choice("category", RuleCategory.self)?.rawValue ?? "", scope: scope.name, why: why, advice: advice,
      policies: file.strings("policies").map(\.value), references: file.strings("references").map(\.value),
      equivalents: readEquivalents(), isFixable: fix.map { !$0.edits.isEmpty } ?? false,
      paths: file.strings("paths").map(\.value), environments: file.strings("environments").map(\.value), pack: pack,
      file: file.node.place.source.path, examples: examples)
    file.finish(RuleKeys.rule)
    guard let condition, let message else { return nil }
    return CompiledRule(
      info: info, options: options, condition: Deferred(condition),
      effects: Deferred(
        RuleEffects(
          place: place, message: message, evidence: evidence, sensitive: sensitive, related: related, flow: flow,
          fix: fix)),
      decisions: file.scalar("when").flatMap { expressions.decisions($0) })
  }

  private func readScope() -> Scope? {
    guard let argument = file.scalar("on", "a scope such as dockerfile.stage") else { return nil }
    if let scope = RuleCatalogue.scopes.first(where: { $0.name == argument.value }) { return scope }
    let hint = Suggestion.nearest(to: argument.value, among: RuleCatalogue.scopes.map(\.name))
    problems.report(
      "unknown scope `\(argument.value)`", at: argument.place,
      hint: hint.map { "did you mean `\($0)`?" } ?? "`stacklint schema` lists them")
    return nil
  }

  private func readRelated(_ node: SyntaxNode, _ expressions: RuleExpressions) -> RelatedTemplate? {
    guard let reader = problems.mapping(node) else { return nil }
    defer { reader.finish(RuleKeys.related) }
    let places = reader.scalar("at").flatMap { expressions.places($0) }
    let message = reader.scalar("message").flatMap { expressions.template($0) }
    guard let places, let message else { return nil }
    return RelatedTemplate(places: places, message: message)
  }

  /// The edits, if there are any, and else the title as advice.
  private func readFix(_ expressions: RuleExpressions) -> (fix: FixTemplate?, advice: String?) {
    guard let entry = file.entry("fix"), let reader = problems.mapping(entry) else { return (nil, nil) }
    defer { reader.finish(RuleKeys.fix) }
    let title = reader.scalar("title").flatMap { expressions.template($0) }
    let safety = reader.choice("safety", FixSafety.self) ?? .unsafe
    let edits = reader.list("edits").compactMap { readEdit($0, expressions) }
    if edits.isEmpty, let title, title.staticText == nil {
      problems.report(
        "a fix without edits is the same advice everywhere: its title holds no expressions", at: reader.place)
    }
    guard !edits.isEmpty, let title else { return (nil, title?.staticText) }
    return (FixTemplate(title: title, isSafe: safety == .safe, edits: edits), nil)
  }

  private func readEdit(_ node: SyntaxNode, _ expressions: RuleExpressions) -> EditTemplate? {
    guard let reader = problems.mapping(node) else { return nil }
    defer { reader.finish(RuleKeys.edit) }
    let place = reader.scalar("at").flatMap { expressions.place($0) }
    let operations = EditTemplate.Operation.allCases.filter { reader.has($0.rawValue) }
    guard let operation = operations.first, operations.count == 1 else {
      problems.report("an edit has one of replace, insert_before and insert_after", at: reader.place)
      return nil
    }
    guard let text = reader.scalar(operation.rawValue).flatMap({ expressions.template($0) }), let place else {
      return nil
    }
    return EditTemplate(operation: operation, place: place, text: text)
  }

  private func readEquivalents() -> [String: [String]] {
    guard let reader = file.mapping("equivalents") else { return [:] }
    var result: [String: [String]] = [:]
    for child in reader.node.children { result[child.name] = reader.strings(child.name).map(\.value) }
    return result
  }
}

/// What a rule is about, as a word.
public enum RuleCategory: String, Sendable, CaseIterable {
  /// Attack surface.
  case security
  /// It does not do what it says.
  case correctness
  /// It fails at a bad moment.
  case reliability
  /// It is slow or large.
  case performance
  /// It is hard to change.
  case maintainability
  /// It reads badly.
  case style
}

/// When a fix is applied.
enum FixSafety: String, CaseIterable {
  /// With `--fix`.
  case safe
  /// With `--unsafe-fixes`.
  case unsafe
}
