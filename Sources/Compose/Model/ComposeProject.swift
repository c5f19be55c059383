import CEL
import Syntax
import YAML

/// A project as Compose would run it: base, overrides and overlays merged, `extends` and `include` followed, variables
/// looked up.
///
/// Every value remembers the file and the place that it comes from.
public final class ComposeProject: ModelObject {
  /// The start of the first file.
  public let place: Place?

  /// The project's name: `name`, or the folder of the first file; absent when neither says.
  public let name: Fact<String>

  /// The environment that the files describe together; nil when it is not known.
  public let environment: String?

  /// The services.
  public let services: [ComposeService]

  /// The declared networks.
  public let networks: [ComposeNetwork]

  /// The declared volumes.
  public let volumes: [ComposeVolume]

  /// The declared secrets.
  public let secrets: [ComposeSecret]

  /// The declared configs.
  public let configs: [ComposeSecret]

  /// The declared models.
  public let models: [ComposeModel]

  /// The project's own files, base first.
  public let files: [SourceFile]

  /// Files that were read through `extends` and `include`.
  public let otherFiles: [SourceFile]

  /// Whether an included file could not be read, so that services and resources may be missing.
  public let isPartial: Bool

  /// Whether the file is of the version 1 format: services at the top level.
  public let isLegacy: Bool

  /// Whether the files are a part of a project whose other files are not known: services say neither what image they
  /// have nor how it is built.
  public let isFragment: Bool

  /// For what Compose refuses to load the project.
  public let problems: [ComposeProblem]

  /// The variables that the files refer to, in the order of their first use.
  public let interpolations: [ComposeInterpolation]

  /// Whether an example of the environment file lies beside the first file.
  public let hasEnvExample: Bool

  /// The variables that the example names and nothing in the project uses, where the project's files are all that could.
  public let unusedDocumented: [ComposeItem]

  private let root: ComposeMapping
  private let directories: [String: String]

  /// A project.
  ///
  /// - Parameters:
  ///   - files: the parsed files, base first, later ones over it.
  ///   - variables: the variables for interpolation, from `.env` and `--env-file`; never those of this process.
  ///   - documented: the variables that an example of the environment file tells to set, and where; nil when there is no
  ///     example.
  ///   - environment: the name of the environment, if it is known: `production`.
  ///   - around: the files that these refer to.
  public init(
    files: [SyntaxTree], variables: [String: String] = [:], documented: [String: Place]? = nil,
    environment: String? = nil,
    around: ProjectFiles = ProjectFiles(tree: { _ in nil })
  ) {
    var loader = ProjectLoader(files: around)
    let root = loader.load(files, variables: variables)
    self.root = root
    directories = loader.directories
    self.files = files.map(\.source)
    otherFiles = loader.otherFiles
    self.environment = environment
    isPartial = loader.hasUnreadInclude
    isLegacy = LegacyFormat.isLegacy(root)
    place = files.first.map { Place($0.source, .empty(at: 0)) }
    let directory = files.first.flatMap { $0.source.directory.cut(at: Byte.slash).last.map(String.init) }
    let given = root["name"]?.scalar?.text ?? variables["COMPOSE_PROJECT_NAME"].map { .known($0) }
    name = given ?? directory.map { .known($0) } ?? .absent
    let entries = isLegacy ? LegacyFormat.services(root) : root["services"]?.mapping?.entries ?? []
    let fileName = files.first.flatMap { $0.source.path.cut(at: Byte.slash).last.map(String.init) }
    isFragment =
      !ComposeFileName.isBase(fileName ?? "")
      && entries.contains { entry in
        !loader.incompleteServices.contains(entry.key) && !LegacyFormat.saysWhatRuns(entry.value)
      }
    let context = ProjectContext(
      root, services: entries, incompleteServices: loader.incompleteServices, isPartial: loader.hasUnreadInclude,
      around: around, directories: loader.directories, directory: files.first?.source.directory ?? "")
    var checker = ConsistencyChecker(
      root, services: isLegacy ? [] : entries, incompleteServices: loader.incompleteServices, isFragment: isFragment,
      isPartial: isPartial,
      emptyFile: files.count == 1 ? files.first { $0.roots.isEmpty && $0.problems.isEmpty }?.source : nil)
    checker.check()
    problems = loader.problems + checker.problems
    interpolations = ComposeInterpolation.all(in: root, documented: Set(documented.map { Array($0.keys) } ?? []))
    hasEnvExample = documented != nil
    unusedDocumented = ComposeInterpolation.unused(
      documented ?? [:], interpolations, services: entries, isPartial: isPartial || isFragment)
    let lastFile = files.last?.source
    let boundVolumes = ComposeVolume.boundFolders(root)
    let members = entries.map { entry in
      ComposeService.member(
        entry, isIncomplete: loader.incompleteServices.contains(entry.key), lastFile: lastFile,
        boundVolumes: boundVolumes)
    }
    let index = ProjectIndex(members)
    services = zip(entries, members).map { ComposeService($0, member: $1, context: context, index: index) }
    networks = (root["networks"]?.mapping?.entries ?? []).map(ComposeNetwork.init)
    volumes = (root["volumes"]?.mapping?.entries ?? []).map(ComposeVolume.init)
    secrets = (root["secrets"]?.mapping?.entries ?? []).map(ComposeSecret.init)
    models = (root["models"]?.mapping?.entries ?? []).map(ComposeModel.init)
    configs = (root["configs"]?.mapping?.entries ?? []).map(ComposeSecret.init)
  }

