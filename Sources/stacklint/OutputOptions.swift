import ArgumentParser
import Policy
import Reports
import Stack

/// How results are shown, and where.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How to show findings: \(ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")). Default: pretty. May be given several \
      times, each but one with an --output of its own.
      """, valueName: "format"), completion: .reportFormats)
  var format: [String] = []

  @Option(
    help: ArgumentHelp("Write the report of the --format before it to a file.", valueName: "file"), completion: .file())
  var output: [String] = []

  @Option(help: "Colour: auto, always, never. NO_COLOR turns `auto` off.")
  var color: ColorChoice = .auto

  @Flag(help: "Show findings only, no summary.")
  var quiet = false

  @Flag(help: "Count findings by rule.")
  var statistics = false

  /// The reports that are asked for. Fails when it is clear that one of them could not be written: better before any fix is.
  func reports() throws -> ReportOutput {
    let targets = try ReportTarget.all(formats: format, files: output, arguments: CommandLine.arguments)
    let reports = ReportOutput(targets: targets, options: self)
    if let obstacle = reports.obstacle { throw RunFailure(obstacle) }
    return reports
  }

  /// Colour needs a terminal, unless it is asked for.
  func usesColor(on destination: ReportOutput.Destination) -> Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      (destination == .standardOutput ? Console.isTerminal : Console.isErrorTerminal)
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
