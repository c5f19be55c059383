import IgnoreFile
import Stack
import Syntax

/// Reads a pack: its `pack.yml`, then its rules.
public struct PolicyPackReader {
  /// The names of a pack's own file.
  static let fileNames = ["pack.yml", "pack.yaml"]

  private let directory: String
  private let toolVersion: String
  private let place: Place?

  /// A reader of the pack in a directory.
  ///
  /// - Parameters:
  ///   - toolVersion: the version of stacklint, for packs that need a later one.
  ///   - place: where the directory is named, if in a file.
  public init(_ directory: String, toolVersion: String, namedAt place: Place? = nil) {
    self.directory = ShownPath.of(directory)
    self.toolVersion = toolVersion
    self.place = place
  }

  /// The pack, or all that is wrong with it.
  ///
  /// - Parameters:
  ///   - taken: rules that are there already, which its rules may extend; ids and names must differ from theirs.
  ///   - others: packs that are there already; the names of packs differ too.
  public func read(besides taken: [CompiledRule], others: [PolicyPack] = []) -> Result<PolicyPack, SourceProblems> {
    let source: SourceFile
    switch file() {
    case .success(let found): source = found
    case .failure(let failure): return .failure(failure)
    }
    let problems = ProblemList()
    guard let file = problems.document(source) else {
      problems.report("a pack has at least a name and a version", at: Place(source, .empty(at: 0)))
      return .failure(SourceProblems(problems.problems))
    }
    let info = info(file, others)
    let files = ruleFiles(file)
    let settings = file.mapping("profile").map { profile in
      defer { profile.finish(PackKeys.profile) }
      return RuleSettings(profile, profileKey: "base")
    }
    file.finish(PackKeys.pack)
    guard problems.problems.isEmpty else { return .failure(SourceProblems(problems.sorted)) }
    return RuleReader(pack: info).read(files, besides: taken).map { rules in
      PolicyPack(info: info, path: source.path, rules: rules, settings: settings ?? RuleSettings())
    }
  }

  /// The file of the pack in a directory; nil when there is none.
  static func file(in directory: String) -> SourceFile? {
    fileNames.lazy.compactMap { try? SourceLoader.read(FilePath.join(directory, $0)).get() }.first
  }

  private func file() -> Result<SourceFile, SourceProblems> {
    if let found = Self.file(in: directory) { return .success(found) }
    let message =
      FileStatus.isDirectory(directory)
      ? "\(directory): there is no pack.yml, so it is no pack" : "\(directory): no such directory"
    guard let place else { return .failure(SourceProblems([SourceProblem(unplaced: message, path: directory)])) }
    return .failure(
      SourceProblems([SourceProblem(message, at: place, hint: "a plain directory of rules goes to `rules`")]))
  }

  private func info(_ file: MappingReader, _ others: [PolicyPack]) -> PackInfo {
    let name = file.string("name") ?? ""
    if let argument = file.scalar("name") {
      if !RuleBuilder.isName(name) {
        file.problems.report("`\(name)` is no pack name", at: argument.place, hint: "use kebab-case: acme-services")
      }
      if let other = others.first(where: { $0.info.name == name }) {
        file.problems.report("the pack of \(other.path) is called `\(name)` too", at: argument.place)
      }
    }
    if let argument = file.scalar("requires") { check(argument, name, file.problems) }
    return PackInfo(name: name, version: file.string("version") ?? "", documentation: file.string("description") ?? "")
  }

  private func check(_ required: Argument, _ name: String, _ problems: ProblemList) {
    guard let least = VersionNumber(required.value) else {
      return problems.report("`\(required.value)` is no version", at: required.place, hint: "write 0.1 or 0.1.0")
    }
    guard let own = VersionNumber(toolVersion), own < least else { return }
    problems.report(
      "the pack `\(name)` needs stacklint \(required.value) or later; this is \(toolVersion)", at: required.place)
  }

  /// The files of its rules: those that `rules` names, or every YAML file that belongs to no other pack.
  private func ruleFiles(_ file: MappingReader) -> [SourceFile] {
    let all: [SourceFile]
    switch RuleFiles.find(below: directory) {
    case .success(let found): all = RuleFileGroup.groups(found, below: directory).first { $0.isPack }?.files ?? []
    case .failure(let notice):
      file.problems.report(notice.message, at: file.place)
      return []
    }
    guard file.has("rules") else { return all }
    var chosen = Set<SourceFile>()
    for pattern in file.strings("rules") {
      let glob = PathGlob([pattern.value])
      let found = all.filter { glob.matches(RuleFileGroup.relative($0.path, to: directory)) }
      if found.isEmpty { file.problems.report("no rule file is `\(pattern.value)`", at: pattern.place) }
      chosen.formUnion(found)
    }
    return all.filter(chosen.contains)
  }
}

/// A version: numbers with dots between them; what follows a hyphen or a plus does not count.
struct VersionNumber: Comparable {
  private let parts: [Int]

  /// The version that a text states; nil when it states none.
  init?(_ text: String) {
    let numbers = text.prefix { $0 != "-" && $0 != "+" }.split(separator: ".", omittingEmptySubsequences: false)
    let parts = numbers.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard !parts.isEmpty, parts.count == numbers.count else { return nil }
    self.parts = parts
  }

  private func part(_ index: Int) -> Int { index < parts.count ? parts[index] : 0 }

  static func == (left: VersionNumber, right: VersionNumber) -> Bool { !(left < right) && !(right < left) }

  static func < (left: VersionNumber, right: VersionNumber) -> Bool {
    for index in 0..<max(left.parts.count, right.parts.count) where left.part(index) != right.part(index) {
      return left.part(index) < right.part(index)
    }
    return false
  }
}
