import CEL
import Syntax

/// A `Content-Security-Policy`, parsed (W3C Content Security Policy Level 3, 2.2 and 6).
public final class NginxCSP: ModelObject {
  /// The directives by name in lower case, each with its sources; of a directive that comes twice the first counts.
  public let directives: [String: [String]]

  /// Whether the policy is only reported, not enforced.
  public let isReportOnly: Bool

  /// The header's value.
  public let place: Place?

  private let text: String
  private let places: [String: Place]
  private let names: [String]

  /// Parses a policy.
  ///
  /// - Parameter offset: where the policy's first byte stands in the file; nil when it is not written there as it is.
  init(_ text: String, isReportOnly: Bool, place: Place?, offset: Int?) {
    self.text = text
    self.isReportOnly = isReportOnly
    self.place = place
    var directives: [String: [String]] = [:]
    var places: [String: Place] = [:]
    var names: [String] = []
    for part in text.utf8.split(separator: Byte.semicolon) {
      let words = part.split(omittingEmptySubsequences: true) { $0.isNginxSpace || $0 == 0x0C }
      guard let first = words.first else { continue }
      let name = Substring(first).lowercased()
      guard directives[name] == nil else { continue }
      names.append(name)
      directives[name] = words.dropFirst().map { String(Substring($0)) }
      if let offset, let source = place?.source, let end = words.last?.endIndex {
        let start = text.utf8.distance(from: text.startIndex, to: first.startIndex)
        let length = text.utf8.distance(from: first.startIndex, to: end)
        places[name] = Place(source, Span(offset + start, offset + start + length))
      }
    }
    self.directives = directives
    self.places = places
    self.names = names
  }

  /// The policy.
  public var display: String { text }

  /// Whether variables stand where directives or sources are expected, so that the policy is known only in part.
  public var isPartial: Bool {
    names.contains { $0.hasPrefix("$") } || directives.values.contains { $0.contains { $0.hasPrefix("$") } }
  }

  /// The sources that scripts may come from: `script-src`, else `default-src`; nil when neither is there.
  public var scriptSources: [String]? { directives["script-src"] ?? directives["default-src"] }

  /// The sources that styles may come from: `style-src`, else `default-src`; nil when neither is there.
  public var styleSources: [String]? { directives["style-src"] ?? directives["default-src"] }

  /// Whether any inline script may run: `'unsafe-inline'`, not neutralised by a nonce, a hash or `'strict-dynamic'`.
  public var allowsInlineScript: Bool { NginxCSP.allowsInline(scriptSources ?? []) }

  /// Whether any inline style may apply: as for scripts.
  public var allowsInlineStyle: Bool { NginxCSP.allowsInline(styleSources ?? []) }

  /// Whether scripts may turn text into code: `'unsafe-eval'`.
  public var allowsEval: Bool { (scriptSources ?? []).contains { $0.lowercased() == "'unsafe-eval'" } }

  /// Whether scripts may come from anywhere: `*` or a bare scheme, not neutralised by `'strict-dynamic'`.
  public var allowsAnyScript: Bool {
    let sources = scriptSources ?? []
    return !NginxCSP.has("'strict-dynamic'", in: sources) && sources.contains(where: NginxCSP.isWildcard)
  }

  /// The sources that make the policy weak, each with its directive: `script-src 'unsafe-inline'`.
  public var weakSources: [String] {
    let name = scriptDirective
    var weak: [String] = []
    let sources = scriptSources ?? []
    let isDynamic = NginxCSP.has("'strict-dynamic'", in: sources)
    for source in sources {
      switch source.lowercased() {
      case "'unsafe-inline'": if allowsInlineScript { weak.append("\(name) \(source)") }
      case "'unsafe-eval'": weak.append("\(name) \(source)")
      default: if !isDynamic, NginxCSP.isWildcard(source) { weak.append("\(name) \(source)") }
      }
    }
    for directive in ["object-src", "base-uri", "frame-ancestors"] {
      for source in directives[directive] ?? [] where NginxCSP.isWildcard(source) {
        weak.append("\(directive) \(source)")
      }
    }
    return weak
  }

