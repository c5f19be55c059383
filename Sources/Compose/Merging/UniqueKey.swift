/// What makes an item of a sequence the same as an item of the files before.
enum UniqueKey: Sendable {
  /// Its text.
  case text
  /// Host address, published port, target and protocol.
  case port
  /// The path in the container: volumes, devices.
  case target
  /// The text up to the first `=`, which belongs to an option.
  case tmpfs
  /// The path in the container, or the name: secrets and configs.
  case mountedName
  /// The path of an environment file.
  case path

  /// The key of an item; nil for an item that is never the same as another.
  func key(of item: ComposeValue) -> String? {
    switch self {
    case .text: item.scalar?.skeleton
    case .port: PortSyntax.parse(item)?.mergeKey
    case .target: MountSyntax.parse(item).flatMap { $0.target?.skeleton } ?? item.scalar?.skeleton
    case .tmpfs: item.scalar.map { String($0.skeleton.prefix { $0 != "=" }) }
    case .mountedName:
      item.scalar?.skeleton ?? item["target"]?.scalar?.skeleton ?? item["source"]?.scalar?.skeleton
    case .path: item.scalar?.skeleton ?? item["path"]?.scalar?.skeleton
    }
  }
}
