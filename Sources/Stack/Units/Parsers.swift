import Compose
import Dockerfile
import DotEnv
import IgnoreFile
import Nginx
import Syntax

/// The parsers by language.
public enum Parsers {
  /// The tree of a file.
  public static func parse(_ source: SourceFile, _ language: Language) -> SyntaxTree {
    switch language {
    case .dockerfile: DockerfileParser.parse(source)
    case .compose: ComposeParser.parse(source)
    case .nginx: NginxParser.parse(source)
    case .env: DotEnvParser.parse(source)
    case .dockerignore: IgnoreFileParser.parse(source)
    }
  }
}
