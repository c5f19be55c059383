import Syntax

/// Reads baseline files.
public enum BaselineReader {
  /// The baseline in a file, or the first thing that is wrong with it, in one line that says where.
  public static func read(_ source: SourceFile) -> Result<Baseline, PolicyFailure> {
    let problems = ProblemList()
    if let file = problems.document(source), let baseline = baseline(file, problems), problems.problems.isEmpty {
      return .success(baseline)
    }
    let first = problems.sorted.first?.description ?? "stacklint: \(source.path): no baseline"
    let line = first.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? first
    return .failure(PolicyFailure([line + "; `stacklint baseline` writes a new one"]))
  }

  private static func baseline(_ file: MappingReader, _ problems: ProblemList) -> Baseline? {
    file.finish(BaselineKeys.baseline)
    guard problems.problems.isEmpty, let version = file.scalar("version", "a number") else { return nil }
    guard version.value == "1" else {
      problems.report("this stacklint reads version 1 of the format only", at: version.place)
      return nil
    }
    var files: [BaselinedFile] = []
    var paths = Set<String>()
    for node in file.list("files") {
      // One problem is enough, and a broken file may hold any number of them.
      guard problems.problems.isEmpty, let reader = problems.mapping(node), let file = self.file(reader, problems)
      else { return nil }
      if !paths.insert(file.path).inserted {
        problems.report("`\(file.path)` is listed twice", at: node.place)
        return nil
      }
      files.append(file)
    }
    return Baseline(paths: file.strings("paths").map(\.value), files: files)
  }

  private static func file(_ reader: MappingReader, _ problems: ProblemList) -> BaselinedFile? {
    reader.finish(BaselineKeys.file)
    guard problems.problems.isEmpty, let path = reader.string("path"), let content = reader.scalar("content") else {
      return nil
    }
    guard let sketch = ContentSketch(text: content.value) else {
      problems.report("`content` is not what stacklint wrote", at: content.place)
      return nil
    }
    var entries: [BaselineEntry] = []
    for node in reader.list("findings") {
      guard problems.problems.isEmpty, let reader = problems.mapping(node), let entry = entry(reader, problems)
      else { return nil }
      entries.append(entry)
    }
    return BaselinedFile(path: path, content: sketch, entries: entries)
  }

  private static func entry(_ reader: MappingReader, _ problems: ProblemList) -> BaselineEntry? {
    reader.finish(BaselineKeys.finding)
    guard problems.problems.isEmpty, let rule = reader.string("rule"), let name = reader.string("name"),
      let fingerprint = reader.scalar("fingerprint"), let count = reader.scalar("count", "a number")
    else { return nil }
    guard fingerprint.value.utf8.count == 16, UInt64(fingerprint.value, radix: 16) != nil else {
      problems.report("a fingerprint has 16 hexadecimal digits", at: fingerprint.place)
      return nil
    }
    guard let number = Int(count.value), number > 0, number <= 1_000_000 else {
      problems.report("`count` must be a number from 1 to 1000000", at: count.place)
      return nil
    }
    return BaselineEntry(rule: rule, name: name, fingerprint: fingerprint.value, count: number)
  }
}
