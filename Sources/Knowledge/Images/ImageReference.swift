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
  public var name: String {
    guard repository.utf8.contains(Byte.slash) else { return repository }
    return repository.utf8.split(separator: Byte.slash).last.flatMap { String($0) } ?? repository
  }

  /// Cuts a reference into its parts.
  ///
  /// - Parameter hole: a character that stands for text that is not known. A first part that is nothing else counts as
  ///   a registry: `${REGISTRY}/postgres`.
  public init(_ text: String, hole: Character? = nil) {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    var (start, end) = (0, bytes.count)
    if let at = bytes.firstIndex(of: Byte.at) {
      digest = part((at + 1)..<end)
      end = at
    } else {
      digest = nil
    }
    let lastSlash = bytes[..<end].lastIndex(of: Byte.slash) ?? -1
    if let colon = bytes[(lastSlash + 1)..<end].lastIndex(of: Byte.colon) {
      tag = part((colon + 1)..<end)
      end = colon
    } else {
      tag = nil
    }
    if let slash = bytes[..<end].firstIndex(of: Byte.slash), case let host = bytes[..<slash],
      host.contains(where: { $0 == Byte.dot || $0 == Byte.colon }) || host.elementsEqual("localhost".utf8)
        || hole.map({ host.elementsEqual(String($0).utf8) }) ?? false
    {
      registry = host.elementsEqual("index.docker.io".utf8) ? Self.defaultRegistry : part(0..<slash)
      start = slash + 1
    } else {
      registry = Self.defaultRegistry
    }
    if registry == Self.defaultRegistry, bytes[start..<end].starts(with: "library/".utf8) {
      start += "library/".utf8.count
    }
    repository = part(start..<end)
  }
}
