import CEL
import Compose
import Syntax

/// Two services that build an image of one name: `stack.shared_image`.
public final class StackSharedImage: ModelObject {
  /// The later one.
  public let service: StackService

  /// The earlier one.
  let twin: StackService

  /// In what the builds differ.
  let differences: [String]

  private init(_ service: StackService, _ twin: StackService, _ differences: [String]) {
    (self.service, self.twin, self.differences) = (service, twin, differences)
  }

  /// The image's name at the later service.
  public var place: Place? { service.service.image?.place ?? service.place }

  /// The image's name.
  public var display: String { service.service.image?.display ?? "" }

  /// The shared images of a project, each service with the first that builds its image.
  static func all(_ services: [StackService]) -> [StackSharedImage] {
    var first: [String: StackService] = [:]
    var found: [StackSharedImage] = []
    for service in services {
      guard let build = service.service.build, let image = service.service.image?.reference.value else { continue }
      guard let twin = first[image], let other = twin.service.build else {
        first[image] = service
        continue
      }
      found.append(StackSharedImage(service, twin, differences(build, other)))
    }
    return found
  }

  /// The attributes in which two builds surely differ.
  private static func differences(_ left: ComposeBuild, _ right: ComposeBuild) -> [String] {
    func differ(_ left: Fact<String>, _ right: Fact<String>) -> Bool {
      !left.isUnknown && !right.isUnknown && left.value != right.value
    }
    func arguments(_ build: ComposeBuild) -> [String: String]? {
      var values: [String: String] = [:]
      for argument in build.arguments {
        guard let value = argument.value.value else { return nil }
        values[argument.name] = value
      }
      return values
    }
    var found: [String] = []
    if differ(left.context, right.context) { found.append("context") }
    if differ(left.dockerfile, right.dockerfile) { found.append("dockerfile") }
    if differ(left.target, right.target) { found.append("target") }
    if let one = arguments(left), let other = arguments(right), one != other { found.append("args") }
    return found
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackSharedImage.self, "stack.shared_image", "Two services that build an image of one name."
  ) {
    Field("image", "The image's name.") { $0.display }
    Field("service", "The later service.", at: { $0.service.place }) { $0.service }
    Field("first", "The earlier service.", at: { $0.twin.service.image?.place ?? $0.twin.place }) { $0.twin }
    Field("differences", "In what the builds differ: context, dockerfile, target, args.") { $0.differences }
  }
}
