import CEL
import Syntax

/// A service as the models have them.
final class Service: ModelObject {
  let name: String
  let image: String?
  let user: Fact<String>
  let ports: [Port]

  var place: Place? { nil }
  var display: String { name }

  init(name: String, image: String?, user: Fact<String>, ports: [Port]) {
    self.name = name
    self.image = image
    self.user = user
    self.ports = ports
  }

  static let modelSchema = ObjectSchema(Service.self, "compose.service", "A service.") {
    Field("name", "Its name.") { $0.name }
    Field("image", "Its image.") { $0.image }
    Field("user", "Its user.") { $0.user }
    Field("ports", "Its ports.") { $0.ports }
    Field("is_privileged", "Whether it is privileged.") { _ in false }
  }
}

/// A published port.
final class Port: ModelObject {
  let published: Int

  var place: Place? { nil }
  var display: String { "\(published)" }

  init(_ published: Int) { self.published = published }

  static let modelSchema = ObjectSchema(Port.self, "compose.port", "A port.") {
    Field("published", "The host's port.") { $0.published }
  }
}
