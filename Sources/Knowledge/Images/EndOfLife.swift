import Syntax

/// The end of a release: the day from which its maintainers mend nothing any more, security holes included.
///
/// The dates are data (`Data/end-of-life.txt`). They are compared with the day of the table, never with the clock, so that a
/// run says the same today and tomorrow.
public struct EndOfLife: Sendable, Equatable {
  /// The release: `Debian 10`.
  public let name: String

  /// The day, as 2024-06-30.
  public let date: String

  /// The image to move to, where that is another one.
  public let successor: String?

  /// The end of the release that an image is, if it has come.
  public static func of(_ image: ImageReference) -> EndOfLife? {
    let isOnHub = image.registry == ImageReference.defaultRegistry
    let name = isOnHub ? image.repository : image.registry + "/" + image.repository
    guard let releases = table.releases[name] else { return nil }
    let tag = image.tag ?? "latest"
    let words = tag.utf8.split(separator: Byte.dash).map { String(Substring($0)) }
    guard let release = releases.first(where: { $0.isMet(by: words) }), release.date <= table.day else {
      // What an image is built on comes to an end as well: `python:3.12-buster`.
      return isOnHub ? systemOf(image.repository, words) : nil
    }
    return EndOfLife(name: release.name, date: release.date, successor: release.successor)
  }

  private static func systemOf(_ repository: String, _ words: [String]) -> EndOfLife? {
    guard repository != "debian", repository != "ubuntu" else { return nil }
    for word in words.dropFirst() {
      for system in ["debian", "ubuntu", "alpine"] {
        let isAlpine = system == "alpine"
        guard !isAlpine || word.hasPrefix("alpine") && word.utf8.count > 6 else { continue }
        let key = isAlpine ? String(word.dropFirst(6)) : word
        guard isAlpine || key.utf8.first?.isLetter ?? false else { continue }
        let release = table.releases[system]?.first { $0.isMet(by: [key]) && $0.version != "*" }
        if let release, release.date <= table.day {
          return EndOfLife(name: release.name, date: release.date, successor: release.successor)
        }
      }
    }
    return nil
  }

  private struct Release: Sendable {
    /// `10`, `3.6`, `buster`; `*` for all.
    let version: String
    let date: String
    let name: String
    let successor: String?

    /// Whether a tag names the release: `3.6`, `3.6.15`, `buster`, not `3.60`.
    func isMet(by words: [String]) -> Bool {
      guard version != "*" else { return true }
      guard let first = words.first else { return false }
      let number = first.utf8.first == UInt8(ascii: "v") ? first.utf8.dropFirst() : first.utf8[...]
      if number.starts(with: version.utf8) {
        let rest = number.dropFirst(version.utf8.count)
        if rest.isEmpty || rest.first == Byte.dot { return true }
      }
      return version.utf8.first?.isLetter ?? false && words.contains(version)
    }
  }

  private static let table: (day: String, releases: [String: [Release]]) = {
    var day = ""
    var releases: [String: [Release]] = [:]
    for words in DataFile.lines(PackageResources.end_of_life_txt) {
      if words.count == 2, words[0] == "day" { day = words[1] }
      guard words.count >= 4 else { continue }
      let name = words[3].split(separator: "_").joined(separator: " ")
      let successor = words.count > 4 ? words[4] : nil
      for version in words[1].split(separator: ",") {
        releases[words[0], default: []].append(
          Release(version: String(version), date: words[2], name: name, successor: successor))
      }
    }
    return (day, releases)
  }()
}
