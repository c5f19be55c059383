import CEL
import Compose
import Nginx
import Syntax

/// A variable in a template of nginx configuration, which the image's entry point fills in from the environment:
/// `stack.template_variable` (Docker Hub, nginx, "Using environment variables in nginx configuration").
public final class StackTemplateVariable: ModelObject {
  /// The variable.
  public let name: String

  /// The word of the template that it is first used in.
  public let place: Place?

  private let service: StackService

  private init(_ name: String, at place: Place, in service: StackService) {
    self.name = name
    self.place = place
    self.service = service
  }

  /// The name.
  public var display: String { name }

  /// The variables of a service's templates that nginx does not know itself, each once.
  static func all(_ service: StackService) -> [StackTemplateVariable] {
    guard let nginx = service.containerNginx, nginx.image.fillsTemplates, !nginx.startsAnotherProgram else { return [] }
    let folder = service.variables["NGINX_ENVSUBST_TEMPLATE_DIR"]
    if folder.isUnknown, !service.variables.values.isEmpty,
      service.variables.values["NGINX_ENVSUBST_TEMPLATE_DIR"] != nil
    {
      return []
    }
    var seen: Set<String> = []
    var found: [StackTemplateVariable] = []
    for config in nginx.configurations where config.source.path.hasSuffix(".template") {
      for directive in config.directives {
        for word in [directive.name] + directive.arguments where word.contains("$") {
          for name in VariableReference.spellings(in: word) where isEnvironmental(name) && seen.insert(name).inserted {
            found.append(StackTemplateVariable(name, at: directive.valuePlace, in: service))
          }
        }
      }
    }
    return found
  }

  /// Whether a name is spelled as variables of the environment are; those of nginx are in lower case.
  private static func isEnvironmental(_ name: String) -> Bool {
    name.contains { $0.isUppercase } && !name.contains { $0.isLowercase }
  }

  /// Whether the service has the variable.
  private var isSet: Fact<Bool> {
    switch service.variables[name] {
    case .known: return .known(true)
    case .absent: return .known(false)
    case .unknown: return service.variables.values[name] != nil ? .known(true) : .unknown
    }
  }

  /// A variable of the service that was probably meant.
  private var suggestion: String? {
    Suggestion.nearest(to: name, among: service.service.environment.map(\.name))
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackTemplateVariable.self, "stack.template_variable",
    "A variable in a template of nginx configuration, which the image's entry point fills in from the environment."
  ) {
    Field("name", "The variable.") { $0.name }
    Field("is_set", "The service has the variable: by `environment`, `env_file` or ENV of its image.") { $0.isSet }
    Field("suggestion", "The variable of the service that was probably meant.") { $0.suggestion }
  }
}
