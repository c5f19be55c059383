import Glibc

/// The names in a directory.
enum DirectoryNames {
  /// The names of all entries, in byte order; none where it cannot be read. An empty path is the working directory.
  static func list(_ folder: String) -> [String] {
    all(in: folder)?.sorted() ?? []
  }

  /// The names of all entries, in whatever order; none where there is no such directory, nil where they cannot be read. An
  /// empty path is the working directory.
  static func all(in folder: String) -> [String]? {
    guard let stream = opendir(folder.isEmpty ? "." : folder) else { return errno == ENOENT ? [] : nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}
