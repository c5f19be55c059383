import Syntax

/// Tells the language of a file from its name and, where that is not enough, from the beginning of its content.
public enum Classifier {
  /// What the name of a file says; the folders in the path count where nginx keeps its configuration.
  public static func verdict(path: String) -> NameVerdict {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return .foreign }
    let folder = FolderHint.of(folders: parts.dropLast())
    return Array(name.utf8).withUnsafeBytes { NameClassifier.verdict($0, in: folder) }
  }

  /// The language of a file as a walk through directories sees it; nil when it is none of ours.
  public static func language(path: String, bytes: [UInt8]) -> Language? {
    bytes.withUnsafeBytes { language(verdict(path: path), prefix($0)) }
  }

  /// The language of a file that somebody named: where its name says nothing, any language that its content shows.
  public static func language(ofNamed path: String, bytes: [UInt8]) -> Language? {
    bytes.withUnsafeBytes { language(ofNamed: verdict(path: path), prefix($0)) }
  }

  static func language(ofNamed verdict: NameVerdict, _ text: UnsafeRawBufferPointer) -> Language? {
    if let language = language(verdict, text) { return language }
    if DockerfileSniffer.accepts(text) { return .dockerfile }
    if ComposeSniffer.accepts(text) { return .compose }
    switch NginxSniffer.verdict(text) {
    case .nginx: return .nginx
    // Whoever names a `.conf` file means nginx, if nothing in it contradicts.
    case .unclear where verdict == .content(.nginx): return .nginx
    case .unclear, .other: break
    }
    return EnvironmentSniffer.accepts(text) ? .env : nil
  }

  /// The language that a name's verdict and a content make.
  static func language(_ verdict: NameVerdict, _ text: UnsafeRawBufferPointer) -> Language? {
    switch verdict {
    case .language(let language): language
    case .content(.dockerfile): DockerfileSniffer.accepts(text) ? .dockerfile : nil
    case .content(.compose): ComposeSniffer.accepts(text) ? .compose : nil
    case .content(.nginx): NginxSniffer.verdict(text) == .nginx ? .nginx : nil
    case .content(.notAgainstNginx): NginxSniffer.verdict(text) == .other ? nil : .nginx
    case .foreign: nil
    }
  }

  private static func prefix(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes.prefix(TextSniffer.prefixByteCount))
  }
}
