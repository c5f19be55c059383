import ArgumentParser
import Policy
import Reports
import Stack

/// How results are shown, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How to show findings: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var format: ReportFormat = .pretty

  @Option(help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: "Colour: auto, always, never. NO_COLOR turns `auto` off.")
  var color: ColorChoice = .auto

  @Flag(help: "Show findings only, no summary.")
  var quiet = false

  @Flag(help: "Count findings by rule.")
  var statistics = false

  /// Where a report goes that has no file of its own.
  enum Destination {
    case standardOutput
    /// Something else has standard output to itself.
    case standardError
  }

  /// Fails when it is clear that the report could not be written: better before any fix is.
  func check() throws {
    if let output, let obstacle = AtomicFile.obstacle(to: output) { throw RunFailure(obstacle) }
  }

  func write(_ report: Report, isComplete: Bool, to destination: Destination = .standardOutput) throws {
    let text = format.render(
      report,
      options: RenderOptions(
        color: usesColor(on: destination), isQuiet: quiet, showStatistics: statistics,
        tool: ToolInfo(version: Version.current)))
    guard let output else {
      switch destination {
      case .standardOutput: return Console.write(text)
      case .standardError: return Console.writeToError(text)
      }
    }
    if let problem = AtomicFile.write(Array(text.utf8), to: output) { throw RunFailure(problem) }
  }

  /// Colour needs a terminal, unless it is asked for.
  func usesColor(on destination: Destination) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      output == nil && (destination == .standardOutput ? Console.isTerminal : Console.isErrorTerminal)
        && Console.environmentVariable("NO_COLOR") == nil
        && Console.environmentVariable("TERM") != "dumb"
    }
  }
}

/// When to use colour.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto
  case always
  case never
}

extension ReportFormat: ExpressibleByArgument {}
