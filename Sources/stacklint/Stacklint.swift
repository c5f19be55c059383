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
      ModelCommand.self, SchemaCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      if var asyncCommand = command as? any ParsableCommand {
        try asyncCommand.run()
      } else {
        try command.run()
      }
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
        Console.write(fullMessage(for: error) + "\n")
        Console.exit(.success)
      }
      Console.writeError("stacklint: " + message(for: error))
      Console.exit(.failure)
    }
  }
}
