import CEL
import Syntax

/// A small model, as the languages have them: a service with a health check and ports.
final class Service: ModelObject {
  let name: String
  let image: String?
  let user: Fact<String>
  let healthcheck: Healthcheck?
  let ports: [Port]
  let labels: [String: String]
  let place: Place?
  let imagePlace: Place?

  var display: String { name }

  init(
    name: String, image: String? = nil, user: Fact<String> = .absent, healthcheck: Healthcheck? = nil,
    ports: [Port] = [], labels: [String: String] = [:], place: Place? = nil, imagePlace: Place? = nil
  ) {
    self.name = name
    self.image = image
    self.user = user
    self.healthcheck = healthcheck
    self.ports = ports
    self.labels = labels
    self.place = place
    self.imagePlace = imagePlace
  }

  static let modelSchema = ObjectSchema(Service.self, "compose.service", "A service.") {
    Field("name", "Its name.") { $0.name }
    Field("image", "Its image.", at: { $0.imagePlace }) { $0.image }
    Field("user", "Its user.") { $0.user }
    Field("healthcheck", "Its health check.") { $0.healthcheck }
    Field("ports", "Its ports.") { $0.ports }
    Field("labels", "Its labels.") { $0.labels }
  }
}

final class Healthcheck: ModelObject {
  let isDisabled: Bool
  let interval: String?
  let place: Place?

  var display: String { "healthcheck" }

  init(isDisabled: Bool = false, interval: String? = nil, place: Place? = nil) {
    self.isDisabled = isDisabled
    self.interval = interval
    self.place = place
  }

  static let modelSchema = ObjectSchema(Healthcheck.self, "compose.healthcheck", "A health check.") {
    Field("disable", "Whether it is disabled.") { $0.isDisabled }
    Field("interval", "How often it runs.") { $0.interval }
  }
}

final class Port: ModelObject {
  let published: Int
  let place: Place?

  var display: String { "\(published)" }

  init(_ published: Int, place: Place? = nil) {
    self.published = published
    self.place = place
  }

  static let modelSchema = ObjectSchema(Port.self, "compose.port", "A port.") {
    Field("published", "The host's port.") { $0.published }
  }
}

extension Environment {
  static let schemas = [Service.modelSchema, Healthcheck.modelSchema, Port.modelSchema]

  /// An environment with one `service`, and `anything` that may be anything.
  static let service = Environment(
    variables: [
      Variable("service", .object("compose.service"), "The service."), Variable("anything", .dyn, "Anything."),
    ], registry: TypeRegistry(schemas))

  /// An environment without variables.
  static let empty = Environment(variables: [], registry: TypeRegistry([]))
}

/// The value of an expression as the command line prints it, or what is wrong with it.
func result(_ text: String, in environment: Environment = .empty, _ frame: [Value] = []) -> String {
  switch environment.compile(text) {
  case .success(let program): program.evaluate(frame).typedJSON
  case .failure(let failure): "invalid: " + failure.diagnostics.map(\.description).joined(separator: " | ")
  }
}

/// Whether an expression is true, false, unknown or an error.
func answer(_ text: String, in environment: Environment = .empty, _ frame: [Value] = []) -> String {
  switch environment.compile(text) {
  case .success(let program):
    switch program.evaluate(frame) {
    case .bool(let value): value ? "true" : "false"
    case .unknown: "unknown"
    case .error(let error): "error: \(error)"
    case let other: other.typedJSON
    }
  case .failure(let failure): "invalid: " + failure.diagnostics.map(\.description).joined(separator: " | ")
  }
}

/// A service about which is known what the arguments say.
func answer(_ text: String, about service: Service) -> String {
  answer(text, in: .service, [.object(service), .null])
}
