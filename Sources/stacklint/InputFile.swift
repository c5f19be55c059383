import Stack
import Syntax

/// One file that a command is about.
struct InputFile {
  let source: SourceFile
  let language: Language

  /// Reads a file; `-` is standard input.
  init(_ path: String, language: Language? = nil) throws {
    if path == "-" {
      source = SourceFile(path: "-", bytes: try StandardInput.readAll())
    } else {
      switch SourceLoader.read(path) {
      case .success(let file): source = file
      case .failure(let failure): throw RunFailure(failure.message)
      }
    }
    guard let language = language ?? Classifier.language(ofNamed: path, bytes: source.bytes) else {
      throw RunFailure("\(path): cannot tell its language; name it with --language")
    }
    self.language = language
  }

  func parse() -> SyntaxTree { Parsers.parse(source, language) }
}
