import Syntax

/// The parts of a path with `/` between its parts.
public struct FilePath: Sendable {
  /// Everything before the last part; empty for a path of one part.
  public let directory: String

  /// The last part.
  public let name: String

  /// The parts of a path.
  public init(_ path: String) {
    guard let slash = path.lastIndex(of: Byte.slash) else {
      (directory, name) = ("", path)
      return
    }
    directory = String(path[..<slash])
    name = String(path[path.utf8.index(after: slash)...])
  }

  /// The path without `.` parts, and without `..` parts where a part before them can go instead.
  public static func normalized(_ path: String) -> String {
    if isNormal(path) { return path }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Whether a path has no part that normalizing takes away; true for nearly all.
  private static func isNormal(_ path: String) -> Bool {
    var path = path
    return path.withUTF8 { bytes in
      var isPart = bytes.first != UInt8(ascii: "/")
      var previous = UInt8(ascii: "/")
      for byte in bytes {
        if previous == UInt8(ascii: "/"), byte == UInt8(ascii: ".") { return false }
        if byte == UInt8(ascii: "/"), isPart, previous == byte { return false }
        if byte != UInt8(ascii: "/") { isPart = true }
        previous = byte
      }
      return previous != UInt8(ascii: "/") || bytes.count <= 1
    }
  }

  /// `path` as seen from `directory`; a path that starts with `/` stays as it is.
  public static func join(_ directory: String, _ path: String) -> String {
    if directory.isEmpty || path.hasPrefix("/") { return path }
    return "\(directory)/\(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)"
  }

  /// Whether an absolute path is a directory or lies below it.
  public static func isPath(_ path: String, within directory: String) -> Bool {
    directory == "/" ? path.hasPrefix("/") : path.isPath(within: directory)
  }

  /// An absolute path as seen from a directory that it lies within; empty for the directory itself.
  public static func relative(_ path: String, to directory: String) -> String {
    guard path != directory else { return "" }
    return String(decoding: path.utf8.dropFirst(directory == "/" ? 1 : directory.utf8.count + 1), as: UTF8.self)
  }

  /// A directory and those above it, up to `top`; the directory alone when it does not lie within `top`.
  public static func upwards(from directory: String, to top: String) -> [String] {
    var result = [directory]
    guard isPath(directory, within: top) else { return result }
    var path = directory
    while path != top, path != "/" {
      let parent = FilePath(path).directory
      path = parent.isEmpty ? "/" : parent
      result.append(path)
    }
    return result
  }
}
