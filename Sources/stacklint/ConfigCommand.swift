import ArgumentParser
import Policy
import Reports

/// `stacklint config [PATH]`: what holds for a path, and who says so.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the configuration that holds for a path, and where each value comes from.",
    discussion: """
      The text lists the rules that something else than the profile speaks of; JSON lists all of them.
      """)

  @Argument(help: "A file or directory, which need not exist. Default: the current directory.", completion: .file())
  var path: String = "."

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @OptionGroup(title: "Rules") var rules: RuleOptions

  func run() throws {
    if path.isEmpty { throw RunFailure("an empty path names no file") }
    let selection = rules.selection(always: [])
    let effective = try rules.policies().effectiveConfiguration(for: path, selection: selection)
    switch format {
    case .text: Console.write(effective.text)
    case .json: Console.write(JSONText.make { effective.write(to: &$0) })
    }
  }
}

extension EffectiveConfiguration {
  /// One line for each value, with its origin behind.
  fileprivate var text: String {
    var rows = settings.map { setting in
      let value = setting.isList ? "[\(setting.values.joined(separator: ", "))]" : setting.values.first ?? "none"
      return (text: "\(setting.key): \(value)", origin: setting.origin.text)
    }
    let configured = self.rules.filter(\.isConfigured)
    let ruleRows = configured.flatMap { state -> [(text: String, origin: String)] in
      let name = "  \(state.rule.id) \(state.rule.name)"
      guard state.isOn else { return [("\(name): off", state.origin.text)] }
      var rows: [(text: String, origin: String)] = []
      if state.origin.isConfigured { rows.append(("\(name): on", state.origin.text)) }
      if state.severityOrigin.isConfigured {
        rows.append(("\(name): \(state.severity.rawValue)", state.severityOrigin.text))
      }
      return rows + state.options.map { ("\(name): \($0.name) = \($0.value)", $0.origin.text) }
    }
    let width = min(72, (rows + ruleRows).map(\.text.count).max() ?? 0)
    let head = "configuration: \(file ?? "none; everything is as it comes")"
    rows +=
      ruleRows.isEmpty ? [] : [("rules, of which \(self.rules.count { $0.isOn }) of \(self.rules.count) are on:", "")]
    rows += ruleRows
    let lines = rows.map { row in
      row.origin.isEmpty ? row.text : "\(row.text.padded(to: width))  \(row.origin)"
    }
    let tail = ruleRows.isEmpty ? ["\(self.rules.count { $0.isOn }) of \(self.rules.count) rules are on"] : []
    return ([head] + lines + tail).map { Escaping.line($0) + "\n" }.joined()
  }

  /// The same as JSON, with all rules.
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("version", 1)
      json.member("path", path)
      json.member("configuration", file)
      json.objects("settings", settings) { json, setting in
        json.member("key", setting.key)
        if setting.isList { json.member("value", setting.values) } else { json.member("value", setting.values.first) }
        json.member("origin", setting.origin.text)
      }
      json.objects("rules", rules) { json, state in
        json.member("id", state.rule.id)
        json.member("name", state.rule.name)
        json.member("on", state.isOn)
        json.member("origin", state.origin.text)
        json.member("severity", state.severity.rawValue)
        json.member("severityOrigin", state.severityOrigin.text)
        json.objects("options", state.options) { json, option in
          json.member("name", option.name)
          json.member("value", option.value)
          json.member("origin", option.origin.text)
        }
      }
    }
  }
}
