import Stack
import Syntax

/// Which lines of the files of a run were changed since a revision.
struct ChangedLines: Sendable {
  private let lines: [SourceFile: LineRanges]

  /// The files of stacks of which one is among the changed ones: what is found between their files counts, wherever it is
  /// shown. Empty when it is about lines.
  private var stacks: Set<SourceFile> = []

  private init(_ lines: [SourceFile: LineRanges]) { self.lines = lines }

  /// All lines of some files.
  init(allOf paths: [String], in trees: [SyntaxTree]) {
    let relative = RelativePaths(from: ".")
    let changed = Set(paths.map(relative.path))
    lines = Dictionary(
      trees.filter { changed.contains(relative.path(of: $0.source.path)) }.map { ($0.source, .all) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Whether a finding is about a changed line, at its own place or at a related one.
  func concern(_ finding: Finding) -> Bool {
    contain(finding.place) || finding.related.contains { contain($0.place) }
      || (stacks.contains(finding.place.source) && finding.rule.scope.hasPrefix("stack."))
  }

  /// The same for a run in which these files belong together as stacks.
  func with(stacks: [[SourceFile]]) -> ChangedLines {
    var result = self
    for stack in stacks where stack.contains(where: { lines[$0] != nil }) { result.stacks.formUnion(stack) }
    return result
  }

  private func contain(_ place: Place) -> Bool {
    switch lines[place.source] {
    case nil: return false
    case .all: return true
    case .lines(let ranges):
      let table = place.source.lineTable
      let first = table.line(at: place.span.start)
      // A span that ends with a line feed does not reach into the next line.
      let last = max(first, table.line(at: max(place.span.start, place.span.end - 1)))
      var low = 0
      var high = ranges.count
      while low < high {
        let middle = (low + high) / 2
        if ranges[middle].upperBound < first { low = middle + 1 } else { high = middle }
      }
      return low < ranges.count && ranges[low].lowerBound <= last
    }
  }

  // MARK: - Asking git

  /// What changed since a revision in the files of a run. Every file is asked about in its own repository.
  ///
  /// - Returns: the lines, and what to say about repositories within others; or why git cannot tell.
  static func find(
    since revision: String, in trees: [SyntaxTree], of paths: [String]
  ) -> Result<(lines: ChangedLines, notices: [Notice]), PolicyFailure> {
    var roots: [String: String?] = [:]
    var byRoot: [String: [SourceFile]] = [:]
    for path in paths where RepositoryRoot.find(from: path) == nil {
      return .failure(Self.failure("\(path) is in no git repository"))
    }
    for tree in trees {
      let directory = ShownPath.directory(of: tree.source.path)
      if roots[directory] == nil { roots[directory] = .some(RepositoryRoot.find(from: directory)) }
      guard let root = roots[directory] ?? nil else {
        return .failure(Self.failure("\(tree.source.path) is in no git repository"))
      }
      byRoot[root, default: []].append(tree.source)
    }
    var lines: [SourceFile: LineRanges] = [:]
    var notices: [Notice] = []
    for (root, sources) in byRoot.sorted(by: { $0.key < $1.key }) {
      let isWithin = byRoot.keys.contains { $0 != root && FilePath.isPath(root, within: $0) }
      let repository: GitRepository
      let base: String
      do {
        repository = try GitRepository.at(root).get()
        base = try repository.base(of: revision).get()
      } catch {
        guard isWithin else { return .failure(Self.failure(error.message)) }
        // A submodule has revisions of its own.
        notices.append(Notice("--diff-base: \(error.message); all its lines count as changed", isFailure: false))
        for source in sources { lines[source] = .all }
        continue
      }
      let relative = RelativePaths(from: root)
      let bySource = sources.map { (source: $0, path: relative.path(of: $0.path)) }
      switch repository.changes(since: base, in: Set(bySource.map(\.path))) {
      case .failure(let failure): return .failure(Self.failure(failure.message))
      case .success(let changes): for (source, path) in bySource { lines[source] = changes[path] }
      }
    }
    return .success((ChangedLines(lines), notices))
  }

  private static func failure(_ message: String) -> PolicyFailure {
    PolicyFailure(["stacklint: --diff-base: \(message)"])
  }

  // MARK: - Edited files

  /// The changed lines of files of which some were edited since: in those, a line counts as changed unless it is one of those
  /// that had not changed before.
  func moved(from old: [SyntaxTree], to new: [SyntaxTree]) -> ChangedLines {
    var result = lines
    for (old, new) in zip(old, new) where old.source !== new.source {
      result[old.source] = nil
      result[new.source] = lines[old.source] == .all ? .all : .lines(changed(old.source, new.source))
    }
    return ChangedLines(result)
  }

  private func changed(_ old: SourceFile, _ new: SourceFile) -> [ClosedRange<Int>] {
    var unchanged: [ArraySlice<UInt8>: Int] = [:]
    let oldTable = old.lineTable
    for line in 1...max(1, oldTable.lineCount) {
      let span = oldTable.span(ofLine: line)
      if !contain(Place(old, span)) { unchanged[old[span], default: 0] += 1 }
    }
    var ranges: [ClosedRange<Int>] = []
    let table = new.lineTable
    for line in 1...max(1, table.lineCount) {
      let text = new[table.span(ofLine: line)]
      if let count = unchanged[text], count > 0 {
        unchanged[text] = count - 1
      } else if let last = ranges.last, last.upperBound == line - 1 {
        ranges[ranges.count - 1] = last.lowerBound...line
      } else {
        ranges.append(line...line)
      }
    }
    return ranges
  }
}
