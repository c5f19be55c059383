import CEL
import Compose
import Syntax

/// Which service of a project a host name means.
struct StackReach {
  private let byName: [String: StackService]
  private let isOpen: Bool
  private let externalNetworks: Set<String>

  init(_ services: [StackService], in project: ComposeProject) {
    var byName: [String: StackService] = [:]
    for service in services {
      for name in service.service.hostNames where byName[name.lowercased()] == nil {
        byName[name.lowercased()] = service
      }
    }
    self.byName = byName
    isOpen = project.isPartial || project.isFragment || services.contains { $0.service.isIncomplete }
    externalNetworks = Set(project.networks.filter { $0.isExternal != .known(false) }.map(\.name))
  }

  /// The service that a name in lower case means.
  func service(named name: String) -> StackService? { byName[name] }

  /// The name that an unknown one was probably meant to be.
  func suggestion(_ host: String) -> String? { Suggestion.nearest(to: host, among: byName.keys.sorted()) }

  /// Whether a host in lower case means nothing that a service's container can know; a name with a dot may be anything
  /// on the net, and on a network that others made anybody may have any name.
  func isUnknown(_ host: String, from source: StackService) -> Fact<Bool> {
    if byName[host] != nil || host == "localhost" || host.isEmpty || host.contains(where: { ".:[".contains($0) }) {
      return .known(false)
    }
    if source.service.privateHostNames.contains(where: { $0.lowercased() == host }) { return .known(false) }
    let includes = source.nginx.flatMap(\.unresolvedIncludes)
    if isOpen || source.containerNginx?.isOpen != false || source.service.hasOwnNetwork != .known(true)
      || source.service.networks.contains(where: externalNetworks.contains)
      || !includes.allSatisfy(NginxImage.isStockInclude)
    {
      return .unknown
    }
    return .known(true)
  }
}
