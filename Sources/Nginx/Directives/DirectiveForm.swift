import Syntax

/// What nginx knows of a name: the directive's forms, one for each set of contexts in which it means the same.
final class DirectiveInfo: Sendable {
  /// The name.
  let name: String

  /// The forms; at least one.
  let forms: [DirectiveForm]

  /// Whether nginx itself defines it; false for the commercial edition's and third-party modules'.
  let isCore: Bool

  /// All contexts in which one of the forms may stand.
  let contexts: ContextSet

  /// The grammar that only it has, or it and a few others.
  let grammar: DirectiveGrammar

  /// Whether one of the forms is accepted and ignored, or warned of.
  let isObsolete: Bool

  /// What to use instead of the first form that has a successor.
  let replacement: String?

  /// Whose buffers it is about: an index of `bufferFamilies`; nil for other directives.
  let bufferFamily: Int?

  /// Whether one of the forms came after nginx 1.0.
  private let hasVersions: Bool

  init(name: String, forms: [DirectiveForm], isCore: Bool) {
    self.name = name
    self.forms = forms
    self.isCore = isCore
    contexts = forms.reduce([]) { $0.union($1.contexts) }
    grammar = DirectiveGrammar(name)
    isObsolete = forms.contains(where: \.isObsolete)
    replacement = forms.lazy.compactMap(\.replacement).first
    let parts = name.split(separator: "_", maxSplits: 1)
    let isBufferSetting = parts.count == 2 && DirectiveInfo.bufferSettings.contains { $0 == parts[1] }
    bufferFamily = isBufferSetting ? DirectiveInfo.bufferFamilies.firstIndex { $0 == parts[0] } : nil
    hasVersions = forms.contains { $0.firstVersion != nil }
  }

  /// The modules that keep the answers of upstreams in buffers.
  static let bufferFamilies = ["proxy", "fastcgi", "uwsgi", "scgi"]

  /// The settings of those buffers, which have to fit together.
  static let bufferSettings = [
    "buffers", "buffer_size", "busy_buffers_size", "temp_file_write_size", "max_temp_file_size",
  ]

  /// The first version that had it in a context; nil for what is older than 1.0.
  func firstVersion(in context: ConfigContext) -> DirectiveVersion? {
    guard hasVersions else { return nil }
    let here = forms(in: context)
    let versions = (here.isEmpty ? forms : here).map(\.firstVersion)
    return versions.contains(nil) ? nil : versions.compactMap(\.self).first
  }

  /// The forms that may stand in a context; all of them where the context is not known.
  func forms(in context: ConfigContext) -> [DirectiveForm] {
    switch context {
    case .unknown, .other: forms
    default: forms.filter { $0.contexts.contains(ContextSet(context)) }
    }
  }
}

/// A version of nginx.
struct DirectiveVersion: Sendable, Equatable {
  /// As it is written: `1.25.1`.
  let text: String

  /// As one number, so that versions can be compared: 1.25.1 is 1025001; nil for what is none.
  let number: Int?

  init(_ text: String) {
    self.text = text
    let parts = text.split(separator: ".").map { Int($0) ?? 0 }
    number = parts.count == 3 ? parts[0] * 1_000_000 + parts[1] * 1000 + parts[2] : nil
  }
}

/// One form of a directive.
struct DirectiveForm: Sendable {
  /// Where it may stand.
  let contexts: ContextSet

  /// How many arguments it takes; nil when that is not known.
  let argumentCount: ClosedRange<Int>?

  /// The module that defines it, in short: `http_core`; the origin for directives that are not nginx's own.
  let module: String

  /// The first version that had it; nil for what is older than 1.0.
  let firstVersion: DirectiveVersion?

  /// Whether the only argument is `on` or `off`.
  let isFlag: Bool

  /// Whether it has a block.
  let isBlock: Bool

  /// Whether nginx accepts it and does nothing, or warns.
  let isObsolete: Bool

  /// What to use instead of an obsolete directive.
  let replacement: String?

  /// What its words must be.
  let value: ValueKind

  /// Whether a second one in the same block is an error.
  let isUnique: Bool
}

extension DirectiveForm {
  /// The form that a line of the table describes, without its name; nil for a malformed line.
  init?(line: String) {
    let columns = line.utf8.split(separator: Byte.space).map { Substring($0) }
    guard columns.count >= 4 else { return nil }
    contexts = ContextSet(letters: columns[0].utf8)
    module = String(columns[2])
    firstVersion = columns[3] == "-" ? nil : DirectiveVersion(String(columns[3]))
    let notes = columns[4...]
    isFlag = notes.contains("flag")
    isBlock = notes.contains("block")
    let obsolete = notes.first { $0.hasPrefix("obsolete") }
    isObsolete = obsolete != nil
    value = notes.lazy.compactMap { ValueKind(note: $0) }.first ?? .other
    isUnique = notes.contains("once")
    replacement = obsolete.flatMap { note in note.firstIndex(of: "=").map { String(note[note.index(after: $0)...]) } }
    argumentCount = DirectiveForm.argumentCount(columns[1])
  }

  private static func argumentCount(_ text: some StringProtocol) -> ClosedRange<Int>? {
    if text.hasSuffix("+") { return Int(text.dropLast()).map { $0...Int.max } }
    let bounds = text.split(separator: "-").compactMap { Int($0) }
    guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
    return first...last
  }
}
