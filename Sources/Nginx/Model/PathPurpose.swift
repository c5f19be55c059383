import Syntax

/// What a location is for, as the words of its path tell.
struct PathPurpose: OptionSet {
  let rawValue: UInt8

  /// An interface for programs: `/api/`, `/graphql`.
  static let api = PathPurpose(rawValue: 1)
  /// Where people or programs prove who they are: `/login`, `/oauth/token`.
  static let login = PathPurpose(rawValue: 2)
  /// Where a probe asks: `/health`.
  static let health = PathPurpose(rawValue: 4)
  /// Where WebSocket clients connect: `/ws`, `/socket.io/`.
  static let webSocket = PathPurpose(rawValue: 8)
  /// From where events are streamed: `/sse`, `/events`.
  static let eventStream = PathPurpose(rawValue: 16)
  /// Where files are served that hardly change: `/static/`, `\.(js|css)$`.
  static let staticAssets = PathPurpose(rawValue: 32)
  /// Where a certificate authority looks for its token (RFC 8555, 8.3).
  static let acmeChallenge = PathPurpose(rawValue: 64)
  /// Names that start with a dot: `/\.`, `/\.git`.
  static let hiddenFiles = PathPurpose(rawValue: 128)
}

extension PathPurpose {
  /// The purposes of a location's path or regular expression.
  init(path: String) {
    let path = path.inLowerCase
    self = []
    if path.utf8.first == Byte.slash, path.utf8.dropFirst().first == Byte.dot { insert(.hiddenFiles) }
    if path.utf8.contains(Byte.backslash), PathPurpose.holdsHiddenName(path.utf8) { insert(.hiddenFiles) }
    var word: [UInt8] = []
    for byte in path.utf8 {
      // A word is cut where neither letters nor digits, dashes or underscores stand.
      if byte >= 0x80 || byte.isNamePart || byte == Byte.dash {
        word.append(byte)
      } else if !word.isEmpty {
        formUnion(PathPurpose.purpose(of: word))
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { formUnion(PathPurpose.purpose(of: word)) }
  }

  private static func holdsHiddenName(_ path: String.UTF8View) -> Bool {
    path.range(of: "/\\.".utf8) != nil || path.range(of: "(^|/)\\.".utf8) != nil
  }

  private static func purpose(of word: [UInt8]) -> PathPurpose {
    var purpose: PathPurpose = []
    if word.count <= longestWord, let known = words[String(decoding: word, as: UTF8.self)] { purpose = known }
    if word.range(of: "acme-challenge".utf8) != nil { purpose.insert(.acmeChallenge) }
    return purpose
  }

  private static let longestWord = words.keys.map(\.utf8.count).max() ?? 0

  private static let words: [String: PathPurpose] = {
    var words: [String: PathPurpose] = [:]
    func add(_ purpose: PathPurpose, _ names: [String]) {
      for name in names { words[name, default: []].insert(purpose) }
    }
    add(.api, ["api", "apis", "graphql", "rest", "rpc"])
    add(
      .login,
      [
        "login", "log-in", "signin", "sign-in", "sign_in", "auth", "authenticate", "oauth", "oauth2", "token", "signup",
        "sign-up", "register", "password", "password-reset", "reset-password", "wp-login", "2fa", "otp", "sso",
      ])
    add(
      .health,
      [
        "health", "healthz", "healthcheck", "health-check", "health_check", "ping", "ready", "readyz", "readiness",
        "live", "livez", "liveness", "alive", "up", "nginx-health", "nginx_health", "_health", "__health",
      ])
    add(
      .webSocket,
      ["ws", "wss", "websocket", "websockets", "socket", "sockjs", "sockjs-node", "cable", "webpack-hmr"])
    add(.eventStream, ["sse", "eventsource", "event-stream", "events", "stream", "streaming"])
    add(
      .staticAssets, ["static", "assets", "css", "js", "png", "jpg", "jpeg", "svg", "woff", "woff2", "_next"])
    return words
  }()
}
