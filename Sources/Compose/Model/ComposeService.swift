import CEL
import Syntax

/// A service of the effective configuration.
public final class ComposeService: ModelObject {
  /// The service's name, where it first appears.
  public let place: Place?

  /// The name.
  public let name: String

  /// The image; nil when the service only names a build, or neither.
  public let image: ComposeImage?

  /// The build; nil when there is none.
  public let build: ComposeBuild?

  /// The published ports.
  public let ports: [ComposePort]

  /// Volumes, bind mounts and tmpfs, in this order of the file.
  public let mounts: [ComposeMount]

  /// The variables of `environment`.
  public let environment: [ComposeVariable]

  /// The health check; nil when there is none.
  public let healthcheck: ComposeHealthcheck?

  /// The services that this one waits for.
  public let dependencies: [ComposeDependency]

  /// Whether another service waits for this one to complete.
  let isAwaitedToComplete: Bool

  let reader: AttributeReader
  let context: ProjectContext
  let member: ProjectIndex.Member
  private let index: ProjectIndex

  /// What a service is by itself.
  ///
  /// - Parameters:
  ///   - lastFile: the project's last file, which has the last word.
  ///   - boundVolumes: the folders of the host that volumes of the project stand for, by name.
  static func member(
    _ entry: ComposeMapping.Entry, isIncomplete: Bool, lastFile: SourceFile?, boundVolumes: [String: String]
  ) -> ProjectIndex.Member {
    let reader = AttributeReader(
      mapping: entry.value.mapping ?? ComposeMapping(entries: []), isIncomplete: isIncomplete)
    let image = reader["image"].flatMap { value in value.scalar.map { ComposeImage($0, at: value.place) } }
    let ports = reader["ports"]?.items.compactMap { ComposePort($0, image: image, lastFile: lastFile) } ?? []
    let volumes = reader["volumes"]?.items.compactMap { ComposeMount(volume: $0, boundVolumes: boundVolumes) } ?? []
    let mounts = volumes + (reader["tmpfs"]?.items.compactMap { ComposeMount(tmpfs: $0) } ?? [])
    let dependencies = reader["depends_on"].flatMap { Merger.named($0).mapping?.entries.map(\.key) } ?? []
    return ProjectIndex.Member(
      name: entry.key, place: entry.keyPlace, image: image, ports: ports, mounts: mounts, reader: reader,
      networks: networks(reader), dependencies: Set(dependencies),
      isDataStore: store(\.isDataStore, image, ports, reader).value == true,
      profiles: Set(reader.texts("profiles").known))
  }

  init(
    _ entry: ComposeMapping.Entry, member: ProjectIndex.Member, context: ProjectContext, index: ProjectIndex
  ) {
    name = entry.key
    place = entry.keyPlace
    self.context = context
    self.member = member
    self.index = index
    reader = member.reader
    image = member.image
    ports = member.ports
    mounts = member.mounts
    let isIncomplete = reader.isIncomplete
    build = reader["build"].flatMap { $0.isNull ? nil : ComposeBuild($0, isIncomplete: isIncomplete) }
    environment = ComposeVariable.list(reader["environment"].flatMap { Merger.keyed($0).mapping?.entries } ?? [])
    healthcheck = reader["healthcheck"].flatMap {
      $0.mapping == nil ? nil : ComposeHealthcheck($0, isIncomplete: isIncomplete)
    }
    dependencies = context.dependencies(reader, profiles: member.profiles, index: index)
    isAwaitedToComplete = context.awaitedToComplete.contains(entry.key)
  }

  /// The parts of files that describe it, each file once: from its name to the end of what is in force of it there.
  public var entryPlaces: [Place] {
    var spans: [(source: SourceFile, span: Span)] = []
    func add(_ place: Place) {
      if let index = spans.firstIndex(where: { $0.source == place.source }) {
        spans[index].span = spans[index].span.union(place.span)
      } else {
        spans.append((place.source, place.span))
      }
    }
    func add(_ value: ComposeValue, depth: Int) {
      add(value.place)
      guard depth > 0 else { return }
      for entry in value.mapping?.entries ?? [] {
        add(entry.place)
        add(entry.value, depth: depth - 1)
      }
      for item in value.sequence ?? [] { add(item, depth: depth - 1) }
    }
    if let place { add(place) }
    for entry in reader.mapping.entries {
      add(entry.place)
      add(entry.value, depth: 3)
    }
    return spans.map { Place($0.source, $0.span) }
  }

  /// Whether another service of the project builds the image that this one names.
  public var usesBuiltImage: Bool {
    build == nil && (reader.text("image").value.map(index.builtImages.contains) ?? false)
  }

  /// The earlier service that has the same container name and can run at the same time; nil when there is none.
  public var nameTwin: ComposeNeighbour? {
    index.nameTwin(of: member).map { ComposeNeighbour($0.name, at: $0.reader.place("container_name") ?? $0.place) }
  }

  /// The volumes that an earlier service writes to as well.
  public var sharedVolumes: [String] { index.sharedVolumes(member) }

  /// The public services that share a network with this data store though they have no business with it.
  public var exposedBy: [ComposeNeighbour] { index.exposing(member) }

  /// Where the service's ports meet those of an earlier one.
  public var portConflicts: [ComposePortConflict] { index.portConflicts[name] ?? [] }

