import Syntax

/// The routes of a program that are explicitly for WebSockets or for events, as its sources declare them.
///
/// No program is parsed: a line counts that names a path and says in plain words what it is for.
enum SourceStreams {
  /// What is streamed.
  enum Kind: String, Sendable {
    case websocket
    case events
  }

  /// A route.
  struct Route: Sendable {
    let kind: Kind
    /// The path as written; parameters included.
    let path: String
    let place: Place
  }

  /// The routes that the main files of a program declare, in reading order.
  static func find(in files: [SourceFile]) -> [Route] { files.flatMap { find(in: $0) } }

  /// The files in which programs mostly say what they do, of a folder; the first few that are there.
  static func mainFiles(
    in folder: String, isMissing: (String) -> Bool, read: (String) -> SourceFile?
  ) -> [SourceFile] {
    var files: [SourceFile] = []
    for sub in folders {
      let path = FilePath.normalized(FilePath.join(folder, sub))
      if !sub.isEmpty, isMissing(path) { continue }
      for name in names {
        guard let file = read(path.isEmpty ? name : path + "/" + name), file.bytes.count <= maximumByteCount else {
          continue
        }
        files.append(file)
        if files.count == maximumFileCount { return files }
      }
    }
    return files
  }

  private static let folders = ["", "app", "src", "src/app", "backend", "server", "api"]

  private static let names = [
    "main.py", "app.py", "server.py", "main.go", "main.ts", "main.js", "server.js", "server.ts", "index.js", "index.ts",
    "app.js", "app.ts", "__init__.py", "routes.py", "api.py", "server.mjs", "index.mjs", "websocket.py", "events.py",
  ]
  private static let maximumFileCount = 12
  private static let maximumByteCount = 300_000

  private static func find(in file: SourceFile) -> [Route] {
    let text = String(decoding: file.bytes, as: UTF8.self)
    let streams = ["text/event-stream", "EventSourceResponse"].contains { text.contains($0) }
    let isUnbuffered = text.contains("X-Accel-Buffering")
    var routes: [Route] = []
    var offset = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { offset += line.utf8.count + 1 }
      let trimmed = line.drop { $0 == " " || $0 == "\t" }
      if trimmed.hasPrefix("#") || trimmed.hasPrefix("//") || trimmed.hasPrefix("*") { continue }
      func add(_ kind: Kind, _ path: String) {
        let start = offset + line.utf8.count - trimmed.utf8.count
        routes.append(Route(kind: kind, path: path, place: Place(file, Span(start, offset + line.utf8.count))))
      }
      if let path = quotedPath(in: line) {
        let lower = line.lowercased()
        if [".websocket(", ".ws(", "websocket: true", "websocketserver(", "websocketroute(", "websocket.server("]
          .contains(where: lower.contains)
        {
          add(.websocket, path)
        } else if streams, !isUnbuffered,
          [".get(", ".route(", ".post(", "handlefunc("].contains(where: lower.contains),
          isStream(path)
        {
          add(.events, path)
        }
      }
      let isSocketIO =
        [
          "require('socket.io')", "require(\"socket.io\")", "from 'socket.io'", "from \"socket.io\"",
          "socketio.AsyncServer(",
        ]
        .contains { line.contains($0) }
      if isSocketIO { add(.websocket, "/socket.io/") }
    }
    return routes
  }

  /// The first text in quotes that starts with a slash.
  private static func quotedPath(in line: Substring) -> String? {
    for quote: Character in ["\"", "'", "`"] {
      let parts = line.split(separator: quote, omittingEmptySubsequences: false)
      var index = 1
      while index < parts.count {
        if parts[index].hasPrefix("/"), !parts[index].contains(" ") { return String(parts[index]) }
        index += 2
      }
    }
    return nil
  }

  private static func isStream(_ path: String) -> Bool {
    path.lowercased().split { !($0.isLetter || $0.isNumber) }
      .contains { ["events", "stream", "streaming", "sse", "eventsource"].contains($0) }
  }
}
