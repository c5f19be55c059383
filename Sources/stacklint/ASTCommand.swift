import ArgumentParser
import Reports
import Stack

import enum Syntax.Language

/// `stacklint ast FILE`: the tree that the parser makes of a file.
struct ASTCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ast", abstract: "Print the syntax tree of a file.")

  @Argument(help: "The file; `-` reads standard input.", completion: .file())
  var file: String

  @Option(help: "text or json.")
  var format: TextFormat = .text

  @Option(help: "The language, when name and content do not tell: dockerfile, compose, nginx, env, dockerignore.")
  var language: Language?

  func run() throws {
    let tree = try InputFile(file, language: language).parse()
    switch format {
    case .text: Console.write(tree.dump + "\n")
    case .json: Console.write(JSONText.make { TreeListing(tree: tree).write(to: &$0) })
    }
  }
}

extension Language: ExpressibleByArgument {}
