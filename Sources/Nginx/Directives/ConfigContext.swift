/// The kind of block that a directive stands in; the raw values are what rules see.
public enum ConfigContext: String, Sendable, CaseIterable {
  /// Outside of all blocks of a whole configuration.
  case main
  /// `events`.
  case events
  /// `http`.
  case http
  /// A `server` of `http`.
  case server
  /// `if` in a `server`.
  case serverIf = "server.if"
  /// `location`, at whatever depth.
  case location
  /// `if` in a `location`.
  case locationIf = "location.if"
  /// `limit_except`.
  case limitExcept = "limit_except"
  /// An `upstream` of `http`.
  case upstream
  /// `stream`.
  case stream
  /// A `server` of `stream`.
  case streamServer = "stream.server"
  /// An `upstream` of `stream`.
  case streamUpstream = "stream.upstream"
  /// `mail`.
  case mail
  /// A `server` of `mail`.
  case mailServer = "mail.server"
  /// A block of a third-party module, or a free-form body.
  case other
  /// A fragment whose content does not tell where it is included.
  case unknown

  /// The context inside a block that stands in this context.
  func inside(_ name: String) -> ConfigContext {
    switch (self, name) {
    case (.main, "events"), (.unknown, "events"): .events
    case (.main, "http"), (.unknown, "http"): .http
    case (.main, "stream"), (.unknown, "stream"): .stream
    case (.main, "mail"), (.unknown, "mail"): .mail
    case (.stream, "server"): .streamServer
    case (.stream, "upstream"): .streamUpstream
    case (.mail, "server"): .mailServer
    case (.other, _): .other
    case (_, "server"): .server
    case (_, "upstream"): .upstream
    case (_, "location"): .location
    case (.server, "if"): .serverIf
    case (_, "if"): .locationIf
    case (_, "limit_except"): .limitExcept
    default: .other
    }
  }
}

/// A set of contexts, as the directive table gives for each form of a directive.
struct ContextSet: OptionSet, Sendable {
  let rawValue: UInt32

  /// Every context.
  static let all = ContextSet(rawValue: .max)

  /// The set of one context; empty for contexts that are no block of nginx's own.
  init(_ context: ConfigContext) {
    rawValue = ContextSet.letters.firstIndex { $0.context == context }.map { 1 << UInt32($0) } ?? 0
  }

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  /// The set that the letters of a table's column stand for; `*` is every context.
  init(letters: some Sequence<UInt8>) {
    var bits: UInt32 = 0
    for letter in letters {
      if letter == UInt8(ascii: "*") { bits = .max }
      if let index = ContextSet.letters.firstIndex(where: { $0.letter == letter }) { bits |= 1 << UInt32(index) }
    }
    rawValue = bits
  }

  /// The contexts in the set.
  var contexts: [ConfigContext] { ContextSet.letters.map(\.context).filter { contains(ContextSet($0)) } }

  private static let letters: [(letter: UInt8, context: ConfigContext)] = [
    (UInt8(ascii: "m"), .main), (UInt8(ascii: "e"), .events), (UInt8(ascii: "h"), .http),
    (UInt8(ascii: "s"), .server), (UInt8(ascii: "j"), .serverIf), (UInt8(ascii: "l"), .location),
    (UInt8(ascii: "i"), .locationIf), (UInt8(ascii: "x"), .limitExcept), (UInt8(ascii: "u"), .upstream),
    (UInt8(ascii: "t"), .stream), (UInt8(ascii: "r"), .streamServer), (UInt8(ascii: "p"), .streamUpstream),
    (UInt8(ascii: "a"), .mail), (UInt8(ascii: "b"), .mailServer),
  ]
}
