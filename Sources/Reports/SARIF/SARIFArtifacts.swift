import Policy
import Syntax

/// The files that a SARIF run speaks of, and regions in them.
struct SARIFArtifacts {
  /// The name of the folder that paths are relative to.
  static let root = "%SRCROOT%"

  private let sources: [SourceFile]
  private let indices: [String: Int]

  /// The files of some findings, sorted by path.
  init(_ findings: [Finding]) {
    var sources: [String: SourceFile] = [:]
    for finding in findings {
      sources[finding.place.source.path] = finding.place.source
      for related in finding.related { sources[related.place.source.path] = related.place.source }
      for edit in finding.fix?.edits ?? [] { sources[edit.source.path] = edit.source }
    }
    let sorted = sources.values.sorted { $0.path < $1.path }
    self.sources = sorted
    indices = Dictionary(zip(sorted.map(\.path), sorted.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The members `originalUriBaseIds` and `artifacts` of a run.
  func write(to json: inout JSONWriter) {
    json.object("originalUriBaseIds") { json in
      json.object(Self.root) { json in
        json.message("description", "The folder that the paths are relative to")
      }
    }
    json.objects("artifacts", sources) { json, source in
      json.object("location") { writeURI(of: source, to: &$0) }
      json.member("length", source.bytes.count)
      json.member("roles", ["analysisTarget"])
      json.object("hashes") { $0.member("sha-256", SHA256(source.bytes).hexadecimal) }
    }
  }

  /// A `physicalLocation`.
  func write(_ place: Place, to json: inout JSONWriter) {
    json.object("physicalLocation") { json in
      writeLocation(of: place.source, to: &json)
      json.object("region") { writeRegion(place.source, place.span, to: &$0) }
    }
  }

  /// An `artifactLocation` that refers to an element of `artifacts`.
  func writeLocation(of source: SourceFile, to json: inout JSONWriter) {
    json.object("artifactLocation") { json in
      writeURI(of: source, to: &json)
      if let index = indices[source.path] { json.member("index", index) }
    }
  }

  /// The members of a `region`.
  func writeRegion(_ source: SourceFile, _ span: Span, to json: inout JSONWriter) {
    let start = source.lineTable.utf16Position(at: span.start)
    let end = source.lineTable.utf16Position(at: span.end)
    json.member("startLine", start.line)
    json.member("startColumn", start.column)
    json.member("endLine", end.line)
    json.member("endColumn", end.column)
  }

  private func writeURI(of source: SourceFile, to json: inout JSONWriter) {
    json.member("uri", Escaping.uri(path: source.path))
    if !source.path.hasPrefix("/") { json.member("uriBaseId", Self.root) }
  }
}
