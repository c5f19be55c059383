import CEL
import Syntax

/// A response header that the configuration sets: one of an `add_header` or a `more_set_headers`.
public final class NginxHeader: ModelObject {
  /// The name as written.
  public let name: String

  /// The name in lower case.
  public let fieldName: String

  /// The value as written, without quotes.
  public let value: String

  /// Whether the header is sent with every status: `always`, which `more_set_headers` implies. Without it, nginx adds it
  /// to the statuses 200, 201, 204, 206, 301, 302, 303, 304, 307 and 308 only.
  public let isAlways: Bool

  let node: ConfigNode
  private let valueArgument: Int

  init(_ node: ConfigNode, name: String, value: String, isAlways: Bool, valueArgument: Int) {
    self.node = node
    self.name = name
    fieldName = name.inLowerCase
    self.value = value
    self.isAlways = isAlways
    self.valueArgument = valueArgument
  }

  /// The headers that a directive sets: one for `add_header`, several for `more_set_headers`.
  static func headers(of node: ConfigNode) -> [NginxHeader] {
    if node.name == "add_header" {
      guard let name = node.argument(0), let value = node.argument(1) else { return [] }
      let isAlways = node.argument(2) == "always"
      return [NginxHeader(node, name: name, value: value, isAlways: isAlways, valueArgument: 1)]
    }
    var headers: [NginxHeader] = []
    var isLimited = false
    var skipsNext = false
    for (position, argument) in node.arguments.enumerated() {
      if skipsNext {
        skipsNext = false
      } else if argument == "-s" || argument == "-t" {
        isLimited = true
        skipsNext = true
      } else if let colon = argument.firstIndex(of: ":") {
        let value = argument[argument.index(after: colon)...].drop { $0 == " " }
        headers.append(
          NginxHeader(
            node, name: String(argument[..<colon]), value: String(value), isAlways: !isLimited, valueArgument: position)
        )
      }
    }
    return headers
  }

  /// Whether the header is sent at all: nginx leaves out headers with an empty value.
  public var isSent: Bool { !value.isEmpty }

  /// Whether browsers take it as protection.
  public var isSecurityHeader: Bool { NginxHeader.securityNames.contains(fieldName) }

  /// The value where it is known: variables that stand for one constant are resolved.
  public var resolvedValue: Fact<String> { node.tree.resolvedText(value) }

  /// The policy of a `Content-Security-Policy`, report-only or not; absent for other headers.
  public var csp: Fact<NginxCSP> {
    let isReportOnly = fieldName == "content-security-policy-report-only"
    guard isReportOnly || fieldName == "content-security-policy", isSent else { return .absent }
    return resolvedValue.map { NginxCSP($0, isReportOnly: isReportOnly, place: valuePlace, offset: valueOffset) }
  }

  /// The policy of a `Strict-Transport-Security`; absent for other headers.
  public var hsts: Fact<NginxHSTS> {
    guard fieldName == "strict-transport-security", isSent else { return .absent }
    return resolvedValue.map { NginxHSTS($0, place: valuePlace) }
  }

  /// Whether the same header of upstreams is kept out of responses where this one is set (`proxy_hide_header` and its
  /// kin).
  public var isHiddenFromUpstreams: Bool {
    NginxHeader.hidingDirectives.contains { name in
      node.tree.effective(name, in: node.parentIndex).directives.contains { $0.argument(0)?.inLowerCase == fieldName }
    }
  }

  /// Where the value stands.
  public var valuePlace: Place { node.place(ofArgument: valueArgument) }

  /// The whole directive.
  public var place: Place? { node.headPlace }

  /// The name.
  public var display: String { name }

  /// Where the value's first byte stands in the file; nil when the value is not written there byte by byte.
  private var valueOffset: Int? {
    let place = valuePlace
    let quotes = place.span.count - value.utf8.count
    guard quotes == 0 || quotes == 2, node.name == "add_header" else { return nil }
    return place.span.start + quotes / 2
  }

  private static let hidingDirectives = [
    "proxy_hide_header", "fastcgi_hide_header", "uwsgi_hide_header", "scgi_hide_header", "grpc_hide_header",
  ]

  private static let securityNames: Set<String> = [
    "content-security-policy", "cross-origin-embedder-policy", "cross-origin-opener-policy",
    "cross-origin-resource-policy", "permissions-policy", "referrer-policy", "strict-transport-security",
    "x-content-type-options", "x-frame-options",
  ]

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.header") }

  /// `nginx.header`.
  public static let modelSchema = ObjectSchema(
    NginxHeader.self, "nginx.header", "A response header that the configuration sets."
  ) {
    Field("name", "The name as written.", at: { $0.node.place(ofArgument: 0) }) { $0.name }
    Field("field_name", "The name in lower case.", at: { $0.node.place(ofArgument: 0) }) { $0.fieldName }
    Field("value", "The value as written, without quotes.", at: { $0.valuePlace }) { $0.value }
    Field("resolved_value", "The value with a constant variable resolved; unknown where others decide.") {
      $0.resolvedValue
    }
    Field("is_always", "Whether it is sent with every status, errors included.") { $0.isAlways }
    Field("is_sent", "Whether it is sent at all: its value is not empty.") { $0.isSent }
    Field("is_security_header", "Whether browsers take it as protection.") { $0.isSecurityHeader }
    Field("is_hidden_from_upstreams", "Whether the same header of upstreams is hidden where this one is set.") {
      $0.isHiddenFromUpstreams
    }
    Field("block_headers", "The headers in force in the block in which it stands.") { header in
      header.node.tree.effectiveHeaders(in: header.node.parentIndex).directives.flatMap(NginxHeader.headers)
    }
    Field("directive", "The directive: add_header or more_set_headers.") { $0.node.name }
    Field("context", "The kind of block that it stands in: http, server, location, location.if, unknown.") {
      $0.node.context.rawValue
    }
    Field(
      "csp", "The parsed policy of a Content-Security-Policy; unknown where variables decide.", at: { $0.valuePlace }
    ) {
      $0.csp
    }
    Field("hsts", "The parsed policy of a Strict-Transport-Security.", at: { $0.valuePlace }) { $0.hsts }
  }
}
