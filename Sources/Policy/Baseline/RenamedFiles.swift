/// Finds the files of a baseline again that bear another name now.
enum RenamedFiles {
  /// How much two files must have in common to be the same one.
  private static let threshold = 0.5

  /// A line that stands in more files than this shows nothing about any of them.
  private static let commonLine = 32

  /// For each file that is gone the new path, if one of the new files is that file.
  ///
  /// - Parameters:
  ///   - gone: files that a baseline has and that are no longer there.
  ///   - new: paths and contents of files that are there and that the baseline does not have.
  static func find(_ gone: [BaselinedFile], among new: [(path: String, content: ContentSketch)]) -> [String: String] {
    guard !gone.isEmpty, !new.isEmpty else { return [:] }
    var withLine: [UInt32: [Int]] = [:]
    var withContent: [UInt64: [Int]] = [:]
    for (index, file) in new.enumerated() {
      withContent[file.content.whole, default: []].append(index)
      for line in file.content.lines { withLine[line, default: []].append(index) }
    }
    var pairs: [(likeness: Double, old: String, new: String)] = []
    for file in gone {
      var candidates = Set(withContent[file.content.whole]?.prefix(commonLine) ?? [])
      for line in file.content.lines {
        if let some = withLine[line], some.count <= commonLine { candidates.formUnion(some) }
      }
      for index in candidates {
        let likeness = file.content.likeness(to: new[index].content)
        if likeness >= threshold { pairs.append((likeness, file.path, new[index].path)) }
      }
    }
    pairs.sort { $0.likeness == $1.likeness ? ($0.old, $0.new) < ($1.old, $1.new) : $0.likeness > $1.likeness }
    var result: [String: String] = [:]
    var taken = Set<String>()
    for pair in pairs where result[pair.old] == nil && taken.insert(pair.new).inserted { result[pair.old] = pair.new }
    return result
  }
}
