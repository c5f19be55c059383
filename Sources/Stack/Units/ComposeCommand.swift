import Syntax

/// A command of `docker compose` in a script, with the files that it names.
struct ComposeCommand: Hashable {
  /// The files after `-f`, in order.
  let files: [String]

  /// The files after `--env-file`, in order; those that depend on variables are left out.
  let environmentFiles: [String]

  /// The script that it stands in.
  let script: String

  init(files: [String], environmentFiles: [String] = [], script: String) {
    self.files = files
    self.environmentFiles = environmentFiles
    self.script = script
  }

  private static let programs: Set<Substring> = ["docker-compose", "podman-compose"]

  /// The commands of a script, a Makefile, a `package.json` or a workflow that name files.
  ///
  /// The text is not parsed as what it is: commands look alike everywhere. One whose files depend on variables says
  /// nothing.
  static func find(in source: SourceFile) -> [ComposeCommand] {
    guard source.bytes.count <= maximumByteCount else { return [] }
    var commands: [ComposeCommand] = []
    var line: [Substring] = []
    let text = String(decoding: source.bytes, as: UTF8.self)
    func end() {
      defer { line.removeAll(keepingCapacity: true) }
      if let (files, environmentFiles) = files(in: line[...]), !files.isEmpty {
        let command = ComposeCommand(files: files, environmentFiles: environmentFiles, script: source.path)
        if !commands.contains(command) { commands.append(command) }
      }
    }
    for part in text.split(whereSeparator: \.isNewline) {
      let isComment = part.drop { $0 == " " || $0 == "\t" || $0 == "@" }.first == "#"
      if isComment { continue }
      let words = part.split {
        $0 == " " || $0 == "\t" || $0 == "\"" || $0 == "'" || $0 == "," || $0 == ";" || $0 == "("
      }
      let continues = words.last == "\\"
      // One line may hold several commands.
      for word in continues ? words.dropLast() : words[...] {
        if word == "&&" || word == "||" || word == "|" { end() } else { line.append(word) }
      }
      if !continues { end() }
    }
    end()
    return commands
  }

  private static let maximumByteCount = 1_000_000

  /// The files of the first command in some words; nil when there is none or it says nothing.
  private static func files(in words: ArraySlice<Substring>) -> (files: [String], environmentFiles: [String])? {
    var rest = words
    while let word = rest.popFirst() {
      if word.hasPrefix("COMPOSE_FILE="), let files = list(word.dropFirst(13)) { return (files, []) }
      let isCompose = word == "compose" || programs.contains(word.split(separator: "/").last ?? word)
      if isCompose, let named = options(&rest) { return named }
    }
    return nil
  }

  /// The files of `COMPOSE_FILE`; nil when they depend on variables.
  static func list(_ value: some StringProtocol) -> [String]? {
    let files = String(value).split(separator: ":" as Character).map(String.init)
    return files.isEmpty || files.contains { $0.contains("$") } ? nil : files
  }

  /// The files that the options before the subcommand name.
  private static func options(
    _ rest: inout ArraySlice<Substring>
  ) -> (files: [String], environmentFiles: [String])? {
    var files: [String] = []
    var environmentFiles: [Substring] = []
    while let word = rest.first, word.hasPrefix("-") {
      rest.removeFirst()
      var value: Substring?
      switch word {
      case "-f", "--file": value = rest.popFirst()
      case "--env-file": environmentFiles += [rest.popFirst()].compactMap { $0 }
      case "-p", "--project-name", "--profile", "--project-directory", "--ansi", "--progress",
        "--parallel":
        _ = rest.popFirst()
      default:
        if word.hasPrefix("--env-file=") {
          environmentFiles.append(word.dropFirst(11))
        } else if word.hasPrefix("--file=") {
          value = word.dropFirst(7)
        } else if word.hasPrefix("-f"), !word.hasPrefix("--") {
          value = word.dropFirst(2)
        }
      }
      guard let value else { continue }
      if value.contains("$") || value == "-" { return nil }
      files.append(String(value))
    }
    return (files, environmentFiles.filter { !$0.contains("$") }.map(String.init))
  }
}
