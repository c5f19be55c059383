import Syntax

/// Turns rule files into rules: reads the YAML, compiles every expression, and reports all that is wrong at its place.
public struct RuleReader {
  private let pack: PackInfo?

  /// A reader.
  ///
  /// - Parameter pack: the pack that the rules belong to; nil for none.
  public init(pack: PackInfo? = nil) { self.pack = pack }

  /// The rule of one file.
  ///
  /// - Parameter bases: the rules that it may extend.
  public func read(_ source: SourceFile, extending bases: [CompiledRule] = []) -> Result<CompiledRule, SourceProblems> {
    var reading = RuleFilesReading(bases: bases, pack: pack)
    reading.read([source])
    guard let rule = reading.rules.first, reading.problems.isEmpty else {
      return .failure(SourceProblems(reading.problems))
    }
    return .success(rule)
  }

  /// The rules of several files, sorted by id; ids and names must differ, also from those that are `taken`.
  ///
  /// - Parameters:
  ///   - taken: rules that are there already; these may be extended too.
  ///   - bases: rules that may only be extended.
  public func read(
    _ sources: [SourceFile], besides taken: [CompiledRule] = [], extending bases: [CompiledRule] = []
  ) -> Result<[CompiledRule], SourceProblems> {
    var reading = RuleFilesReading(bases: taken + bases, pack: pack)
    reading.read(sources)
    reading.checkNames(besides: taken)
    guard reading.problems.isEmpty else { return .failure(SourceProblems(reading.problems)) }
    return .success(reading.rules.sorted { $0.info.id < $1.info.id })
  }
}

/// Reads rule files, each after the one that it extends.
private struct RuleFilesReading {
  /// A rule file.
  fileprivate struct File {
    let reader: MappingReader

    /// What the file says that it extends.
    let base: Argument?

    var rule: CompiledRule?
    var isDone = false
  }

  private let bases: [String: CompiledRule]
  private let pack: PackInfo?
  private var files: [File] = []
  private var lists: [ProblemList] = []

  /// The rules that could be made of the files.
  var rules: [CompiledRule] { files.compactMap(\.rule) }

  /// All problems, in the order of the files.
  var problems: [SourceProblem] { lists.flatMap(\.sorted) }

  init(bases: [CompiledRule], pack: PackInfo?) {
    self.bases = Dictionary(
      bases.flatMap { [($0.info.id, $0), ($0.info.name, $0)] }, uniquingKeysWith: { first, _ in first })
    self.pack = pack
  }

  mutating func read(_ sources: [SourceFile]) {
    for source in sources {
      let problems = ProblemList()
      lists.append(problems)
      guard let reader = problems.document(source) else { continue }
      files.append(File(reader: reader, base: reader.scalar(RuleKeys.extends, "a rule")))
    }
    // A rule of these files goes before one from elsewhere that has its name; that they share it is a problem anyway.
    var numbers: [String: Int] = [:]
    for (number, file) in files.enumerated() {
      for name in file.ownNames where numbers[name] == nil { numbers[name] = number }
    }
    var dependents: [Int: [Int]] = [:]
    var ready: [(number: Int, base: CompiledRule?)] = []
    for (number, file) in files.enumerated() {
      guard let base = file.base else {
        // `extends` with something else than a name has been reported.
        if file.reader.has(RuleKeys.extends) { files[number].isDone = true } else { ready.append((number, nil)) }
        continue
      }
      if let local = numbers[base.value] {
        dependents[local, default: []].append(number)
      } else if let known = bases[base.value] {
        ready.append((number, known))
      } else {
        files[number].isDone = true
        complain(number, base, among: Array(numbers.keys))
      }
    }
    // Dependents of a file that is no rule are left alone: they are not at fault.
    while let (number, base) = ready.popLast() {
      let rule = build(number, base)
      var open = dependents.removeValue(forKey: number) ?? []
      guard rule == nil else {
        ready += open.map { ($0, rule) }
        continue
      }
      while let dependent = open.popLast() {
        files[dependent].isDone = true
        open += dependents.removeValue(forKey: dependent) ?? []
      }
    }
    for file in files where !file.isDone {
      guard let base = file.base else { continue }
      file.reader.problems.report("the rule extends itself, by way of `\(base.value)`", at: base.place)
    }
  }

  private mutating func build(_ number: Int, _ base: CompiledRule?) -> CompiledRule? {
    let builder = RuleBuilder(file: files[number].reader, pack: pack)
    files[number].isDone = true
    files[number].rule = base.map { builder.build(extending: $0) } ?? builder.build()
    return files[number].rule
  }

  private func complain(_ number: Int, _ base: Argument, among local: [String]) {
    let hint = Suggestion.nearest(to: base.value, among: local.sorted() + bases.keys.sorted())
    files[number].reader.problems.report(
      "there is no rule `\(base.value)` to extend", at: base.place, hint: hint.map { "did you mean `\($0)`?" })
  }

  /// Reports ids and names that are taken: by other rules, or by one of these files before.
  func checkNames(besides taken: [CompiledRule]) {
    var owners = Dictionary(
      taken.flatMap { [($0.info.id, $0.info), ($0.info.name, $0.info)] }, uniquingKeysWith: { first, _ in first })
    for file in files {
      guard let info = file.rule?.info else { continue }
      for key in ["id", "name"] {
        guard let argument = file.reader.entry(key)?.arguments.first else { continue }
        if let owner = owners[argument.value] {
          let whose = owner.file.map { "in \($0)" } ?? "a built-in rule"
          file.reader.problems.report(
            "the \(key) `\(argument.value)` is taken: it is \(whose)", at: argument.place, hint: "choose another")
        } else {
          owners[argument.value] = info
        }
      }
    }
  }
}

extension RuleFilesReading.File {
  /// What the rule calls itself.
  fileprivate var ownNames: [String] {
    ["id", "name"].compactMap { reader.node.child(named: $0)?.arguments.first?.value }
  }
}
