import Syntax

/// What a location is for, as the words of its path tell.
struct PathPurpose {
  private let words: Set<Substring>
  private let path: String

  /// The purpose of a location's path or regular expression.
  init(_ path: String) {
    self.path = path.lowercased()
    words = Set(
      self.path.split { character in
        !(character.isLetter || character.isNumber || character == "-" || character == "_")
      })
  }

  /// Whether an interface for programs: `/api/`, `/graphql`.
  var isAPI: Bool { !words.isDisjoint(with: ["api", "apis", "graphql", "rest", "rpc"]) }

  /// Whether people or programs prove who they are there: `/login`, `/oauth/token`.
  var isLogin: Bool {
    !words.isDisjoint(with: [
      "login", "log-in", "signin", "sign-in", "sign_in", "auth", "authenticate", "oauth", "oauth2", "token", "signup",
      "sign-up", "register", "password", "password-reset", "reset-password", "wp-login", "2fa", "otp", "sso",
    ])
  }

  /// Whether a probe asks there: `/health`.
  var isHealth: Bool {
    !words.isDisjoint(with: [
      "health", "healthz", "healthcheck", "health-check", "health_check", "ping", "ready", "readyz", "readiness",
      "live",
      "livez", "liveness", "alive", "up", "nginx-health", "nginx_health", "_health", "__health",
    ])
  }

  /// Whether WebSocket clients connect there: `/ws`, `/socket.io/`.
  var isWebSocket: Bool {
    !words.isDisjoint(with: [
      "ws", "wss", "websocket", "websockets", "socket", "sockjs", "sockjs-node", "cable", "webpack-hmr",
    ])
  }

  /// Whether events are streamed from there: `/sse`, `/events`.
  var isEventStream: Bool {
    !words.isDisjoint(with: ["sse", "eventsource", "event-stream", "events", "stream", "streaming"])
  }

  /// Whether files that hardly change are served there: `/static/`, `\.(js|css)$`.
  var isStaticAssets: Bool {
    !words.isDisjoint(with: ["static", "assets", "css", "js", "png", "jpg", "jpeg", "svg", "woff", "woff2", "_next"])
  }

  /// Whether a certificate authority looks there for its token (RFC 8555, 8.3).
  var isACMEChallenge: Bool { path.contains("acme-challenge") }

  /// Whether names that start with a dot are meant: `/\.`, `/\.git`.
  var isHiddenFiles: Bool { path.contains("/\\.") || path.contains("(^|/)\\.") || path.hasPrefix("/.") }
}
