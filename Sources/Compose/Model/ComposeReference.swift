import CEL
import Syntax

/// A name in a service that stands for something the project declares at its top level.
public final class ComposeReference: ModelObject {
  /// Where the name is used.
  public let place: Place?

  /// `network`, `volume`, `secret`, `config`, `model` or `service`.
  public let kind: String

  /// The name.
  public let name: String

  /// Whether the project declares it; unknown where an included file could not be read, or where a file that
  /// may be given beside the project's own declares it.
  public let isDefined: Fact<Bool>

  init(_ kind: String, _ name: String, at place: Place?, isDefined: Fact<Bool>) {
    self.kind = kind
    self.name = name
    self.place = place
    self.isDefined = isDefined
  }

  /// The name.
  public var display: String { name }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeReference.self, "compose.reference",
    "A name in a service that stands for a network, volume, secret or config of the project."
  ) {
    Field("kind", "`network`, `volume`, `secret`, `config`, `model` or `service`.") { $0.kind }
    Field("name", "The name.") { $0.name }
    Field("is_defined", "Whether the project declares it.") { $0.isDefined }
  }
}

extension ComposeService {
  /// The networks, named volumes, secrets and configs that the service uses, where it uses them.
  var references: [ComposeReference] {
    func reference(_ kind: String, _ name: String, _ place: Place?, _ declared: Set<String>) -> ComposeReference {
      let isDefined = declared.contains(name)
      return ComposeReference(
        kind, name, at: place,
        isDefined: isDefined || !context.mayBeElsewhere(name) ? .known(isDefined) : .unknown)
    }
    // Every project has the network `default` without declaring it.
    let networks = (reader["networks"].flatMap { Merger.named($0).mapping?.entries } ?? [])
      .map { reference("network", $0.key, $0.keyPlace, context.networks.union(["default"])) }
    let volumes = mounts.compactMap { mount in
      mount.isNamedVolume.value == true
        ? mount.source.value.map { reference("volume", $0, mount.place, context.volumes) } : nil
    }
    let files = [("secret", "secrets", context.secrets), ("config", "configs", context.configs)]
      .flatMap { kind, key, declared in
        (reader[key]?.items ?? []).compactMap { item in
          (item.scalar ?? item["source"]?.scalar)?.text.value.map { reference(kind, $0, item.place, declared) }
        }
      }
    let models = (reader["models"].flatMap { Merger.named($0).mapping?.entries } ?? [])
      .map { reference("model", $0.key, $0.keyPlace, context.models) }
    let buildSecrets = (reader["build"]?["secrets"]?.items ?? []).compactMap { item in
      (item.scalar ?? item["source"]?.scalar)?.text.value.map { reference("secret", $0, item.place, context.secrets) }
    }
    let services = ServiceLink.links(of: reader.mapping)
      .filter { !$0.isDependency }
      .map { ComposeReference("service", $0.name, at: $0.place, isDefined: context.hasService($0.name)) }
    return networks + volumes + files + models + buildSecrets + services
  }
}
