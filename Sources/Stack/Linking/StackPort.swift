import CEL
import Compose
import Syntax

/// A published port of a service, with what is known of the program behind it: `stack.port`.
public final class StackPort: ModelObject {
  /// The port of the Compose file.
  public let port: ComposePort

  /// The service.
  public let service: StackService

  init(_ port: ComposePort, of service: StackService) {
    self.port = port
    self.service = service
  }

  /// The item of `ports`.
  public var place: Place? { port.place }

  /// The port as written.
  public var display: String { port.display }

  /// Whether something listens on it; unknown for ranges and other protocols than TCP.
  private var isServed: Fact<Bool> {
    guard let target = port.target.value, port.targetEnd.value == target, port.transport.value == "tcp" else {
      return .unknown
    }
    return ServedPorts(service).serves(target, isStrict: true)
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackPort.self, "stack.port", "A published port of a service, with what is known of the program behind it."
  ) {
    Field("port", "The port of the Compose file.") { $0.port }
    Field("target", "The container's port.") { $0.port.target }
    Field("is_served", "The program listens on the container's port, as far as its image and its command say.") {
      $0.isServed
    }
    Field("served_ports", "The ports of which it is known that the program listens on them.") {
      ServedPorts($0.service).declared
    }
  }
}
