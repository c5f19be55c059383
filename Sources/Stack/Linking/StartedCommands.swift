import CEL
import Compose
import Dockerfile
import Syntax

/// The commands that a container starts: those of the Compose file, else those of the image that is built.
struct StartedCommands: Sendable {
  /// The commands as words, in order; several where a shell gets them joined by `&&` or `;`. Unknown where words depend
  /// on variables of the Compose file, absent where the image alone decides and is not built here.
  let commands: Fact<[[String]]>

  /// Whether the Compose file or the Dockerfile decides what starts, so that a known image does not do its usual thing.
  let isGiven: Bool

  init(_ service: ComposeService, stage: Stage?) {
    let entrypoint = Self.words(service.entrypoint, stage?.entrypoint)
    // An entry point of the service takes the image's CMD away.
    let hasOwnEntrypoint = if case .absent = service.entrypoint { false } else { true }
    let command = Self.words(service.command, hasOwnEntrypoint ? nil : stage?.cmd)
    isGiven = hasOwnEntrypoint || stage?.entrypoint != nil || command.value != nil || command.isUnknown
    switch (entrypoint, command) {
    case (.unknown, _), (_, .unknown): commands = .unknown
    case (.absent, .absent): commands = .absent
    default: commands = .known(Self.split((entrypoint.value ?? []) + (command.value ?? [])))
    }
  }

  private static func words(_ given: Fact<[String]>, _ image: StartCommand?) -> Fact<[String]> {
    if case .absent = given {
      guard let image else { return .absent }
      return .known(image.isShellForm ? ["sh", "-c"] + image.words : image.words)
    }
    return given
  }

  /// The simple commands of a command line: the text after `sh -c` taken apart, `exec`, assignments and inits left out.
  private static func split(_ words: [String]) -> [[String]] {
    var parts: [[String]] = [[]]
    for word in words.flatMap(CommandLineText.words) {
      // A list in quotes, as a text of the Compose file holds it.
      var word = word
      if word.has(Byte.doubleQuote) || word.has(Byte.singleQuote) { word.removeAll { $0 == "\"" || $0 == "'" } }
      let ends = word.hasSuffix(";") || word == "&&" || word == "||" || word == "|" || word == "&"
      if word.hasSuffix(";") { word.removeLast() }
      if !word.isEmpty, word != "&&", word != "||", word != "|", word != "&" { parts[parts.count - 1].append(word) }
      if ends { parts.append([]) }
    }
    return parts.map { part in
      Array(part.drop { skipped.contains(FilePath($0).name) || $0.hasPrefix("-") || isAssignment($0) })
    }.filter { !$0.isEmpty }
  }

  private static func isAssignment(_ word: String) -> Bool {
    guard let equals = word.utf8.firstIndex(of: Byte.equals) else { return false }
    return word[..<equals].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  private static let skipped: Set<String> = [
    "sh", "bash", "ash", "exec", "tini", "dumb-init", "env", "poetry", "uv", "pipenv", "run", "bundle", "npx", "bunx",
    "docker-entrypoint.sh", "docker-php-entrypoint", "catatonit", "time",
  ]
}
