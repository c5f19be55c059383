import Policy

/// Baselines as files: one line for each entry, so that changes are easy to read and seldom collide.
extension Baseline {
  /// The JSON text, with a line feed at the end: a pure function of the baseline.
  public var text: String {
    var json = JSONWriter()
    json.object { json in
      json.member("version", 1)
      json.member("paths", paths)
      json.objects("files", files) { json, file in
        json.member("path", file.path)
        json.member("content", file.content.text)
        json.key("findings")
        json.array { json in
          for entry in file.entries { json.embed(entry.line) }
        }
      }
    }
    return json.text
  }
}

extension BaselineEntry {
  fileprivate var line: String {
    """
    {"rule": \(quoted(rule)), "name": \(quoted(name)), "fingerprint": \(quoted(fingerprint)), "count": \(count)}
    """
  }

  private func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    Escaping.json(text, into: &bytes)
    return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
  }
}
