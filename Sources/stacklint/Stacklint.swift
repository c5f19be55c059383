import ArgumentParser
import Policy

/// The command line's root: hands over to a subcommand and turns every error into one clear line and exit status 2.
@main
struct Stacklint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stacklint",
    abstract: "Lints Dockerfiles, Compose files and nginx configuration as one connected system.",
    usage: "stacklint [check] [PATH ...] [OPTIONS]\nstacklint COMMAND ...",
    discussion: """
      `stacklint .` lints everything below the current directory; `stacklint help check` lists its options.
      """,
    version: Version.current,
    subcommands: [
      CheckCommand.self, RulesCommand.self, ExplainCommand.self, TestCommand.self, EvalCommand.self, ASTCommand.self,
      ModelCommand.self, GraphCommand.self, SchemaCommand.self, BaselineCommand.self, ConfigCommand.self,
      MigrateCommand.self, InitCommand.self, ManualCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot(naming(CommandLine.arguments.dropFirst()))
      try command.run()
    } catch let status as ExitStatus {
      Console.exit(status)
    } catch let failure as PolicyFailure {
      Console.writeError(failure.messages.joined(separator: "\n"))
      Console.exit(.failure)
    } catch let failure as RunFailure {
      Console.writeError(failure.message)
      Console.exit(.failure)
    } catch {
      if exitCode(for: error).isSuccess {
        let text = fullMessage(for: error) + "\n"
        Console.write(isCompletionRequest ? CompletionScript.completingDefaultCommand(text) : text)
        Console.exit(.success)
      }
      Console.writeError("stacklint: " + message(for: error))
      Console.exit(.failure)
    }
  }

  private static var isCompletionRequest: Bool {
    CommandLine.arguments.dropFirst().first?.hasPrefix("--generate-completion-script") ?? false
  }

  /// The arguments with `check` in front when they name no command.
  ///
  /// The library could do that itself (`defaultSubcommand`), but then it describes all options of `check` several times
  /// before it parses anything, and that is most of what linting a small file takes.
  private static func naming(_ arguments: ArraySlice<String>) -> [String] {
    let first = arguments.first ?? ""
    let isOwn =
      ["help", "-h", "--help", "--version"].contains(first) || first.hasPrefix("--generate-completion-script")
      || first.hasPrefix("--experimental-") || first.hasPrefix("---")
      || configuration.subcommands.contains { $0.configuration.commandName == first }
    return isOwn ? Array(arguments) : ["check"] + arguments
  }
}
