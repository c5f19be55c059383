import ArgumentParser
import Policy

/// Which fixes are applied, and whether that is only shown.
struct FixOptions: ParsableArguments {
  @Flag(
    help: """
      Apply the safe fixes and report what remains; with standard input the fixed text goes to standard output and the \
      report to standard error.
      """)
  var fix = false

  @Flag(help: "With --fix or --diff: the unsafe fixes too, those that may change behaviour.")
  var unsafeFixes = false

  @Flag(
    help: """
      Show what --fix would change, as a unified diff instead of the report, and write nothing, even with --fix; the \
      report still goes to the file of --output.
      """)
  var diff = false

  func validate() throws {
    if unsafeFixes && !fix && !diff {
      throw ValidationError("--unsafe-fixes only says which fixes --fix and --diff take; give one of these too")
    }
  }

  /// The fixes to apply or to show; nil for none.
  var level: FixLevel? {
    guard fix || diff else { return nil }
    return unsafeFixes ? .unsafe : .safe
  }
}
