import CEL
import Stack
import Syntax

/// Runs rules on one unit.
struct RuleRunner {
  /// The rules that are on, by scope.
  let rules: RuleSet

  /// The environment that the user asked for; overrides what the unit says of itself.
  let environment: String?

  /// What of a unit rules run on.
  enum Part {
    /// The unit itself.
    case own
    /// What it leads to in other languages.
    case linked
  }

  /// What the rules find in a unit, and the faults of rules that could not be evaluated.
  func run(_ unit: LintUnit, _ parts: Set<Part> = [.own, .linked]) -> (findings: [Finding], notices: [Notice]) {
    var result = Collector(environment: environment ?? unit.environment, rules: rules)
    if parts.contains(.own) { run(root: unit.root, into: &result) }
    if parts.contains(.linked) {
      for name in unit.rootNames.dropFirst() where rules.concerns(name) {
        if let root = unit.root(named: name) { run(root: root, into: &result) }
      }
    }
    if parts.contains(.own), unit.trees.contains(where: { !$0.problems.isEmpty }) {
      run(root: SyntaxModel(unit.trees), into: &result)
    }
    return (result.findings, result.notices)
  }

  private func run(root: any ModelObject, into result: inout Collector) {
    for group in rules.groups(below: root.schema.name) {
      let frames = group.scope.frames(root)
      if !frames.isEmpty { result.evaluate(group, frames) }
    }
  }
}

/// Gathers what the rules of one unit find.
private struct Collector {
  let environment: String?
  let rules: RuleSet
  var findings: [Finding] = []
  var notices: [Notice] = []

  /// The numbers of the frames on which the rule at hand may fire.
  private var candidates: [Int] = []

  init(environment: String?, rules: RuleSet) {
    self.environment = environment
    self.rules = rules
  }

  mutating func evaluate(_ group: RuleGroup, _ frames: [[Value]]) {
    let conditions = group.conditions
    var screened = ScreenedFrames(conditions.screening, frames)
    for (number, (rule, condition)) in zip(group.rules, conditions.programs).enumerated() {
      guard rule.info.isAbout(environment: environment) else { continue }
      guard let condition else {
        fault(rule, "it cannot be decoded")
        continue
      }
      candidates.removeAll(keepingCapacity: true)
      screened.candidates(for: number, into: &candidates)
      if !candidates.isEmpty { evaluate(rule, condition, frames) }
    }
  }

  /// Evaluates a rule on the candidates.
  private mutating func evaluate(_ rule: CompiledRule, _ condition: Program, _ frames: [[Value]]) {
    let options: Value? = rule.options.isEmpty ? nil : .object(rule.optionValues)
    var evaluator = FrameEvaluator(condition, common: options)
    var hasFailed = false
    for index in candidates {
      let variables = frames[index]
      switch evaluator.evaluate(variables) {
      case .bool(true):
        guard let effects = rule.effects.value else { return fault(rule, "it cannot be decoded") }
        report(rule, effects, options.map { variables + [$0] } ?? variables, variables)
      case .error(let error):
        if !hasFailed { fault(rule, "its condition could not be evaluated\(place(variables)): \(error)") }
        hasFailed = true
        // The next thing would take as long again.
        if case .costLimit = error { return }
      default: break
      }
    }
  }

  /// ` for web/Dockerfile:3`: what a rule was about when it failed.
  private func place(_ variables: [Value]) -> String {
    guard let place = variables.reversed().lazy.compactMap(\.objectPlace).first else { return "" }
    return " for \(place.source.path):\(place.start.line)"
  }

  private mutating func fault(_ rule: CompiledRule, _ message: String) {
    notices.append(Notice("rule \(rule.info.id): \(message)", isFailure: true))
  }

  private mutating func report(
    _ rule: CompiledRule, _ effects: RuleEffects, _ frame: [Value], _ variables: [Value]
  ) {
    let subject = variables.last?.objectPlace
    guard let place = effects.place?.locate(frame) ?? subject, let message = effects.message.render(frame) else {
      return
    }
    var related: [RelatedPlace] = []
    for template in effects.related {
      guard let text = template.message.render(frame) else { continue }
      related += template.places.locateAll(frame).map { RelatedPlace($0, text) }
    }
    let flow = effects.flow.map { FlowSteps.steps(of: $0.evaluate(frame)) } ?? []
    related += FlowSteps.beside(place, in: flow, without: related)
    findings.append(
      Finding(
        rule: rule.info, severity: rules.severity(of: rule.info, in: environment), message: message, place: place,
        related: related, flow: flow, hidden: subject.map { [$0] } ?? [], evidence: evidence(effects, frame, variables),
        subject: variables.last.map(celString) ?? "", sensitive: effects.sensitive?.locateAll(frame) ?? [],
        fix: effects.fix?.render(frame), environments: environment.map { [$0] } ?? []))
  }

  /// What identifies a finding among others of its rule: what the rule says, or else the names of the things it is about.
  private func evidence(_ effects: RuleEffects, _ frame: [Value], _ variables: [Value]) -> String {
    if let evidence = effects.evidence { return celString(evidence.evaluate(frame)) }
    return variables.dropFirst().map(celString).joined(separator: "\u{1F}")
  }
}

extension Value {
  /// Where a value stands, if it is an object of a model.
  fileprivate var objectPlace: Place? {
    if case .object(let object) = self { object.place } else { nil }
  }
}