  /// The entries of `ports` and `expose` in their short form.
  var portTexts: [ComposeItem] { ComposeItem.list(reader["ports"]) + ComposeItem.list(reader["expose"]) }

  /// Whether a variable of `environment` is there twice.
  public var hasRepeatedVariables: Bool {
    environment.count > 1 && Set(environment.map(\.name)).count < environment.count
  }

  /// The files of `env_file`.
  public var variableFiles: [ComposeEnvFile] {
    (reader["env_file"]?.items ?? []).compactMap { ComposeEnvFile($0, context: context) }
  }

  /// The name.
  public var display: String { name }

  /// Whether the service is not known in full: it extends something that could not be read.
  public var isIncomplete: Bool { reader.isIncomplete }

  /// The command as words; a text is split at white space.
  public var command: Fact<[String]> { commandWords.value { words("command") } }

  /// The entry point as words; a text is split at white space.
  public var entrypoint: Fact<[String]> { entrypointWords.value { words("entrypoint") } }

  private let commandWords = Cached<Fact<[String]>>()
  private let entrypointWords = Cached<Fact<[String]>>()

  /// The environment files, as written.
  public var envFiles: [(path: Fact<String>, isRequired: Bool, place: Place)] {
    (reader["env_file"]?.items ?? []).compactMap { item in
      guard let path = item.scalar ?? item["path"]?.scalar else { return nil }
      return (path.text, item["required"]?.scalar?.bool.value ?? true, item.place)
    }
  }

  /// Whether the health check is there and not switched off.
  public var hasHealthcheck: Fact<Bool> { ProjectContext.hasHealthcheck(reader) }

  /// Whether the service runs once and ends: it says `restart: "no"`, others wait for it to complete, or its command is
  /// one that migrates or seeds.
  public var isJob: Fact<Bool> { .known(runsOnce.value { endsByItself }) }

  private let runsOnce = Cached<Bool>()

  private var endsByItself: Bool {
    if isAwaitedToComplete { return true }
    if restart.value == "no" || reader.section("deploy").section("restart_policy").text("condition").value == "none" {
      return true
    }
    func speaksOfJob(_ words: Fact<[String]>) -> Bool {
      words.value?.contains { JobWords.names.contains($0.lowercased()) } ?? false
    }
    return speaksOfJob(command) || speaksOfJob(entrypoint)
  }

  /// The restart policy: `no`, `always`, `on-failure`, `unless-stopped`, also with a count; absent when not given.
  public var restart: Fact<String> {
    guard let value = reader["restart"], let scalar = value.scalar else { return reader.text("restart") }
    // A bare `no` is a text in YAML 1.2, a bare `false` is not what Compose knows as a policy.
    return scalar.text
  }

  /// After how many failures it is not restarted any more: `on-failure:N`, or `max_attempts` of `deploy`.
  public var restartAttempts: Fact<Int> {
    let policy = reader.section("deploy").section("restart_policy")
    guard restart.value?.hasPrefix("on-failure:") != true else {
      return restart.value.flatMap { Int($0.dropFirst(11)) }.map { .known($0) } ?? .absent
    }
    return policy.text("condition").value == "any" ? .absent : policy.int("max_attempts")
  }

  /// Where that number stands.
  var restartAttemptsPlace: Place? {
    guard restart.value?.hasPrefix("on-failure:") != true else { return reader.place("restart") }
    return reader.section("deploy").section("restart_policy").place("max_attempts")
  }

  /// Whether the service holds data: a database, search engine, cache or vector store, by its image or, where that is
  /// not known, by a port that only such programs use.
  public var isDataStore: Fact<Bool> { ComposeService.store(\.isDataStore, image, ports, reader) }

  /// Whether the service is a database or search engine; as `isDataStore`.
  public var isDatabase: Fact<Bool> { ComposeService.store(\.isDatabase, image, ports, reader) }

  private static func store(
    _ read: (ComposeImage) -> Fact<Bool>, _ image: ComposeImage?, _ ports: [ComposePort], _ reader: AttributeReader
  ) -> Fact<Bool> {
    if let image, image.known != nil { return read(image) }
    let targets = ports.compactMap(\.target.value) + exposedPorts(reader)
    if targets.contains(where: WellKnownImage.dataPorts.contains) { return .known(true) }
    return image.map(read) ?? .known(false)
  }

  /// The ports of `expose`, protocols left out.
  public var exposedPorts: [Int] { ComposeService.exposedPorts(reader) }

  private static func exposedPorts(_ reader: AttributeReader) -> [Int] {
    reader.texts("expose").known.compactMap { text in
      PortSyntax.range(String(text.head(before: Byte.slash))).value?.lowerBound
    }
  }

  private func words(_ key: String) -> Fact<[String]> {
    guard let value = reader[key], !value.isNull else { return reader.isIncomplete ? .unknown : .absent }
    if let scalar = value.scalar { return scalar.text.map(CommandLineText.words) }
    return reader.texts(key).all
  }
}

/// Words in commands of services that run once.
private enum JobWords {
  static let names: Set<String> = [
    "migrate", "migration", "migrations", "db:migrate", "seed", "db:seed", "upgrade", "collectstatic",
    "createsuperuser",
    "deploy:migrate", "run_migrations", "createbuckets",
  ]
}
