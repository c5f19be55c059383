import CEL
import Syntax

/// A directive that uses text which clients choose, where that matters.
public final class NginxSink: ModelObject {
  /// What clients choose, as far as it matters here.
  struct Facts {
    var newline: Taint?
    var carriageReturn: Taint?
    var scheme: Taint?
    var host: Taint?
    var path: Taint?

    var isAny: Bool { newline != nil || carriageReturn != nil || scheme != nil || host != nil || path != nil }
  }

  /// What the directive does with the text.
  let kind: FlowSinks.Kind

  /// The text.
  public let place: Place?

  let node: ConfigNode
  private let facts: Facts

  init(_ node: ConfigNode, kind: FlowSinks.Kind, place: Place, facts: Facts) {
    self.node = node
    self.kind = kind
    self.place = place
    self.facts = facts
  }

  /// Whether only nginx itself can send requests to the location in which it stands.
  public var isInternal: Bool {
    var current = node.parent
    while let block = current {
      if block.name == "location", NginxLocation(block).isInternal { return true }
      current = block.parent
    }
    return false
  }

  /// The text as written.
  public var display: String { place?.text ?? "" }

  /// What becomes of the text, in a few words.
  var use: String {
    switch kind {
    case .pass: "it has a say in where the request goes"
    case .redirect: "it goes into the redirect"
    case .responseHeader: "it goes into a header of the response"
    case .requestHeader: "it goes into a header of the request to the upstream"
    case .path: "it goes into the path of a file"
    case .script: "it goes into the path of the script to run"
    case .log: "it goes into the path of the log"
    }
  }

  private func taint(_ taint: Taint?) -> NginxTaint? {
    taint.map { NginxTaint($0, sink: self) }
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.sink") }

  /// `nginx.sink`.
  public static let modelSchema = ObjectSchema(
    NginxSink.self, "nginx.sink", "A directive that uses text which clients choose, where that matters."
  ) {
    Field(
      "kind", "What is done with the text: pass, redirect, response_header, request_header, path, script, log."
    ) { $0.kind.rawValue }
    Field("directive", "The directive.", at: { $0.node.syntax.namePlace }) { $0.node.name }
    Field("arguments", "The words of the directive.", at: { $0.node.valuePlace }) { $0.node.arguments }
    Field("value", "The text as written.") { $0.display }
    Field("context", "The kind of block that it stands in.") { $0.node.context.rawValue }
    Field("is_internal", "Whether only nginx itself can send requests to the location around it.") { $0.isInternal }
    Field("newline", "What clients choose that can hold a line feed, where text becomes a header or a request line.") {
      $0.taint($0.facts.newline)
    }
    Field("carriage_return", "What clients choose that can hold a carriage return there.") {
      $0.taint($0.facts.carriageReturn)
    }
    Field("scheme", "What clients choose of the scheme of an address.") { $0.taint($0.facts.scheme) }
    Field("host", "What clients choose of the host of an address.") { $0.taint($0.facts.host) }
    Field("path", "What clients choose of a file's path so that it leads out of its directory.") {
      $0.taint($0.facts.path)
    }
  }
}

/// Text that a client chooses, with the way that it took.
public final class NginxTaint: ModelObject {
  /// The variable that it comes from.
  public let source: String

  /// Where it is read and passed on, in order, without the place where it is used.
  let steps: [NginxStep]

  private let taint: Taint
  private let sink: NginxSink

  init(_ taint: Taint, sink: NginxSink) {
    self.taint = taint
    self.sink = sink
    source = "$" + taint.source
    let origin = NginxStep(taint.origin, "`$\(taint.source)` comes from the client")
    var steps: [NginxStep] = []
    let use = sink.node.valuePlace
    for step in [origin] + taint.steps.map(NginxStep.init) where step.place != steps.last?.place {
      // What is read where it is used takes no way.
      if let place = step.place, place.source == use.source, use.span.contains(place.span) { continue }
      steps.append(step)
    }
    self.steps = steps
  }

  /// Where it is read, passed on and used, in order.
  private var flow: [NginxStep] { steps + (sink.place.map { [NginxStep($0, sink.use)] } ?? []) }

  /// Where the variable is read.
  public var place: Place? { taint.origin }

  /// The variable.
  public var display: String { source }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.taint") }

  /// `nginx.taint`.
  public static let modelSchema = ObjectSchema(
    NginxTaint.self, "nginx.taint", "Text that a client chooses, with the way that it took."
  ) {
    Field("source", "The variable that it comes from: $uri, $arg_next.") { $0.source }
    Field("is_capture", "Whether a pattern captured it.") { $0.taint.isCapture }
    Field("can_hold_newline", "Whether it can hold a line feed.") { $0.taint.contains(0x0A) }
    Field("can_hold_slash", "Whether it can hold a slash.") { $0.taint.contains(UInt8(ascii: "/")) }
    Field("can_hold_dot", "Whether it can hold a dot.") { $0.taint.contains(UInt8(ascii: ".")) }
    Field("steps", "Where it is read and passed on, in order.") { $0.steps }
    Field("flow", "Where it is read, passed on and used, in order: what a rule's `flow` shows.") { $0.flow }
  }
}

/// A place where text of a client is read or passed on.
public final class NginxStep: ModelObject {
  /// Where.
  public let place: Place?

  /// What happens there, in a few words.
  public let display: String

  init(_ place: Place, _ display: String) {
    self.place = place
    self.display = display
  }

  convenience init(_ step: Taint.Step) {
    let message =
      switch step.kind {
      case .assignment(let name): "`$\(name)` takes it on"
      case .mapping(let name): "the map gives it to `$\(name)`"
      case .capture: "a group of the pattern takes a part of it"
      }
    self.init(step.place, message)
  }

  /// The type of the object in expressions; named here so that schemas may refer to each other.
  public static var celType: CELType { .object("nginx.step") }

  /// `nginx.step`.
  public static let modelSchema = ObjectSchema(
    NginxStep.self, "nginx.step", "A place where text of a client is read or passed on."
  ) {
    Field("text", "What stands there.") { $0.place?.text ?? "" }
    Field("message", "What happens there, in a few words.") { $0.display }
  }
}
