import CEL
import Syntax

/// What a service has to know of the project around it.
final class ProjectContext: Sendable {
  /// Services that extend something that could not be read.
  let incompleteServices: Set<String>

  /// Whether a file that is included could not be read.
  let isPartial: Bool

  /// The names of the declared networks.
  let networks: Set<String>

  /// The names of the declared volumes.
  let volumes: Set<String>

  /// The names of the declared secrets.
  let secrets: Set<String>

  /// The names of the declared configs.
  let configs: Set<String>

  /// Whether each service has a health check, by name.
  let healthchecks: [String: Fact<Bool>]

  /// Services that another waits for to complete.
  let awaitedToComplete: Set<String>

  /// The names of the declared models.
  let models: Set<String>

  private let around: ProjectFiles
  private let directories: [String: String]
  private let directory: String

  init(
    _ root: ComposeMapping, services: [ComposeMapping.Entry], incompleteServices: Set<String>, isPartial: Bool,
    around: ProjectFiles, directories: [String: String], directory: String
  ) {
    self.around = around
    self.directories = directories
    self.directory = directory
    self.incompleteServices = incompleteServices
    self.isPartial = isPartial
    func names(_ key: String) -> Set<String> { Set(root[key]?.mapping?.entries.map(\.key) ?? []) }
    networks = names("networks")
    volumes = names("volumes")
    secrets = names("secrets")
    configs = names("configs")
    models = names("models")
    var healthchecks: [String: Fact<Bool>] = [:]
    var awaited: Set<String> = []
    for entry in services {
      let reader = AttributeReader(
        mapping: entry.value.mapping ?? ComposeMapping(entries: []),
        isIncomplete: incompleteServices.contains(entry.key))
      healthchecks[entry.key] = ProjectContext.hasHealthcheck(reader)
      for dependency in reader["depends_on"]?.mapping?.entries ?? []
      where dependency.value["condition"]?.scalar?.skeleton == "service_completed_successfully" {
        awaited.insert(dependency.key)
      }
    }
    self.healthchecks = healthchecks
    awaitedToComplete = awaited
  }

  /// Whether the project has a service; unknown where a file could not be read.
  func hasService(_ name: String) -> Fact<Bool> {
    if healthchecks[name] != nil { return .known(true) }
    return mayBeElsewhere(name) ? .unknown : .known(false)
  }

  /// Whether what the project does not declare may be declared where it cannot be seen from here.
  func mayBeElsewhere(_ name: String) -> Bool {
    isPartial || name.hasHole || around.neighbourNames.contains(name)
  }

  /// Whether a file is surely not there.
  ///
  /// - Parameter place: where its path is written, from which it is seen.
  func isMissing(_ path: String, at place: Place) -> Bool { around.isMissing(located(path, at: place)) }

  /// The names of the files in a folder, which is empty or ends with a slash; nil where they cannot be told.
  func names(in folder: String, at place: Place) -> Set<String>? {
    let path = located(folder + "_", at: place)
    return around.names(path.utf8.lastIndex(of: Byte.slash).map { String(path[..<$0]) } ?? "")
  }

  private func located(_ path: String, at place: Place) -> String {
    ComposePath.join(directories[place.source.path] ?? directory, path)
  }

  /// Whether a service has a health check that is not switched off.
  static func hasHealthcheck(_ service: AttributeReader) -> Fact<Bool> {
    guard let value = service["healthcheck"], value.mapping != nil else { return service.has("healthcheck") }
    let check = ComposeHealthcheck(value, isIncomplete: service.isIncomplete)
    return check.isDisabled.map { !$0 }
  }

  /// What a service waits for.
  func dependencies(_ service: AttributeReader, profiles: Set<String>, index: ProjectIndex) -> [ComposeDependency] {
    let entries = service["depends_on"].flatMap { Merger.named($0).mapping?.entries } ?? []
    return entries.map { entry in
      let exists = healthchecks[entry.key] != nil
      let mayExist = mayBeElsewhere(entry.key)
      return ComposeDependency(
        entry, targetExists: exists || !mayExist ? .known(exists) : .unknown,
        targetHasHealthcheck: healthchecks[entry.key] ?? (mayExist ? .unknown : .known(false)),
        target: index.member(entry.key), profiles: profiles)
    }
  }
}
