import CEL
import Syntax

/// A file of variables that a service names in `env_file`.
public final class ComposeEnvFile: ModelObject {
  /// The item of `env_file`.
  public let place: Place?

  /// What a message shows: the path as written.
  public let display: String

  /// The path as written.
  public let path: Fact<String>

  /// Whether Compose refuses to start without it.
  public let isRequired: Fact<Bool>

  /// Whether the repository surely lacks it.
  public let isMissing: Fact<Bool>

  private let context: ProjectContext

  /// Whether an example of it lies beside: `.env.example` for `.env`.
  public var hasExample: Fact<Bool> {
    guard let place else { return .unknown }
    return path.isTrue { path in
      let nameStart = path.utf8.lastIndex(of: Byte.slash).map { path.utf8.index(after: $0) } ?? path.startIndex
      let (folder, name) = (String(path[..<nameStart]), path[nameStart...])
      let names = context.names(in: folder, at: place)
      return ComposeEnvFile.examples(of: name).contains { example in
        if let names, !names.contains(example) { return false }
        return !context.isMissing(folder + example, at: place)
      }
    }
  }

  init?(_ item: ComposeValue, context: ProjectContext) {
    guard let scalar = item.scalar ?? item["path"]?.scalar else { return nil }
    let place = item["path"]?.place ?? item.place
    self.place = place
    display = scalar.displayText
    path = scalar.text
    isRequired = item["required"]?.scalar?.bool ?? .known(true)
    isMissing = scalar.text.isTrue { context.isMissing($0, at: place) }
    self.context = context
  }

  /// How examples of a file are called, as far as one can guess.
  private static func examples(of name: Substring) -> [String] {
    let bareName = name.drop { $0 == "." }
    var examples: [String] = []
    for word in ["example", "sample", "dist", "template", "tmpl", "default", "defaults"] {
      for infix in [".", "-", ".development.", ".dev.", ".production.", ".prod.", ".local."] {
        examples.append("\(name)\(infix)\(word)")
      }
      examples.append("\(word).\(name)")
      examples.append("\(bareName).\(word)")
    }
    return examples
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeEnvFile.self, "compose.env_file", "A file of variables that a service names in `env_file`."
  ) {
    Field("path", "The path as written.") { $0.path }
    Field("is_required", "Whether Compose refuses to start without it.") { $0.isRequired }
    Field("is_missing", "Whether the repository surely lacks it, as a fresh clone does.") { $0.isMissing }
    Field("has_example", "Whether an example of it lies beside: `.env.example` for `.env`.") { $0.hasExample }
  }
}
