import Syntax

/// The files that belong to the stacks of files that somebody named: tools that lint what is about to be committed pass
/// the changed files only, and half of what is wrong with a stack lies between those and the others.
///
/// Nothing is looked at but the folders above a file, up to the working directory or the root of its repository, until
/// a Compose file there leads to it. Then that file's folder is searched as if it had been named.
public struct Surroundings {
  /// What lies around files.
  public struct Found: Sendable {
    /// The folders that were searched, as paths are shown.
    public let folders: [String]

    /// The files in them, without those that were named.
    public let files: [DiscoveredFile]

    /// The areas that files lie in; `DiscoveredFile.area` is an index.
    public let areas: [SearchArea]

    /// What was found in some folders.
    public init(folders: [String], files: [DiscoveredFile], areas: [SearchArea]) {
      (self.folders, self.files, self.areas) = (folders, files, areas)
    }
  }

  private let areas: any SearchAreas

  /// A search in areas.
  public init(in areas: any SearchAreas) { self.areas = areas }

  /// What lies around some files; they themselves are left out. None where no Compose file leads to any of them.
  public func find(around files: [DiscoveredFile]) -> Found? {
    var known: [String: Set<String>] = [:]
    var folders: [String] = []
    for file in files {
      let path = FilePath.normalized(file.path)
      for folder in Self.folders(above: path) {
        let targets = known[folder] ?? targets(in: folder)
        known[folder] = targets
        if Self.lead(targets, to: path) { folders.append(folder) }
      }
    }
    // A folder in another one that is searched anyway need not be searched again.
    let outermost = Set(folders).filter { folder in
      !folders.contains { other in other != folder && (other.isEmpty || folder.hasPrefix(other + "/")) }
    }
    guard !outermost.isEmpty else { return nil }
    let searched = outermost.sorted().map { $0.isEmpty ? "." : $0 }
    let found = Discovery(in: areas).find(searched)
    let own = Set(files.map { FilePath.normalized($0.path) })
    return Found(
      folders: searched, files: found.files.filter { !own.contains(FilePath.normalized($0.path)) }, areas: found.areas)
  }

  /// The folder of a file and those above it, nearest first.
  private static func folders(above path: String) -> [String] {
    var folder = FilePath(path).directory
    if path.hasPrefix("/") {
      let top = RepositoryRoot.find(from: folder).flatMap(RepositoryRoot.absolute) ?? folder
      return FilePath.upwards(from: folder, to: top)
    }
    var folders = [folder]
    while !folder.isEmpty, !folder.hasSuffix("..") {
      if FileStatus.exists(folder + "/.git") { break }
      folder = FilePath(folder).directory
      folders.append(folder)
    }
    return folders
  }

  /// Where the Compose files of a folder lead, and those of the folders in it that are for deployment.
  private func targets(in folder: String) -> Set<String> {
    var targets: Set<String> = []
    for sub in Self.deploymentFolders {
      let path = sub.isEmpty ? folder : folder.isEmpty ? sub : folder + "/" + sub
      for name in DirectoryNames.list(path) where Self.isCompose(name) {
        let file = path.isEmpty ? name : path + "/" + name
        guard case .success(let source) = SourceLoader.read(file) else { continue }
        targets.insert(FilePath.normalized(file))
        for root in Parsers.parse(source, .compose).roots {
          for node in root.descendants where node.form == .scalar {
            for argument in node.arguments { Self.add(argument.value, from: path, to: &targets) }
          }
        }
      }
    }
    return targets
  }

  private static let deploymentFolders = ["", "docker", "deploy", "deployment", "infra", "ops", "compose", ".docker"]

  /// Takes a value for a path where it could be one; what is in front of a colon is the host's side of a mount.
  private static func add(_ value: String, from folder: String, to targets: inout Set<String>) {
    guard !value.contains(where: { $0 == " " || $0 == "$" || $0 == "\n" }), value.utf8.count < 400 else { return }
    let path = value.prefix { $0 != ":" }
    guard !path.isEmpty else { return }
    targets.insert(FilePath.normalized(FilePath.join(folder, String(path))))
  }

  /// Whether any of some paths is a file's, or that of a folder around it.
  private static func lead(_ targets: Set<String>, to path: String) -> Bool {
    guard !targets.isEmpty else { return false }
    if targets.contains(path) || targets.contains("") && !path.hasPrefix("/") && !path.hasPrefix("..") { return true }
    var folder = FilePath(path).directory
    while !folder.isEmpty {
      if targets.contains(folder) { return true }
      if folder == "/" || folder.hasSuffix("..") { return false }
      folder = FilePath(folder).directory
    }
    return false
  }

  private static func isCompose(_ name: String) -> Bool {
    let name = name.lowercased()
    return (name.hasSuffix(".yml") || name.hasSuffix(".yaml")) && name.contains("compose")
  }
}
