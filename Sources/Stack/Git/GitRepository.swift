import Syntax

/// A working tree, asked through the program `git`, which never gets longer than is said and never starts others.
public struct GitRepository: Sendable {
  /// The absolute path of its root.
  public let root: String

  private let program: String

  /// How long one question may take, in seconds.
  private static let patience = 120

  /// How many paths are named in one question: the system limits the length of a command line.
  private static let pathLimit = 500

  /// Why git gave no answer.
  public struct Failure: Error, Sendable {
    /// What happened, without a full stop.
    public let message: String
  }

  /// The repository at a root.
  public static func at(_ root: String) -> Result<GitRepository, Failure> {
    guard let program = ChildProcess.find("git") else {
      return .failure(Failure(message: "git is needed for this, and it is not installed"))
    }
    return .success(GitRepository(root: root, program: program))
  }

  /// The commit that work since a revision starts from: the last one that the revision and HEAD have in common, or the
  /// revision itself where there is none (in a shallow clone).
  public func base(of revision: String) -> Result<String, Failure> {
    // What begins with a hyphen would be an option, and no revision does.
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(0) else {
      return .failure(Failure(message: "`\(revision)` is no revision"))
    }
    return ask(["rev-parse", "--verify", "--end-of-options", revision + "^{commit}"])
      .mapError { failure in
        guard failure.message.contains("Needed a single revision") else { return failure }
        return Failure(message: "git knows no revision `\(revision)` in \(root); fetch it if the clone is shallow")
      }
      .map { bytes in
        let commit = String(decoding: bytes.prefix { $0 != Byte.lineFeed }, as: UTF8.self)
        guard case .success(let base) = ask(["merge-base", commit, "HEAD"]), !base.isEmpty else { return commit }
        return String(decoding: base.prefix { $0 != Byte.lineFeed }, as: UTF8.self)
      }
  }

  /// The lines of files that are not in a commit as they are now.
  ///
  /// - Parameters:
  ///   - commit: the commit, as `base` tells it.
  ///   - paths: the files that matter, from the root.
  /// - Returns: the changed lines of those that changed, by path.
  public func changes(since commit: String, in paths: Set<String>) -> Result<[String: LineRanges], Failure> {
    names(since: commit).flatMap { names in
      var result: [String: LineRanges] = [:]
      let changed = names.filter { paths.contains($0.new) }
      for start in stride(from: 0, to: changed.count, by: Self.pathLimit) {
        let some = changed[start..<min(start + Self.pathLimit, changed.count)]
        switch lines(since: commit, in: some.flatMap { $0.old == $0.new ? [$0.new] : [$0.old, $0.new] }) {
        case .failure(let failure): return .failure(failure)
        case .success(let lines): result.merge(lines) { first, _ in first }
        }
      }
      let known = Set(changed.map(\.new))
      let others = paths.subtracting(known).sorted()
      for start in stride(from: 0, to: others.count, by: Self.pathLimit) {
        let some = others[start..<min(start + Self.pathLimit, others.count)]
        switch ask(["--literal-pathspecs", "ls-files", "--others", "-z", "--"] + some) {
        case .failure(let failure): return .failure(failure)
        case .success(let untracked): for path in Self.texts(untracked) { result[path] = .all }
        }
      }
      return .success(result.filter { paths.contains($0.key) })
    }
  }

  // MARK: - Differences

  /// What makes the answer depend on the files alone, not on anybody's settings.
  private static let plain = [
    "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--ignore-submodules=all", "--find-renames",
    "--diff-filter=ACMRT",
  ]

  private struct ChangedName {
    let old: String
    let new: String
  }

  private func names(since commit: String) -> Result<[ChangedName], Failure> {
    ask(["diff", "--name-status", "-z"] + Self.plain + [commit, "--"]).map { bytes in
      var names: [ChangedName] = []
      var words = Self.texts(bytes).makeIterator()
      while let status = words.next(), let path = words.next() {
        let isMove = status.hasPrefix("R") || status.hasPrefix("C")
        names.append(ChangedName(old: path, new: isMove ? words.next() ?? path : path))
      }
      return names
    }
  }

  /// The changed lines of some files. A patch cannot say every name, so the names come from a list that is separated by
  /// NUL; both are in the same order.
  private func lines(since commit: String, in paths: [String]) -> Result<[String: LineRanges], Failure> {
    let question = Self.plain + [commit, "--"] + paths
    return ask(["--literal-pathspecs", "diff", "--name-status", "-z"] + question).flatMap { list in
      ask(["--literal-pathspecs", "diff", "--unified=0", "--inter-hunk-context=0"] + question).flatMap { patch in
        var names: [(path: String, parts: Int)] = []
        var words = Self.texts(list).makeIterator()
        while let status = words.next(), let path = words.next() {
          let isMove = status.hasPrefix("R") || status.hasPrefix("C")
          // What became a link or ceased to be one is shown as one file that goes and one that comes.
          names.append((isMove ? words.next() ?? path : path, status.hasPrefix("T") ? 2 : 1))
        }
        let sections = PatchReader.sections(in: patch)
        guard names.reduce(0, { $0 + $1.parts }) == sections.count else {
          return .failure(Failure(message: "\(root): files changed while git was asked about them; try again"))
        }
        var result: [String: LineRanges] = [:]
        var next = 0
        for (path, parts) in names {
          result[path] = parts == 1 ? .lines(sections[next]) : .all
          next += parts
        }
        return .success(result)
      }
    }
  }

  private static func texts(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0, omittingEmptySubsequences: true).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: - The program

  /// What git answers, or its own words when it fails.
  private func ask(_ arguments: [String]) -> Result<[UInt8], Failure> {
    guard let scratch = ScratchDirectory() else {
      return .failure(Failure(message: "git: cannot make a temporary directory"))
    }
    let settings = ["-C", root, "--no-pager", "--no-optional-locks", "-c", "core.fsmonitor=false"]
    let ending = ChildProcess.run(
      program, settings + arguments, output: "\(scratch.path)/output", complaints: "\(scratch.path)/complaints",
      seconds: Self.patience)
    switch ending {
    case .exited(0): break
    case .exited, .signalled:
      let complaint = scratch.read("complaints").map { String(decoding: $0.prefix(1000), as: UTF8.self) } ?? ""
      let line = complaint.split(separator: "\n").first ?? "failed"
      return .failure(Failure(message: "git: \(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line)"))
    case .timedOut: return .failure(Failure(message: "git took longer than \(Self.patience) seconds; it was stopped"))
    case .notStarted(let reason): return .failure(Failure(message: "git cannot be started: \(reason)"))
    }
    guard let output = scratch.read("output") else {
      return .failure(Failure(message: "git: its answer cannot be read, or is larger than 64 MiB"))
    }
    return .success(output)
  }
}

/// Some lines of a file.
public enum LineRanges: Sendable, Equatable {
  /// Every line.
  case all
  /// 1-based ranges, in order; none touches another.
  case lines([ClosedRange<Int>])
}
