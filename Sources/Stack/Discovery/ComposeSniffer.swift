/// Tells from its beginning whether a YAML text is a Compose file, without parsing YAML.
///
/// It must have a top-level `services:` mapping whose entries have what only services have. Manifests of Kubernetes,
/// workflows and pipelines have `services` too, but nested, as a list, or beside keys of their own.
struct ComposeSniffer {
  private enum State { case outside, services, service }

  private var state = State.outside
  private var serviceIndent = 0
  private var keyIndent = 0
  private var weakCount = 0
  private var isFound = false

  /// Whether the text is a Compose file.
  static func accepts(_ text: UnsafeRawBufferPointer) -> Bool {
    guard mentionsServices(text), !TextSniffer.isBinary(text) else { return false }
    var sniffer = ComposeSniffer()
    for line in TextSniffer.lines(text) {
      guard sniffer.take(line) else { return false }
    }
    return sniffer.isFound
  }

  /// Whether a line starts with the key; most YAML is told apart by this alone.
  private static func mentionsServices(_ text: UnsafeRawBufferPointer) -> Bool {
    TextSniffer.lines(text).contains { line in
      guard let first = line.first else { return false }
      let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
      return (isQuoted || first == UInt8(ascii: "s")) && line.dropFirst(isQuoted ? 1 : 0).starts(with: "services".utf8)
    }
  }

  /// Takes one line; false when it shows that the file is something else.
  private mutating func take(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    let content = line.drop { $0 == 0x20 }
    guard let first = content.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "\t") else { return true }
    let indent = content.startIndex - line.startIndex
    let isItem = first == UInt8(ascii: "-") && (content.count == 1 || content.dropFirst().first == 0x20)
    if indent == 0 { return takeTopLevel(content, isItem: isItem) }

    switch state {
    case .outside: return true
    case .services:
      if isItem { return false }
      serviceIndent = indent
      return takeService(content)
    case .service:
      if indent <= serviceIndent { return !isItem && takeService(content) }
      if keyIndent == 0 { keyIndent = indent }
      return indent != keyIndent || isItem || takeKey(content)
    }
  }

  private mutating func takeTopLevel(_ content: Slice<UnsafeRawBufferPointer>, isItem: Bool) -> Bool {
    // A list at the margin is what the key before it holds.
    if isItem { return state != .services }
    state = .outside
    guard let first = content.first, first != UInt8(ascii: "%") else { return true }
    if first == UInt8(ascii: "{") { return false }
    guard let (key, value) = entry(content) else { return true }
    switch key {
    case "services":
      let value = value.drop { $0 == 0x20 }
      switch value.first {
      case nil, UInt8(ascii: "#"), UInt8(ascii: "&"): state = .services
      case UInt8(ascii: "{"): isFound = isFound || hasFlowService(value)
      default: return false
      }
    case "apiVersion", "kind", "jobs", "stages", "pipeline", "pipelines", "steps", "workflow", "openapi", "swagger",
      "recipe",
      "parameters", "definitions", "language", "tooling":
      return false
    default: break
    }
    return true
  }

  private mutating func takeService(_ content: Slice<UnsafeRawBufferPointer>) -> Bool {
    state = .service
    keyIndent = 0
    weakCount = 0
    guard let (_, value) = entry(content) else { return true }
    if hasFlowService(value) { isFound = true }
    return true
  }

  private mutating func takeKey(_ content: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard let (key, _) = entry(content) else { return true }
    switch key {
    case "image", "build", "extends": isFound = true
    case "ports", "volumes", "environment", "env_file", "depends_on", "networks", "restart", "container_name", "deploy",
      "healthcheck", "command", "entrypoint", "profiles", "expose", "<<", "cap_drop", "security_opt", "read_only",
      "user",
      "logging", "tmpfs", "labels":
      weakCount += 1
      if weakCount > 1 { isFound = true }
    // Containers of dependency injection, and the services of other tools.
    case "class", "type", "arguments", "autowire", "factory": return false
    default: break
    }
    return true
  }

  private func hasFlowService(_ value: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard value.drop(while: { $0 == 0x20 }).first == UInt8(ascii: "{") else { return false }
    let text = String(decoding: value, as: UTF8.self)
    return text.split { !$0.isLetter && $0 != "_" && $0 != ":" }.contains { word in
      ["image:", "build:", "extends:"].contains(word)
    }
  }

  /// The key of a line, without quotes, and what follows its colon.
  private func entry(_ content: Slice<UnsafeRawBufferPointer>) -> (key: String, value: Slice<UnsafeRawBufferPointer>)? {
    guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let value = content[(colon + 1)...]
    guard value.isEmpty || value.first == 0x20 || value.first == 0x09 else { return nil }
    var key = content[..<colon]
    while key.last == 0x20 { key = key.dropLast() }
    if let quote = key.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), key.count > 1,
      key.last == quote
    {
      key = key.dropFirst().dropLast()
    }
    return (String(decoding: key.prefix(64), as: UTF8.self), value)
  }
}
