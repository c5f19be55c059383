import CEL
import Stack
import Syntax

/// A rule that is ready to run.
public final class CompiledRule: Sendable {
  /// What it says of itself.
  public let info: RuleInfo

  /// What users may configure.
  public let options: [RuleOption]

  /// When the rule fires.
  let condition: Deferred<Program>

  /// What a finding says.
  let effects: Deferred<RuleEffects>

  let optionValues: RuleOptionValues

  /// The parts of the condition, each of which examples should show true and false; nil for embedded rules and those that
  /// take their condition from another.
  let decisions: RuleDecisions?

  init(
    info: RuleInfo, options: [RuleOption], condition: Deferred<Program>, effects: Deferred<RuleEffects>,
    optionValues: RuleOptionValues? = nil, decisions: RuleDecisions? = nil
  ) {
    self.decisions = decisions
    self.info = info
    self.options = options
    self.condition = condition
    self.effects = effects
    self.optionValues = optionValues ?? .defaults(options)
  }

  /// The same rule with other values for some of its options.
  func configured(_ values: [String: Value]) -> CompiledRule {
    let merged = options.map { values[$0.name] ?? $0.defaultValue }
    return CompiledRule(
      info: info, options: options, condition: condition, effects: effects,
      optionValues: RuleOptionValues(schema: optionValues.schema, values: merged), decisions: decisions)
  }

  /// A special case of the rule.
  ///
  /// - Parameters:
  ///   - values: other defaults of options, by name.
  ///   - message: what findings say; nil for the same.
  func extended(info: RuleInfo, options values: [String: Value], message: MessageTemplate?) -> CompiledRule {
    let options = options.map {
      RuleOption(
        name: $0.name, type: $0.type, defaultValue: values[$0.name] ?? $0.defaultValue, documentation: $0.documentation)
    }
    let base = effects
    let effects = message.map { message in Deferred { base.value.map { $0.with(message: message) } } }
    return CompiledRule(info: info, options: options, condition: condition, effects: effects ?? base)
  }
}

/// What a rule makes of a thing on which it fires.
struct RuleEffects: Sendable {
  let place: Program?
  let message: MessageTemplate
  let evidence: Program?
  /// Where secrets stand that no report may show.
  let sensitive: Program?
  let related: [RelatedTemplate]
  /// The steps of a data flow: a list of objects.
  let flow: Program?
  let fix: FixTemplate?

  func with(message: MessageTemplate) -> RuleEffects {
    RuleEffects(
      place: place, message: message, evidence: evidence, sensitive: sensitive, related: related, flow: flow,
      fix: fix)
  }
}

/// A place beside the finding's own.
struct RelatedTemplate: Sendable {
  let places: Program
  let message: MessageTemplate
}

/// Edits in the making.
struct FixTemplate: Sendable {
  let title: MessageTemplate
  let isSafe: Bool
  let edits: [EditTemplate]
}

/// One edit in the making.
struct EditTemplate: Sendable {
  /// What happens at the place.
  enum Operation: String, Sendable, CaseIterable {
    /// The text takes the place's place.
    case replace
    /// The text goes before it.
    case insertBefore = "insert_before"
    /// The text goes after it.
    case insertAfter = "insert_after"
  }

  let operation: Operation
  let place: Program
  let text: MessageTemplate
}

extension FixTemplate {
  /// The edits for one frame; nil when any of them has no place or no text, since a fix is whole or none.
  func render(_ frame: [Value]) -> Fix? {
    guard let title = title.render(frame) else { return nil }
    var result: [TextEdit] = []
    for edit in edits {
      guard let place = edit.place.locate(frame), let text = edit.text.render(frame) else { return nil }
      let span =
        switch edit.operation {
        case .replace where text.isEmpty: place.source.removal(of: place.span)
        case .replace: place.span
        case .insertBefore: Span.empty(at: place.span.start)
        case .insertAfter: Span.empty(at: place.span.end)
        }
      result.append(TextEdit(place.source, span, place.source.withItsLineEndings(text, at: span)))
    }
    return Fix(title: title, isSafe: isSafe, edits: result)
  }
}

extension SourceFile {
  /// A text whose lines end as those of the file do around a span: with `\r\n` where the line there does.
  fileprivate func withItsLineEndings(_ text: String, at span: Span) -> String {
    guard text.utf8.contains(0x0A), !text.utf8.contains(0x0D) else { return text }
    let line = lineTable.line(at: span.start)
    let end = lineTable.span(ofLine: line).end
    let isCarriageReturned =
      end < bytes.count ? bytes[end] == 0x0D : line > 1 && bytes[lineTable.span(ofLine: line - 1).end] == 0x0D
    guard isCarriageReturned else { return text }
    return String(decoding: text.utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, as: UTF8.self)
  }

  /// What has to go so that the text of a span goes: whole lines when nothing else stands on them, so that no empty line
  /// is left behind.
  fileprivate func removal(of span: Span) -> Span {
    guard !span.isEmpty else { return span }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0D]
    let start = self[Span(0, span.start)].lastIndex { !blanks.contains($0) }.map { $0 + 1 } ?? 0
    let end = self[Span(span.end, bytes.count)].firstIndex { !blanks.contains($0) } ?? bytes.count
    guard start == 0 || bytes[start - 1] == 0x0A, end < bytes.count, bytes[end] == 0x0A else { return span }
    return Span(start, end + 1)
  }
}