  /// Which of the directives that a strict policy needs are missing: `default-src`, `object-src`, `base-uri`,
  /// `frame-ancestors`. A `default-src 'none'` stands in for `object-src`; the other two have no fall-back.
  public var missingDirectives: Fact<[String]> {
    let missing = ["default-src", "object-src", "base-uri", "frame-ancestors"].filter { directives[$0] == nil }
    if isPartial, !missing.isEmpty { return .unknown }
    let deniesByDefault = directives["default-src"]?.map { $0.lowercased() } == ["'none'"]
    return .known(missing.filter { $0 != "object-src" || !deniesByDefault })
  }

  private var scriptDirective: String { directives["script-src"] == nil ? "default-src" : "script-src" }

  private var scriptPlace: Place? { places[scriptDirective] ?? place }

  private func presence(of name: String) -> Fact<Bool> {
    if directives[name] != nil { return .known(true) }
    return isPartial ? .unknown : .known(false)
  }

  private static func has(_ keyword: String, in sources: [String]) -> Bool {
    sources.contains { $0.lowercased() == keyword }
  }

  private static func allowsInline(_ sources: [String]) -> Bool {
    guard has("'unsafe-inline'", in: sources), !has("'strict-dynamic'", in: sources) else { return false }
    return !sources.contains { source in
      let source = source.lowercased()
      return ["'nonce-", "'sha256-", "'sha384-", "'sha512-"].contains { source.hasPrefix($0) }
    }
  }

  private static func isWildcard(_ source: String) -> Bool {
    switch source.lowercased() {
    case "*", "http:", "https:", "data:", "http://*", "https://*", "blob:", "filesystem:": true
    default: false
    }
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.csp") }

  /// `nginx.csp`.
  public static let modelSchema = ObjectSchema(
    NginxCSP.self, "nginx.csp", "A parsed Content-Security-Policy."
  ) {
    Field("value", "The policy as written.") { $0.text }
    Field("directives", "The directives by name in lower case, each with its sources.") { $0.directives }
    Field("is_report_only", "Whether the policy is only reported, not enforced.") { $0.isReportOnly }
    Field("is_partial", "Whether variables stand where directives or sources are expected.") { $0.isPartial }
    Field("has_default_src", "Whether default-src is there.") { $0.presence(of: "default-src") }
    Field("has_script_src", "Whether script-src is there.", at: { $0.places["script-src"] ?? $0.place }) {
      $0.presence(of: "script-src")
    }
    Field("has_object_src", "Whether object-src is there.") { $0.presence(of: "object-src") }
    Field("has_base_uri", "Whether base-uri is there.") { $0.presence(of: "base-uri") }
    Field("has_frame_ancestors", "Whether frame-ancestors is there.") { $0.presence(of: "frame-ancestors") }
    Field("has_form_action", "Whether form-action is there.") { $0.presence(of: "form-action") }
    Field("missing_directives", "Which of default-src, object-src, base-uri, frame-ancestors are missing.") {
      $0.missingDirectives
    }
    Field("script_sources", "Where scripts may come from: script-src, else default-src.", at: { $0.scriptPlace }) {
      $0.scriptSources
    }
    Field("style_sources", "Where styles may come from: style-src, else default-src.") { $0.styleSources }
    Field("unsafe_inline_script", "Whether any inline script may run.", at: { $0.scriptPlace }) {
      $0.allowsInlineScript
    }
    Field("unsafe_inline_style", "Whether any inline style may apply.") { $0.allowsInlineStyle }
    Field("unsafe_eval", "Whether scripts may turn text into code.", at: { $0.scriptPlace }) { $0.allowsEval }
    Field("wildcard_script", "Whether scripts may come from anywhere.", at: { $0.scriptPlace }) { $0.allowsAnyScript }
    Field("weak_sources", "The sources that make the policy weak, with their directives.", at: { $0.scriptPlace }) {
      $0.weakSources
    }
  }
}
