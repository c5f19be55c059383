import Glibc

/// A directory that is there for one test.
final class TemporaryDirectory {
  /// Its absolute path.
  let path: String

  /// A new, empty directory.
  init() {
    var template = Array("/tmp/stacklint-test-XXXXXX".utf8CString)
    path = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.flatMap { realpath($0, nil) }.map { resolved in
        defer { free(resolved) }
        return String(cString: resolved)
      } ?? "/tmp"
    }
  }

  /// A directory with files: each a path and its text; directories are made as needed.
  convenience init(_ files: [String: String]) {
    self.init()
    for (name, text) in files { write(name, text) }
  }

  deinit { remove(path) }

  /// Writes a file.
  func write(_ name: String, _ text: String) { write(name, Array(text.utf8)) }

  /// Writes a file.
  func write(_ name: String, _ bytes: [UInt8]) {
    makeDirectory(name.split(separator: "/").dropLast().joined(separator: "/"))
    let file = open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    _ = Glibc.write(file, bytes, bytes.count)
    close(file)
  }

  /// Makes a directory and those above it.
  func makeDirectory(_ name: String) {
    var made = path
    for part in name.split(separator: "/") {
      made += "/" + part
      mkdir(made, 0o755)
    }
  }

  /// Makes a symbolic link.
  func link(_ name: String, to target: String) { symlink(target, path + "/" + name) }

  /// Makes a named pipe.
  func makePipe(_ name: String) { mkfifo(path + "/" + name, 0o644) }

  /// Makes a file of a size without writing it.
  func makeSparseFile(_ name: String, byteCount: Int) {
    write(name, "")
    truncate(path + "/" + name, byteCount)
  }

  /// Takes all rights to a file or directory away; false when this changes nothing, because the test runs as root.
  func makeUnreadable(_ name: String) -> Bool {
    chmod(path + "/" + name, 0)
    return access(path + "/" + name, R_OK) != 0
  }

  private func remove(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR, let stream = opendir(path) else {
      unlink(path)
      return
    }
    chmod(path, 0o755)
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(stream)
    rmdir(path)
  }
}

/// Writes a file whose name is given as bytes.
func writeRaw(_ directory: String, _ name: [UInt8], _ text: String) {
  let path = Array((directory + "/").utf8) + name + [0]
  let file = path.withUnsafeBytes { bytes in
    bytes.assumingMemoryBound(to: CChar.self).baseAddress.map { open($0, O_WRONLY | O_CREAT, 0o644) } ?? -1
  }
  _ = Glibc.write(file, Array(text.utf8), text.utf8.count)
  close(file)
}
