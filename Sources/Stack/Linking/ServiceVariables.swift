import CEL
import Compose
import Dockerfile
import Knowledge
import Syntax

/// The environment of a service's processes: ENV of the image, then `env_file`, then `environment` (Compose
/// specification, "environment": it has precedence).
struct ServiceVariables: Sendable {
  /// What is known to be set.
  private(set) var values: [String: Fact<String>] = [:]

  /// Whether other variables may be set: a file that cannot be read, an image that is not known, a service that is not
  /// known in full.
  private(set) var isOpen: Bool

  init(
    _ service: ComposeService, build: StackBuild?, knownImage: KnownImage?, directory: (Place) -> String,
    _ files: StackFiles
  ) {
    isOpen = service.isIncomplete
    if build == nil {
      isOpen = isOpen || knownImage == nil
    } else if let stage = build?.stage {
      values = stage.environment
      isOpen = isOpen || !stage.rootBase.isWellKnown && !stage.rootBase.isScratch
    } else {
      isOpen = true
    }
    for file in service.envFiles {
      guard let path = file.path.value,
        let variables = files.variables(at: FilePath.normalized(FilePath.join(directory(file.place), path)))
      else {
        isOpen = true
        continue
      }
      for (name, value) in variables { values[name] = value.contains("$") ? .unknown : .known(value) }
    }
    for variable in service.environment {
      // One without a value is handed on from whoever starts Compose.
      values[variable.name] = variable.hasValue ? variable.value : .unknown
    }
  }

  /// The value of a variable; absent when it is surely not set.
  subscript(name: String) -> Fact<String> { values[name] ?? (isOpen ? .unknown : .absent) }

  /// A text with `$NAME`, `${NAME}` and `${NAME:-default}` replaced; unknown where a variable is.
  func expand(_ text: String) -> Fact<String> {
    guard text.contains("$") else { return .known(text) }
    var result = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      var fallback: Substring?
      let name: Substring
      if rest.first == "{" {
        guard let end = rest.firstIndex(of: "}") else { return .unknown }
        let inner = rest[rest.index(after: rest.startIndex)..<end]
        name = inner.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        let operation = inner.dropFirst(name.count)
        if operation.hasPrefix(":-") { fallback = operation.dropFirst(2) }
        if operation.hasPrefix("-") { fallback = operation.dropFirst() }
        if fallback == nil, !operation.isEmpty { return .unknown }
        rest = rest[rest.index(after: end)...]
      } else {
        name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(name.count)
      }
      guard !name.isEmpty else { return .unknown }
      switch self[String(name)] {
      case .known(let value): result += value.isEmpty ? fallback ?? "" : value[...]
      // What nobody in sight sets takes the default that stands in the command.
      case .absent: result += fallback ?? ""
      case .unknown:
        guard values[String(name)] == nil, let fallback else { return .unknown }
        result += fallback
      }
    }
    return .known(result + rest)
  }
}
