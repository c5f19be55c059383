import CEL
import Syntax

/// Another service, as seen from one that has to do with it.
public final class ComposeNeighbour: ModelObject {
  /// The other service's name, where it first appears.
  public let place: Place?

  /// Its name.
  public let name: String

  /// Whether it is a proxy such as nginx.
  public let isProxy: Bool

  init(_ name: String, at place: Place, isProxy: Bool = false) {
    self.name = name
    self.place = place
    self.isProxy = isProxy
  }

  /// The name.
  public var display: String { name }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeNeighbour.self, "compose.neighbour", "Another service, as seen from one that has to do with it."
  ) {
    Field("name", "The other service's name.") { $0.name }
    Field("is_proxy", "Whether it is a proxy such as nginx.") { $0.isProxy }
  }
}
