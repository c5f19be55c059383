import CEL
import Syntax

/// What services have to do with each other, found in one pass over all of them.
final class ProjectIndex: Sendable {
  /// What is known of a service before the others are.
  final class Member: Sendable {
    let name: String
    let place: Place
    let image: ComposeImage?
    let ports: [ComposePort]
    let mounts: [ComposeMount]
    let reader: AttributeReader
    let networks: [String]
    let dependencies: Set<String>
    let isDataStore: Bool
    let profiles: Set<String>

    init(
      name: String, place: Place, image: ComposeImage?, ports: [ComposePort], mounts: [ComposeMount],
      reader: AttributeReader, networks: [String], dependencies: Set<String>, isDataStore: Bool, profiles: Set<String>
    ) {
      self.name = name
      self.place = place
      self.image = image
      self.ports = ports
      self.mounts = mounts
      self.reader = reader
      self.networks = networks
      self.dependencies = dependencies
      self.isDataStore = isDataStore
      self.profiles = profiles
    }

    var isProxy: Bool { image?.known?.category == .proxy }

    /// Whether both can run at once: one of them always runs, or they share a profile.
    func runs(beside other: Member) -> Bool {
      profiles.isEmpty || other.profiles.isEmpty || !profiles.isDisjoint(with: other.profiles)
    }
  }

  private let members: [String: Member]

  /// The references of images that services of the project build.
  let builtImages: Set<String>

  private let firstWriters: [String: String]
  private let containerNames: [String: [Member]]

  /// By network, the services that publish ports and hold no data.
  private let entries: [String: [Member]]

  /// By service, those that depend on it.
  private let dependents: [String: Set<String>]

  /// For each service, where its ports meet those of another.
  let portConflicts: [String: [ComposePortConflict]]

  /// How many services that publish ports on one network are looked at for each data store.
  private static let maximumEntries = 100

  init(_ list: [Member]) {
    var members: [String: Member] = [:]
    var built: Set<String> = []
    var writers: [String: String] = [:]
    var names: [String: [Member]] = [:]
    var entries: [String: [Member]] = [:]
    var dependents: [String: Set<String>] = [:]
    for member in list {
      members[member.name] = member
      if member.reader.has("build").value == true, let image = member.reader.text("image").value { built.insert(image) }
      for mount in member.mounts where mount.isReadOnly.value == false {
        if mount.isShareable, let volume = mount.source.value, writers[volume] == nil { writers[volume] = member.name }
      }
      if let name = member.reader.text("container_name").value { names[name, default: []].append(member) }
      if !member.ports.isEmpty, !member.isDataStore {
        for network in member.networks where (entries[network]?.count ?? 0) < Self.maximumEntries {
          entries[network, default: []].append(member)
        }
      }
      for dependency in member.dependencies { dependents[dependency, default: []].insert(member.name) }
    }
    self.members = members
    builtImages = built
    firstWriters = writers
    containerNames = names
    self.entries = entries
    self.dependents = dependents
    portConflicts = ComposePortConflict.find(list)
  }

  /// A service by its name.
  func member(_ name: String) -> Member? { members[name] }

  /// The named volumes and host paths that a service mounts and an earlier service writes to.
  func sharedVolumes(_ member: Member) -> [String] {
    member.mounts.compactMap { mount in
      guard mount.isShareable, let volume = mount.source.value, let writer = firstWriters[volume],
        writer != member.name
      else { return nil }
      return volume
    }
  }

  /// The earlier service that has the same container name and can run at the same time.
  func nameTwin(of member: Member) -> Member? {
    guard let name = member.reader.text("container_name").value, let others = containerNames[name], others.count > 1
    else { return nil }
    return others.prefix { $0.name != member.name }.prefix(Self.maximumEntries).first { $0.runs(beside: member) }
  }

  /// The public services on a network of a data store that have no business with it: proxies, and services that reach
  /// it through an application between them.
  func exposing(_ store: Member) -> [ComposeNeighbour] {
    guard store.isDataStore else { return [] }
    var seen: Set<String> = [store.name]
    var found: [ComposeNeighbour] = []
    let users = dependents[store.name] ?? []
    for network in store.networks {
      for entry in entries[network] ?? [] where !entry.dependencies.contains(store.name) {
        guard entry.isProxy || !entry.dependencies.isDisjoint(with: users), seen.insert(entry.name).inserted else {
          continue
        }
        found.append(ComposeNeighbour(entry.name, at: entry.place, isProxy: entry.isProxy))
      }
    }
    return found
  }
}
