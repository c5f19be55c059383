import Stack
import Syntax

/// Rule files that belong together: those of one pack, or those below a directory that belong to none.
struct RuleFileGroup {
  /// The directory of the pack, or the one that was asked for.
  let directory: String

  /// Whether the directory is a pack's.
  let isPack: Bool

  /// The files, by path; `pack.yml` itself is not among them.
  let files: [SourceFile]

  /// The groups among the YAML files below a directory; each file belongs to the innermost pack around it.
  static func groups(_ files: [SourceFile], below directory: String) -> [RuleFileGroup] {
    let packs = Set(files.filter(isPackFile).map { FilePath($0.path).directory })
    var members: [String?: [SourceFile]] = [:]
    for pack in packs { members[pack] = [] }
    for file in files where !isPackFile(file) {
      members[pack(of: file, among: packs), default: []].append(file)
    }
    return members.map { key, files in
      RuleFileGroup(directory: key ?? directory, isPack: key != nil, files: files.sorted { $0.path < $1.path })
    }
    .sorted { ($0.directory, $0.isPack ? 1 : 0) < ($1.directory, $1.isPack ? 1 : 0) }
  }

  /// The path of a file as seen from a directory above it.
  static func relative(_ path: String, to directory: String) -> String {
    let prefix = directory.hasSuffix("/") ? directory : directory + "/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }

  private static func isPackFile(_ file: SourceFile) -> Bool {
    PolicyPackReader.fileNames.contains(FilePath(file.path).name)
  }

  private static func pack(of file: SourceFile, among packs: Set<String>) -> String? {
    guard !packs.isEmpty else { return nil }
    var directory = FilePath(file.path).directory
    // A path has no more parts than bytes.
    for _ in 0...file.path.utf8.count {
      if packs.contains(directory) { return directory }
      let above = FilePath(directory).directory
      guard above != directory, !directory.isEmpty else { return nil }
      directory = above
    }
    return nil
  }
}
