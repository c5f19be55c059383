import Syntax

/// Finds the files in which people keep their commands: Makefiles, `package.json`, shell scripts, workflows.
public struct ScriptFiles: Sendable {
  private let reader: RepositoryReader
  private let roots: [String]

  /// A search around what some paths of a command line mean.
  public init(paths: [String], reader: RepositoryReader) {
    self.reader = reader
    roots = (paths.isEmpty ? ["."] : paths).map { $0 == "." ? "" : FilePath.normalized($0) }
  }

  /// The most files that are read: scripts are evidence, no subject of the run.
  private static let maximumCount = 400

  /// The scripts in some folders, in their folders for scripts, and in those above them as far as the run reaches.
  public func near(_ directories: [String]) -> [SourceFile] {
    var seen: Set<String> = []
    var folders: [String] = []
    for directory in directories {
      var folder = directory
      while isInside(folder), seen.insert(folder).inserted {
        folders.append(folder)
        guard !folder.isEmpty, folder != "/" else { break }
        folder = FilePath(folder).directory
      }
    }
    var paths: [String] = []
    for folder in folders {
      let entries = DirectoryNames.list(folder)
      paths += entries.filter { Self.isScript($0, inWorkflows: false) }.map { FilePath.join(folder, $0) }
      for sub in entries where sub == ".github" || sub == "bin" || sub == "script" || sub == "scripts" {
        let isHosted = sub == ".github"
        let path = FilePath.join(folder, isHosted ? ".github/workflows" : sub)
        guard !seen.contains(path) else { continue }
        paths += DirectoryNames.list(path).filter { Self.isScript($0, inWorkflows: isHosted) }.map { path + "/" + $0 }
      }
    }
    return paths.prefix(Self.maximumCount).compactMap(reader.read)
  }

  private func isInside(_ folder: String) -> Bool {
    roots.contains { root in root.isEmpty ? !folder.hasPrefix("/") : folder == root || folder.hasPrefix(root + "/") }
  }

  private static func isScript(_ name: String, inWorkflows: Bool) -> Bool {
    let name = name.lowercased()
    if inWorkflows { return name.hasSuffix(".yml") || name.hasSuffix(".yaml") }
    switch name {
    case "makefile", "gnumakefile", "justfile", ".justfile", "package.json", "taskfile.yml", "taskfile.yaml",
      "jenkinsfile", ".gitlab-ci.yml", "azure-pipelines.yml", "procfile", "composer.json":
      return true
    default: return name.hasSuffix(".sh") || name.hasSuffix(".mk") || name.hasSuffix(".bash") || name.hasSuffix(".ps1")
    }
  }
}
