import Syntax

/// Where Dockerfiles put the nginx files of a repository, stage by stage: an image may have them under other names.
///
/// Followed is what is plain: COPY and ADD from a build context that is the Dockerfile's folder or one above it.
struct NginxDestinations: Sendable {
  /// The repository's files by their paths in an image; an image for each stage that is given any.
  private let images: [[String: SyntaxTree]]

  /// The images that each file is in, by the file's path.
  private let imagesOfFile: [String: [Int]]

  init(_ dockerfiles: [SyntaxTree], _ files: NginxFileIndex) {
    let images = files.isEmpty ? [] : dockerfiles.flatMap { Self.images(of: $0, files) }
    var imagesOfFile: [String: [Int]] = [:]
    for (index, image) in images.enumerated() {
      for tree in image.values { imagesOfFile[tree.source.path, default: []].append(index) }
    }
    (self.images, self.imagesOfFile) = (images, imagesOfFile)
  }

  /// The files that an `include` in a file means in the first image that holds both, in the order of their paths there.
  func matching(_ pattern: String, from source: SourceFile) -> [SyntaxTree] {
    guard let candidates = imagesOfFile[source.path] else { return [] }
    let pattern = FilePath.normalized(pattern.hasPrefix("/") ? pattern : "/etc/nginx/" + pattern)
    let (folder, name) = (FilePath(pattern).directory, FilePath(pattern).name)
    for index in candidates {
      let found = images[index].filter { path, tree in
        let path = FilePath(path)
        return tree.source != source && path.directory == folder && NginxGlob.matches(name, path.name)
      }
      if !found.isEmpty {
        return found.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map(\.value)
      }
    }
    return []
  }

  private static func images(of dockerfile: SyntaxTree, _ files: NginxFileIndex) -> [[String: SyntaxTree]] {
    var images: [[String: SyntaxTree]] = []
    for node in dockerfile.roots {
      if node.hasName("FROM") { images.append([:]) }
      guard let stage = images.indices.last, node.hasName("COPY") || node.hasName("ADD") else { continue }
      let words = node.arguments.map(\.value)
      guard let target = words.last, target.hasPrefix("/"), words.count > 1,
        !node.flags.contains(where: { $0.name == "from" })
      else { continue }
      for source in words.dropLast() {
        for (path, tree) in destinations(of: source, in: FilePath(dockerfile.source.path).directory, target, files) {
          images[stage][path] = tree
        }
      }
    }
    return images.filter { !$0.isEmpty }
  }

  /// Where the nginx files that a source of COPY means come to lie.
  private static func destinations(
    of source: String, in directory: String, _ target: String, _ files: NginxFileIndex
  ) -> [(String, SyntaxTree)] {
    let folder = FilePath.normalized(target)
    var directory = directory
    while true {
      let path = FilePath.normalized(FilePath.join(directory, String(source.drop { $0 == "/" })))
      if let tree = files[path] {
        let isFolder = target.hasSuffix("/") || ["/etc/nginx", "/etc/nginx/conf.d"].contains(folder)
        return [(isFolder ? "\(folder)/\(FilePath(path).name)" : folder, tree)]
      }
      if files.holdsFiles(path) {
        return files.matching("\(path)/*").map { ("\(folder)/\(FilePath($0.source.path).name)", $0) }
      }
      guard !directory.isEmpty, directory != "/" else { return [] }
      directory = FilePath(directory).directory
    }
  }
}
