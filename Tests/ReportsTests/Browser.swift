import Foundation

/// Chromium without a window, driven through its DevTools protocol: newline-free JSON messages on a pair of pipes.
final class Browser {
  struct Failure: Error, CustomStringConvertible { let description: String }

  /// The program; nil where it is not installed.
  static let program: String? = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private let process = Process()
  private let directory: URL
  private let input: FileHandle
  private let output: FileHandle
  private var unread = Data()
  private var lastID = 0
  private var session: String?

  /// The messages that nobody asked for: what the page logs, what it asks the network for.
  private(set) var events: [[String: Any]] = []

  init() throws {
    guard let program = Self.program else { throw Failure(description: "there is no Chromium here") }
    let directory = FileManager.default.temporaryDirectory.appending(path: "stacklint-browser-\(UUID().uuidString)")
    self.directory = directory
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let pipes = ["in", "out"].map { directory.appending(path: $0).path }
    for pipe in pipes where mkfifo(pipe, 0o600) != 0 { throw Failure(description: "cannot make a pipe") }
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The protocol is spoken on descriptors 3 and 4.
    process.arguments = [
      "-c",
      """
      exec 3<"$1" 4>"$2"
      exec "$0" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --hide-scrollbars \
        --remote-debugging-pipe --user-data-dir="$3" about:blank
      """,
      program, pipes[0], pipes[1], directory.appending(path: "profile").path,
    ]
    process.environment = ["HOME": directory.path, "PATH": "/usr/bin:/bin"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    input = try FileHandle(forWritingTo: URL(fileURLWithPath: pipes[0]))
    output = try FileHandle(forReadingFrom: URL(fileURLWithPath: pipes[1]))
    let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
    session = try send("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log", "Network"] { try send("\(domain).enable") }
  }

  func close() {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: directory)
  }

  /// Shows a page, and waits until it is there.
  func open(_ url: String, width: Int = 1200, height: Int = 900, isDark: Bool = false) throws {
    try send(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    try send(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]]])
    // The same page with another fragment would not be loaded again.
    try send("Page.navigate", ["url": "about:blank"])
    events = []
    try send("Page.navigate", ["url": url])
    try evaluate("new Promise(done => document.readyState === 'complete' ? done() : addEventListener('load', done))")
  }

  /// The value of an expression in the page.
  @discardableResult
  func evaluate(_ expression: String) throws -> Any? {
    let answer = try send(
      "Runtime.evaluate", ["expression": expression, "returnByValue": true, "awaitPromise": true])
    if let details = answer["exceptionDetails"] { throw Failure(description: "\(details)") }
    return (answer["result"] as? [String: Any])?["value"]
  }

  /// Presses a key of one character.
  func press(_ key: String) throws {
    for type in ["keyDown", "keyUp"] {
      try send("Input.dispatchKeyEvent", ["type": type, "key": key, "text": type == "keyDown" ? key : ""])
    }
    // What a reset changes, it changes behind the event.
    try evaluate("new Promise(done => setTimeout(done, 20))")
  }

  /// What is seen, as PNG.
  func screenshot() throws -> Data {
    let answer = try send("Page.captureScreenshot", ["format": "png"])
    return (answer["data"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
  }

  @discardableResult
  private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    try input.write(contentsOf: JSONSerialization.data(withJSONObject: message) + Data([0]))
    while true {
      let answer = try receive()
      guard let id = answer["id"] as? Int else {
        events.append(answer)
        continue
      }
      guard id == lastID else { continue }
      if let error = answer["error"] { throw Failure(description: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  private func receive() throws -> [String: Any] {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let message = unread[unread.startIndex..<end]
        unread = unread[(end + 1)...]
        return try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any] ?? [:]
      }
      let chunk = output.availableData
      guard !chunk.isEmpty else { throw Failure(description: "the browser has gone") }
      unread += chunk
    }
  }
}
