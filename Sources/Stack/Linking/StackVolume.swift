import CEL
import Compose
import Dockerfile
import Syntax

/// A named volume that a service mounts, with what is known of its owner: `stack.volume`.
public final class StackVolume: ModelObject {
  /// The mount.
  public let mount: ComposeMount

  private let service: StackService

  init(_ mount: ComposeMount, of service: StackService) {
    self.mount = mount
    self.service = service
  }

  /// The item of `volumes`.
  public var place: Place? { mount.place }

  /// The mount as written.
  public var display: String { mount.display }

  /// Whether the service's user can write to it.
  ///
  /// A new volume takes owner and mode of the folder that the image has at its path, and belongs to root where the image
  /// has none (Docker documentation, "Volumes", populating a volume).
  private var isWritable: Fact<Bool> {
    guard let stage = service.stage, service.runsAsRoot == .known(false), mount.isReadOnly == .known(false),
      stage.rootBase.isWellKnown, let user = service.effectiveUser.value,
      let target = mount.target.value.map(FilePath.normalized)
    else { return .unknown }
    // What base images bring belongs to whom it should; homes are made by `useradd`.
    if FilePath.isPath(target, within: "/home") || FilePath.isPath(target, within: "/tmp")
      || FilePath.isPath(target, within: "/var/lib") || FilePath.isPath(target, within: "/var/cache")
      || FilePath.isPath(target, within: "/usr") || FilePath.isPath(target, within: "/etc")
      || target.contains("node_modules") || stage.rootBase.defaultUser != nil
    {
      return .unknown
    }
    return PathOwnership(stage, user: user).isPrepared(target)
  }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    StackVolume.self, "stack.volume", "A named volume that a service mounts, with what is known of its owner."
  ) {
    Field("mount", "The mount.") { $0.mount }
    Field("is_writable", "The service's user can write to it: the image has the folder, and gave it to the user.") {
      $0.isWritable
    }
    Field("user", "The user of the service's processes.", at: { $0.service.userPlace }) { $0.service.effectiveUser }
  }
}
