import ArgumentParser
import CEL

/// `stacklint manual`: the manual page, for packages.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page (man 7 mdoc).", shouldDisplay: false)

  func run() throws {
    let help: Value
    do throws(JSONProblem) { help = try Value.read(json: Stacklint._dumpHelp()) } catch {
      throw RunFailure("the help cannot be read: \(error)")
    }
    Console.write(ManualPage(help).text)
  }
}