  /// The name, or the first file's path.
  public var display: String { name.value ?? files.first?.path ?? "" }

  /// Whether the environment is production, by its name.
  public var isProduction: Bool {
    guard let environment = environment?.lowercased() else { return false }
    return environment == "prod" || environment == "production" || environment == "live"
  }

  /// The folder from which relative paths at a place are seen: that of the first file for all of the project's own
  /// files, the file's own for one that is extended or included.
  public func directory(for place: Place) -> String {
    if let directory = directories[place.source.path] { return directory }
    return files.contains(place.source) ? files.first?.directory ?? "" : place.source.directory
  }

  /// All keys of the merged files, for rules about order.
  var keys: [ComposeKey] { ComposeKey.all(in: root) }

  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeProject.self, "compose.project", "A project as Compose would run it, in one environment."
  ) {
    Field("name", "The project's name: `name`, or the folder of the first file.", at: { $0.root["name"]?.place }) {
      $0.name
    }
    Field("has_name", "Whether `name` is given.", at: { $0.root["name"]?.place }) { $0.root["name"] != nil }
    Field("environment", "The name of the environment; absent when it is not known.") { $0.environment }
    Field("is_production", "Whether the environment's name is that of production.") { $0.isProduction }
    Field("services", "The services.", at: { $0.root["services"]?.place }) { $0.services }
    Field("networks", "The declared networks.", at: { $0.root["networks"]?.place }) { $0.networks }
    Field("volumes", "The declared volumes.", at: { $0.root["volumes"]?.place }) { $0.volumes }
    Field("secrets", "The declared secrets.", at: { $0.root["secrets"]?.place }) { $0.secrets }
    Field("configs", "The declared configs.", at: { $0.root["configs"]?.place }) { $0.configs }
    Field("models", "The declared models.", at: { $0.root["models"]?.place }) { $0.models }
    Field("files", "The paths of the project's files, base first.") { $0.files.map(\.path) }
    Field("has_version_key", "Whether the obsolete `version` is given.", at: { $0.root.entry("version")?.place }) {
      $0.root["version"] != nil
    }
    Field("is_legacy", "Whether the file is of the version 1 format: services at the top level.") { $0.isLegacy }
    Field(
      "is_fragment",
      "Whether services say neither what image they have nor how it is built: the file is an overlay of files unknown."
    ) { $0.isFragment }
    Field("problems", "For what Compose refuses to load the project.") { $0.problems }
    Field("has_env_example", "Whether an example of the environment file (`.env.example`) lies beside the first file.")
    {
      $0.hasEnvExample
    }
    Field(
      "unused_documented",
      "The variables that the example names and nothing uses; empty where services may read the file themselves."
    ) { $0.unusedDocumented }
    Field("interpolations", "The variables that the files refer to, each once, at its first use.") { $0.interpolations }
    Field(
      "unset_variables",
      "The variables that no `.env` sets, no example documents, and some use of which has no default."
    ) { $0.interpolations.filter(\.isUnset) }
    Field("has_unset_variables", "Whether there are any of `unset_variables`.") {
      $0.interpolations.contains(where: \.isUnset)
    }
    Field("is_partial", "Whether an included file could not be read, so that services may be missing.") { $0.isPartial }
    Field("uses_only_default_network", "Whether no service joins a network by name.") { project in
      project.services.allSatisfy { service in
        let networks = service.networks
        return networks.isEmpty || networks.count == 1 && networks.first == "default"
      }
    }
  }
}

/// The names of Compose files.
enum ComposeFileName {
  /// Whether Compose finds a file of that name by itself.
  static func isBase(_ name: String) -> Bool {
    name == "docker-compose.yml" || name == "docker-compose.yaml" || name == "compose.yaml" || name == "compose.yml"
  }
}

/// The format of Compose files before `services`: each top-level key is a service.
enum LegacyFormat {
  private static let sections: Set<String> = [
    "version", "name", "services", "networks", "volumes", "secrets", "configs", "include", "models",
  ]

  /// Whether a file has no `services` and top-level mappings that build or name an image.
  static func isLegacy(_ root: ComposeMapping) -> Bool {
    root["services"] == nil && root["include"] == nil && !services(root).isEmpty
  }

  /// Whether a service says what runs in it.
  static func saysWhatRuns(_ service: ComposeValue) -> Bool {
    guard let mapping = service.mapping else { return false }
    return ["image", "build", "provider"].contains { !(mapping[$0]?.isNull ?? true) }
  }

  /// The services of such a file.
  static func services(_ root: ComposeMapping) -> [ComposeMapping.Entry] {
    root.entries.filter { entry in
      !sections.contains(entry.key) && !entry.key.hasPrefix("x-")
        && (entry.value["image"]?.scalar != nil || entry.value["build"] != nil)
    }
  }
}
