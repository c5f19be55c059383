import Syntax

/// Programs that run another program: what they run is the command that rules look at.
enum CommandWrappers {
  private struct Wrapper {
    /// Options whose value is the next word.
    var options: WordSet = []
    /// Words between the options and the command.
    var positionals = 0
    /// Whether `NAME=value` may stand in front of the command.
    var takesAssignments = false
  }

  private static let wrappers: WordTable<Wrapper> = [
    "sudo": Wrapper(
      options: ["-u", "--user", "-g", "--group", "-h", "-p", "--prompt", "-C", "-r", "-t", "-U", "-D", "-R", "-T"],
      takesAssignments: true),
    "doas": Wrapper(options: ["-u", "-C"]),
    "env": Wrapper(options: ["-u", "--unset", "-C", "--chdir"], takesAssignments: true),
    "time": Wrapper(options: ["-f", "-o"]),
    "exec": Wrapper(options: ["-a"]),
    "nice": Wrapper(options: ["-n"]),
    "ionice": Wrapper(options: ["-c", "-n"]),
    "nohup": Wrapper(),
    "command": Wrapper(),
    "builtin": Wrapper(),
    "eatmydata": Wrapper(),
    "setsid": Wrapper(),
    "stdbuf": Wrapper(options: ["-i", "-o", "-e"]),
    "timeout": Wrapper(options: ["-s", "--signal", "-k", "--kill-after"], positionals: 1),
    "xargs": Wrapper(options: ["-I", "-n", "-P", "-d", "-L", "-s", "-a", "-E"]),
    "gosu": Wrapper(positionals: 1),
    "su-exec": Wrapper(positionals: 1),
    "chroot": Wrapper(positionals: 1),
    "tini": Wrapper(options: ["-p", "-e"]),
    "dumb-init": Wrapper(),
  ]

  /// The shells whose scripts are understood.
  static let shells: WordSet = ["sh", "bash", "ash", "dash", "ksh", "zsh"]

  /// Moves the wrappers off the front of a command's words and names the program that is left.
  static func unwrap(_ command: inout ShellCommand) {
    command.name = command.program
    while let name = command.name, let wrapper = wrappers[name] {
      var index = 1
      var assignments: [ShellAssignment] = []
      while index < command.words.count {
        let word = command.words[index]
        if word.text == "--" {
          index += 1
          break
        }
        if wrapper.takesAssignments, let assignment = assignment(word) {
          assignments.append(assignment)
        } else if word.text.hasPrefix("-"), word.isLiteral {
          // `command -v` and `sudo -l` ask about a program instead of running it.
          if name == "command", word.text.lowercased() == "-v" { return }
          if wrapper.options.contains(word.text) { index += 1 }
        } else {
          break
        }
        index += 1
      }
      index += wrapper.positionals
      guard index < command.words.count else { return }
      command.wrappers.append(name)
      command.assignments += assignments
      command.words.removeFirst(index)
      command.name = command.program
    }
  }

  private static func assignment(_ word: ShellWord) -> ShellAssignment? {
    let bytes = Array(word.text.utf8)
    guard let equals = bytes.firstIndex(of: Byte.equals), equals > 0, !bytes[0].isDigit,
      bytes[..<equals].allSatisfy(\.isNamePart)
    else { return nil }
    var value = word
    value.text = bytes.text((equals + 1)..<bytes.count)
    return ShellAssignment(name: bytes.text(0..<equals), value: value, span: word.span)
  }

  /// The script that a shell is given with `-c`, also `su -c`.
  static func scriptArgument(of command: ShellCommand) -> ShellWord? {
    guard let name = command.name, shells.contains(name) || name == "su" else { return nil }
    var index = 1
    var expectsScript = false
    while index < command.words.count {
      let word = command.words[index]
      if !word.text.hasPrefix("-") && !word.text.hasPrefix("+") {
        if expectsScript { return word }
        if name != "su" { return nil }
      } else if !word.text.hasPrefix("--") {
        if word.text.hasSuffix("c") || name != "su" && word.text.dropFirst().contains("c") { expectsScript = true }
        if word.text.hasSuffix("o") { index += 1 }
      } else if word.text == "--command" {
        expectsScript = true
      }
      index += 1
    }
    return nil
  }

  /// Whether a command is a shell that reads its script from standard input.
  static func readsScript(_ command: ShellCommand) -> Bool {
    guard let name = command.name, shells.contains(name) else { return false }
    var words = command.arguments
    while let word = words.popFirst() {
      if word.text == "-s" { return true }
      if word.text == "-o" || word.text == "+o" { _ = words.popFirst() }
      if word.text.hasPrefix("-c") || !word.text.hasPrefix("-") { return false }
      if !word.text.hasPrefix("--"), word.text.hasSuffix("o") { _ = words.popFirst() }
    }
    return true
  }
}
