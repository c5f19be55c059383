import CEL
import Syntax

/// The headers that a block loses by having an `add_header` of its own.
struct LostHeaders {
  /// The headers of the block around that are not in force any more.
  let headers: [NginxHeader]

  /// The first `add_header` of the block: what makes the others go.
  let cause: ConfigNode?

  /// Whether a file out of sight may bring them back.
  let mayBeRestored: Bool

  init(of level: some NginxLevel) {
    let tree = level.tree
    cause = tree.children(of: level.node.index, named: "add_header").first
    mayBeRestored = tree.mayHide("add_header", in: level.node.index)
    guard cause != nil else {
      headers = []
      return
    }
    let outer = tree.effectiveHeaders(in: level.node.parentIndex).directives.flatMap(NginxHeader.headers)
    let inForce = Set(level.headers.map(\.fieldName))
    headers = outer.filter { $0.isSent && !inForce.contains($0.fieldName) }
  }

  /// The fields that tell of it, for every kind of block.
  static func fields<Level: NginxLevel>() -> [Field<Level>] {
    let headers: [Field<Level>] = [
      Field("headers", "The response headers in force that are in sight.") { (level: Level) in level.headers }
    ]
    return headers + lossFields()
  }

  /// The fields that tell of the loss alone.
  static func lossFields<Level: NginxLevel>() -> [Field<Level>] {
    let place: @Sendable (Level) -> Place? = { LostHeaders(of: $0).cause?.headPlace }
    return [
      Field("lost_headers", "The headers set further out that an add_header here takes away.", at: place) {
        (level: Level) in LostHeaders(of: level).names { _ in true }
      },
      Field("lost_security_headers", "The security headers among the lost ones.", at: place) { (level: Level) in
        LostHeaders(of: level).names(where: \.isSecurityHeader)
      },
      Field("lost", "The lost headers themselves, to point at.") { (level: Level) in LostHeaders(of: level).headers },
    ]
  }

  private func names(where include: (NginxHeader) -> Bool) -> Fact<[String]> {
    var names: [String] = []
    for header in headers where include(header) && !names.contains(header.name) { names.append(header.name) }
    return mayBeRestored && !names.isEmpty ? .unknown : .known(names)
  }
}
