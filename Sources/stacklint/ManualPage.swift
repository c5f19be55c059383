import CEL

/// The manual page of the program in mdoc, made of the descriptions of its commands and options.
struct ManualPage {
  private let root: Value

  /// A page of what ArgumentParser says about the program (ToolInfoV0).
  init(_ help: Value) { root = help["command"] }

  /// The page. It has no date: it would be another page every day.
  var text: String {
    var lines = [
      ".Dd $Mdocdate$", ".Dt STACKLINT 1", ".Os", ".Sh NAME", ".Nm stacklint",
      ".Nd \(Self.escaped(Self.withoutStop(root["abstract"].text)))", ".Sh SYNOPSIS", ".Nm", ".Op Cm check",
      ".Op Ar path ...", ".Op Ar options", ".Nm", ".Ar command", ".Op Ar arguments", ".Sh DESCRIPTION",
    ]
    lines += Self.paragraphs(root["discussion"].text)
    lines += [".Sh COMMANDS"]
    let commands = root["subcommands"].list.filter { $0["shouldDisplay"].isTrue && $0["commandName"].text != "help" }
    for command in commands { lines += section(command) }
    lines += [
      ".Sh FILES", ".Bl -tag -width Ds", ".It Pa .stacklint.yml",
      "The configuration, searched upwards from each linted file to the root of its repository.",
      ".It Pa .stacklint-baseline.json", "The baseline that", ".Cm baseline", "writes.", ".El", ".Sh ENVIRONMENT",
      ".Bl -tag -width Ds", ".It Ev NO_COLOR", "When set, colour is off unless", ".Fl -color Cm always", "asks for it.",
      ".El", ".Sh EXIT STATUS", ".Bl -tag -width Ds", ".It 0", "Nothing at or above", ".Fl -fail-on .", ".It 1",
      "Findings.", ".It 2", "The run itself failed.", ".El",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ command: Value) -> [String] {
    var lines = [".Ss stacklint \(Self.escaped(command["commandName"].text))"]
    lines += Self.paragraphs(command["abstract"].text) + Self.paragraphs(command["discussion"].text)
    let arguments = command["arguments"].list.filter {
      $0["shouldDisplay"].isTrue && !["help", "version"].contains($0["preferredName"]["name"].text)
    }
    guard !arguments.isEmpty else { return lines }
    lines.append(".Bl -tag -width Ds")
    for argument in arguments {
      let value = Self.escaped(argument["valueName"].text)
      let name = argument["preferredName"]["name"].text
      switch argument["kind"].text {
      case "positional": lines.append(".It Ar \(value)" + (argument["isRepeating"].isTrue ? " ..." : ""))
      case "option": lines.append(".It Fl -\(Self.escaped(name)) Ar \(value)")
      default: lines.append(".It Fl -\(Self.escaped(name))")
      }
      lines += Self.paragraphs(argument["abstract"].text)
    }
    return lines + [".El"]
  }

  // MARK: - Text

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n").map(escaped).filter { !$0.isEmpty }
  }

  private static func withoutStop(_ text: String) -> String { text.hasSuffix(".") ? String(text.dropLast()) : text }

  /// Text of one line: a backslash is one, hyphens of options stay as they are, and no line begins a request.
  private static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "`": result += "\\(ga"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
  }
}

extension Value {
  /// A member of an object; null when there is none.
  fileprivate subscript(key: String) -> Value {
    guard case .map(let map) = self else { return .null }
    let entry = map.entries.first { if case .string(key) = $0.key { true } else { false } }
    return entry?.value ?? .null
  }

  fileprivate var text: String { if case .string(let text) = self { text } else { "" } }

  fileprivate var list: [Value] {
    guard case .list(let list) = self else { return [] }
    return Array(list)
  }

  fileprivate var isTrue: Bool { if case .bool(true) = self { true } else { false } }
}
