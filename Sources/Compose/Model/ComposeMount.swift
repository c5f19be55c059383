import CEL
import Syntax

/// A volume, bind mount or tmpfs of a service.
public final class ComposeMount: ModelObject {
  /// The item of `volumes` or `tmpfs`.
  public let place: Place?

  /// What a message shows: the mount as written.
  public let display: String

  /// `bind`, `volume`, `tmpfs` …
  public let type: Fact<String>

  /// The host path as written, or the name of the volume; absent for anonymous volumes and tmpfs.
  public let source: Fact<String>

  /// The path in the container.
  public let target: Fact<String>

  /// Whether the container cannot write to it.
  public let isReadOnly: Fact<Bool>

  /// The options: `noexec`, `size=64m`, `rshared`, `z` …
  public let options: Fact<[String]>

  /// Whether the short form is written without quotes; nil for the long form.
  public let isPlain: Bool?

  private let hostPath: Fact<HostPath>

  /// Whether it is a named volume that the project makes of a folder of the host.
  public let isBoundVolume: Bool

  /// - Parameter boundVolumes: the folders of the host that volumes of the project stand for, by name.
  convenience init?(volume value: ComposeValue, boundVolumes: [String: String]) {
    guard let mount = MountSyntax.parse(value) else { return nil }
    self.init(mount, value, boundVolumes: boundVolumes)
  }

  convenience init?(tmpfs value: ComposeValue) {
    guard let mount = value.scalar.flatMap({ MountSyntax.parseTmpfs($0.skeleton) }) else { return nil }
    self.init(mount, value)
  }

  private init(_ mount: MountSyntax, _ value: ComposeValue, boundVolumes: [String: String] = [:]) {
    place = value.place
    isPlain = value.scalar?.isPlain
    display =
      value.scalar?.displayText
      ?? [mount.source?.skeleton, mount.target?.skeleton].compactMap { $0 }.joined(separator: ":").withShownHoles
    type = mount.type.map { $0.hasHole ? .unknown : .known($0) } ?? .unknown
    source = ComposeMount.fact(mount.source)
    target = ComposeMount.fact(mount.target)
    let hasHole = mount.options.contains { $0.hasHole }
    options = hasHole ? .unknown : .known(mount.options)
    if let readOnly = mount.readOnly {
      isReadOnly = .known(readOnly)
    } else if mount.options.contains("ro") {
      isReadOnly = .known(true)
    } else {
      isReadOnly = hasHole || mount.isReadOnlyUnknown ? .unknown : .known(false)
    }
    if type.value == "volume", let name = mount.source?.skeleton, let folder = boundVolumes[name] {
      isBoundVolume = true
      hostPath = HostPath(folder).map { .known($0) } ?? .unknown
      return
    }
    isBoundVolume = false
    if type.value == "bind", let text = mount.source?.skeleton {
      hostPath = HostPath(text).map { .known($0) } ?? .unknown
    } else {
      hostPath = type.isUnknown ? .unknown : .absent
    }
  }

  private static func fact(_ text: MountSyntax.Text?) -> Fact<String> {
    guard let text = text?.skeleton, !text.isEmpty else { return .absent }
    return text.hasHole ? .unknown : .known(text)
  }

  /// Whether it is a bind mount.
  public var isBind: Fact<Bool> { isBoundVolume ? .known(true) : type.isTrue { $0 == "bind" } }

  /// Whether it is a volume without a name.
  public var isAnonymous: Fact<Bool> {
    guard case .known("volume") = type else { return type.isTrue { _ in false } }
    return source.isUnknown ? .unknown : .known(source.value == nil)
  }

  /// Whether it is a named volume.
  public var isNamedVolume: Fact<Bool> {
    guard case .known("volume") = type else { return type.isTrue { _ in false } }
    return source.isUnknown ? .unknown : .known(source.value != nil)
  }

  /// Whether other services can mount the same: a named volume or a host path that is no socket.
  var isShareable: Bool {
    (isNamedVolume.value == true || isBind.value == true) && isRuntimeSocket.value != true
  }

  /// Whether the bind mount's host path is relative to the project.
  public var isProjectPath: Fact<Bool> { hostPath.isTrue(\.isRelative) }

  /// Whether the host path is, or holds, the socket of a container engine.
  public var isRuntimeSocket: Fact<Bool> { hostPath.isTrue(\.isRuntimeSocket) }

  /// Whether the host path is, or holds, Docker's own socket.
  public var isDockerSocket: Fact<Bool> { hostPath.isTrue(\.isDockerSocket) }

  /// Whether the host path tells about the host, its users or its secrets.
  public var isSensitiveHostPath: Fact<Bool> { hostPath.isTrue(\.isSensitive) }

  /// Whether who may write to the host path may become root on the host.
  public var isRootEquivalentPath: Fact<Bool> { hostPath.isTrue(\.isRootEquivalent) }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeMount.self, "compose.mount", "A volume, bind mount or tmpfs of a service."
  ) {
    Field("type", "`bind`, `volume`, `tmpfs`, `npipe`, `image` or `cluster`.") { $0.type }
    Field("source", "The host path as written, or the volume's name; absent for anonymous volumes and tmpfs.") {
      $0.source
    }
    Field("target", "The path in the container.") { $0.target }
    Field("read_only", "Whether the container cannot write to it.") { $0.isReadOnly }
    Field("options", "The options: `noexec`, `size=64m`, `rshared`, `z` …") { $0.options }
    Field("is_plain", "Whether the short form is written without quotes; absent for the long form.") { $0.isPlain }
    Field(
      "is_bind", "Whether it is a bind mount of a host path, or a named volume that the project makes of one."
    ) { $0.isBind }
    Field("is_tmpfs", "Whether it is a tmpfs.") { $0.type.isTrue { $0 == "tmpfs" } }
    Field("is_anonymous", "Whether it is a volume without a name.") { $0.isAnonymous }
    Field("is_named_volume", "Whether it is a named volume.") { $0.isNamedVolume }
    Field("is_project_path", "Whether the host path is relative to the project: `./src`, `.`.") { $0.isProjectPath }
    Field("is_docker_socket", "Whether the host path is, or holds, Docker's socket.") { $0.isDockerSocket }
    Field(
      "is_runtime_socket",
      "Whether the host path is, or holds, the socket of a container engine (Docker, containerd, CRI-O, Podman)."
    ) {
      $0.isRuntimeSocket
    }
    Field(
      "is_sensitive_host_path",
      "Whether the host path discloses host state: `/`, `/etc`, `/proc`, `/sys`, `/dev`, `/run`, home folders and their keys …"
    ) {
      $0.isSensitiveHostPath
    }
    Field(
      "is_root_equivalent_path",
      "Whether writing there makes one root on the host: `/etc`, `/root`, `/boot`, `/var/lib/docker` …"
    ) {
      $0.isRootEquivalentPath
    }
    Field("is_shared_propagation", "Whether mounts in the container reach the host (`shared`, `rshared`).") { mount in
      mount.options.isTrue { $0.contains("shared") || $0.contains("rshared") }
    }
    Field("is_noexec", "Whether nothing on it can be executed.") { $0.options.isTrue { $0.contains("noexec") } }
    Field("has_size", "Whether a tmpfs is limited in size.") {
      $0.options.isTrue { $0.contains { $0.hasPrefix("size=") } }
    }
  }
}
