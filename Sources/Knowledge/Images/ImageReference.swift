import Syntax

/// The parts of an image reference: `[registry/]repository[:tag][@digest]`.
public struct ImageReference: Sendable, Equatable {
  /// The registry of references that name none.
  public static let defaultRegistry = "docker.io"

  /// The registry's host, with its port; `docker.io` when none is named.
  public let registry: String

  /// The path in the registry; official images without their `library/`.
  public let repository: String

  /// The tag; nil when there is none.
  public let tag: String?

  /// The digest with its algorithm, `sha256:…`; nil when there is none.
  public let digest: String?

  /// The last part of the repository: `nginx`.
  public var name: String { repository.lastPathPart }

  /// Cuts a reference into its parts.
  ///
  /// - Parameter hole: a character that stands for text that is not known. A first part that is nothing else counts as
  ///   a registry: `${REGISTRY}/postgres`.
  public init(_ text: String, hole: Character? = nil) {
    var text = text
    let parts = text.withUTF8 { Self.cut($0, hole: hole) }
    (registry, repository, tag, digest) = parts
  }

  private static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, hole: Character?
  ) -> (registry: String, repository: String, tag: String?, digest: String?) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var end = bytes.count
    var (tag, digest): (String?, String?) = (nil, nil)
    if let at = bytes.firstIndex(of: Byte.at) {
      digest = text((at + 1)..<end)
      end = at
    }
    let lastSlash = bytes[..<end].lastIndex(of: Byte.slash)
    if let colon = bytes[..<end].lastIndex(of: Byte.colon), lastSlash.map({ $0 < colon }) ?? true {
      tag = text((colon + 1)..<end)
      end = colon
    }
    var start = 0
    var registry = defaultRegistry
    if lastSlash != nil, let slash = bytes[..<end].firstIndex(of: Byte.slash) {
      let host = bytes[..<slash]
      let isHost =
        host.contains { $0 == Byte.dot || $0 == Byte.colon } || host.elementsEqual("localhost".utf8)
        || hole.map { host.elementsEqual(String($0).utf8) } ?? false
      if isHost {
        registry = host.elementsEqual("index.docker.io".utf8) ? defaultRegistry : text(0..<slash)
        start = slash + 1
      }
    }
    let namespace = "library/".utf8
    if registry == defaultRegistry, bytes[start..<end].starts(with: namespace) { start += namespace.count }
    return (registry, text(start..<end), tag, digest)
  }
}
