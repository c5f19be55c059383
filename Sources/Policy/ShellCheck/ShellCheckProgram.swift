import Dockerfile
import Stack
import Syntax
import YAML

/// The program ShellCheck, asked about many scripts at once.
struct ShellCheckProgram {
  /// Where it is installed.
  let path: String

  /// How long one process may take, in seconds.
  private static let patience = 60

  /// Scripts that are longer, in bytes, are not looked at.
  private static let maximumLength = 200_000

  /// The program, if it is installed.
  init?() {
    guard let path = ChildProcess.find("shellcheck") else { return nil }
    self.path = path
  }

  /// Why there are no comments.
  struct Failure: Error {
    let message: String
  }

  /// What it says of some scripts, as many processes as there are cores at once.
  func comments(on scripts: [ShellSource]) -> Result<[ShellComment], Failure> {
    let scripts = scripts.filter { $0.text.count <= Self.maximumLength }
    guard !scripts.isEmpty else { return .success([]) }
    let share = max(1, (scripts.count + processorCount - 1) / processorCount)
    let parts = stride(from: 0, to: scripts.count, by: min(share, 500)).map { start in
      Array(scripts[start..<min(start + min(share, 500), scripts.count)])
    }
    var comments: [ShellComment] = []
    for result in Parallel.all(parts, run) {
      switch result {
      case .success(let some): comments += some
      case .failure(let failure): return .failure(failure)
      }
    }
    return .success(comments)
  }

  private func run(_ scripts: [ShellSource]) -> Result<[ShellComment], Failure> {
    guard let directory = ScratchDirectory() else {
      return .failure(Failure(message: "shellcheck: cannot make a temporary directory"))
    }
    for (number, script) in scripts.enumerated() {
      guard directory.write(Self.text(of: script), to: String(number)) else {
        return .failure(Failure(message: "shellcheck: cannot write to \(directory.path)"))
      }
    }
    let files = scripts.indices.map { "\(directory.path)/\($0)" }
    let ending = ChildProcess.run(
      path, ["--norc", "--format=json1"] + files, output: "\(directory.path)/output", seconds: Self.patience)
    switch ending {
    case .exited(0), .exited(1), .exited(2): break
    case .timedOut:
      return .failure(Failure(message: "shellcheck took longer than \(Self.patience) seconds; it was stopped"))
    case .notStarted(let reason): return .failure(Failure(message: "shellcheck cannot be started: \(reason)"))
    case .exited(let status): return .failure(Failure(message: "shellcheck failed with status \(status)"))
    case .signalled(let signal): return .failure(Failure(message: "shellcheck was ended by signal \(signal)"))
    }
    guard let output = directory.read("output") else {
      return .failure(Failure(message: "shellcheck: its output cannot be read"))
    }
    return .success(Self.comments(in: output, on: scripts))
  }

  // MARK: - Scripts

  /// The lines in front of a script.
  private static let preamble = 2

  /// The script as it is written for the program: its language is told, and the variables of the build are set.
  private static func text(of script: ShellSource) -> [UInt8] {
    let names = script.variables.filter { name in
      name.utf8.first.map { $0.isLetter || $0 == Byte.underscore } ?? false && name.utf8.allSatisfy(\.isNamePart)
    }
    let exports = names.isEmpty ? "" : "export " + names.map { "\($0)=1" }.joined(separator: " ")
    return Array("# shellcheck shell=\(script.dialect)\n\(exports)\n".utf8) + script.text + [Byte.lineFeed]
  }

  // MARK: - Comments

  /// The comments in its output (format json1): columns count scalars from 1, the end is the scalar after the last.
  private static func comments(in output: [UInt8], on scripts: [ShellSource]) -> [ShellComment] {
    let source = SourceFile(path: "shellcheck", bytes: output)
    guard let root = YAMLDocument.read(source, language: .compose).root else { return [] }
    return (root["comments"]?.sequence ?? []).compactMap { value in
      guard let file = value["file"]?.text, let number = file.split(separator: "/").last.flatMap({ Int($0) }),
        scripts.indices.contains(number), let code = value["code"]?.int, let line = value["line"]?.int,
        let column = value["column"]?.int, line > preamble
      else { return nil }
      let end = (line: value["endLine"]?.int ?? line, column: value["endColumn"]?.int ?? column)
      let script = scripts[number]
      let place = script.place(
        line: line - preamble, column: column, endLine: end.line - preamble, endColumn: end.column)
      guard let place else { return nil }
      return ShellComment(
        code: code, level: value["level"]?.text ?? "", message: value["message"]?.text ?? "", dialect: script.dialect,
        place: place)
    }
  }
}
