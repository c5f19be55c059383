import CEL
import Syntax

/// A secret or config that a service is given (Compose specification, `secrets` and `configs` of services).
public struct ComposeGrant: Sendable {
  /// The name that the project declares it by.
  public let name: Fact<String>

  /// The absolute path at which the container sees it.
  public let target: Fact<String>

  /// The item of the list.
  public let place: Place

  /// - Parameter directory: where a target without leading slash lies, and what has none.
  init(_ item: ComposeValue, directory: String) {
    place = item.place
    let name = (item.scalar ?? item["source"]?.scalar)?.text ?? .absent
    let target: Fact<String> = item.scalar == nil ? item["target"]?.scalar?.text ?? name : name
    self.name = name
    self.target = target.map { $0.hasPrefix("/") ? $0 : directory + $0 }
  }
}

extension ComposeService {
  /// The configs that it is given, each at the path where the container sees it: `/name` unless a target is named.
  public var grantedConfigs: [ComposeGrant] {
    (reader["configs"]?.items ?? []).map { ComposeGrant($0, directory: "/") }
  }

  /// The secrets that it is given, each at the path where the container sees it: `/run/secrets/name` unless a target is
  /// named.
  public var grantedSecrets: [ComposeGrant] {
    (reader["secrets"]?.items ?? []).map { ComposeGrant($0, directory: "/run/secrets/") }
  }
}
