import Syntax

/// What a location is for, as the words of its path tell.
struct PathPurpose {
  private let path: String

  /// The purpose of a location's path or regular expression.
  init(_ path: String) {
    self.path = path.lowercased()
  }

  /// Whether one of the words of the path, which are cut where neither letters nor digits, dashes or underscores stand, is
  /// in a list.
  private func hasWord(of names: [String]) -> Bool {
    path.utf8.split { $0 < 0x80 && !$0.isNamePart && $0 != Byte.dash }.contains { word in
      names.contains { $0.utf8.elementsEqual(word) }
    }
  }

  /// Whether an interface for programs: `/api/`, `/graphql`.
  var isAPI: Bool { hasWord(of: ["api", "apis", "graphql", "rest", "rpc"]) }

  /// Whether people or programs prove who they are there: `/login`, `/oauth/token`.
  var isLogin: Bool {
    hasWord(of: [
      "login", "log-in", "signin", "sign-in", "sign_in", "auth", "authenticate", "oauth", "oauth2", "token", "signup",
      "sign-up", "register", "password", "password-reset", "reset-password", "wp-login", "2fa", "otp", "sso",
    ])
  }

  /// Whether a probe asks there: `/health`.
  var isHealth: Bool {
    hasWord(of: [
      "health", "healthz", "healthcheck", "health-check", "health_check", "ping", "ready", "readyz", "readiness",
      "live",
      "livez", "liveness", "alive", "up", "nginx-health", "nginx_health", "_health", "__health",
    ])
  }

  /// Whether WebSocket clients connect there: `/ws`, `/socket.io/`.
  var isWebSocket: Bool {
    hasWord(of: [
      "ws", "wss", "websocket", "websockets", "socket", "sockjs", "sockjs-node", "cable", "webpack-hmr",
    ])
  }

  /// Whether events are streamed from there: `/sse`, `/events`.
  var isEventStream: Bool {
    hasWord(of: ["sse", "eventsource", "event-stream", "events", "stream", "streaming"])
  }

  /// Whether files that hardly change are served there: `/static/`, `\.(js|css)$`.
  var isStaticAssets: Bool {
    hasWord(of: ["static", "assets", "css", "js", "png", "jpg", "jpeg", "svg", "woff", "woff2", "_next"])
  }

  /// Whether a certificate authority looks there for its token (RFC 8555, 8.3).
  var isACMEChallenge: Bool { holds("acme-challenge") }

  /// Whether names that start with a dot are meant: `/\.`, `/\.git`.
  var isHiddenFiles: Bool { holds("/\\.") || holds("(^|/)\\.") || path.hasPrefix("/.") }

  /// Whether the path has a text in it, byte by byte.
  private func holds(_ text: String) -> Bool { path.utf8.range(of: text.utf8) != nil }
}
