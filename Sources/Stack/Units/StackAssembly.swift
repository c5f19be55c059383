import CEL
import Compose
import Dockerfile
import DotEnv
import IgnoreFile
import Nginx
import Syntax

/// Puts parsed files together to what is judged as one: Compose files to projects, nginx files to configurations.
public struct StackAssembly: Sendable {
  /// A unit whose model is still to be made, so that all cores can share that work.
  public struct Plan: Sendable {
    /// The path of its main file, whose configuration holds for the whole unit.
    public let path: String

    /// Makes the model.
    public let make: @Sendable () -> LintUnit
  }

  private let environmentOf: @Sendable (String) -> String?
  private let read: @Sendable (String) -> SourceFile?
  private let isMissing: @Sendable (String) -> Bool
  private let names: @Sendable (String) -> Set<String>?
  private let isOutside: @Sendable (String) -> Bool
  private let isIgnored: @Sendable (String) -> Bool?
  private let isTracked: @Sendable (String) -> Bool?
  private let scripts: @Sendable ([String]) -> [SourceFile]

  /// An assembly.
  ///
  /// - Parameters:
  ///   - environmentOf: the environment that a path belongs to; nil when nothing says.
  ///   - read: the file at a path that the given files refer to (`extends`, `include`, `.env`) though it is not among
  ///     them; nil when it cannot or must not be read.
  ///   - isOutside: whether a path leads out of the repository, where nothing is read.
  ///   - isIgnored: whether git ignores a file; nil outside of a repository.
  ///   - isTracked: whether git tracks an environment file; nil where that cannot be told.
  ///   - scripts: the scripts, Makefiles and workflows in and around some folders, which tell how Compose is run.
  ///   - isMissing: whether there is surely no file at a path; what cannot be looked at may be there.
  ///   - names: the names of all files in a folder, whose other files are surely missing; nil where they cannot be told.
  public init(
    environmentOf: @escaping @Sendable (String) -> String?,
    read: @escaping @Sendable (String) -> SourceFile? = { _ in nil },
    isMissing: @escaping @Sendable (String) -> Bool = { _ in false },
    names: @escaping @Sendable (String) -> Set<String>? = { _ in nil },
    isOutside: @escaping @Sendable (String) -> Bool = { _ in false },
    isIgnored: @escaping @Sendable (String) -> Bool? = { _ in nil },
    isTracked: @escaping @Sendable (String) -> Bool? = { _ in nil },
    scripts: @escaping @Sendable ([String]) -> [SourceFile] = { _ in [] }
  ) {
    self.environmentOf = environmentOf
    self.read = read
    self.isMissing = isMissing
    self.names = names
    self.scripts = scripts
    self.isOutside = isOutside
    self.isIgnored = isIgnored
    self.isTracked = isTracked
  }

  /// The Compose projects of some files, each with the stack that it leads to.
  public func stacks(_ trees: [SyntaxTree]) -> [Plan] {
    compose(
      trees, trees.filter { $0.language == .compose }, env: trees.filter { $0.language == .env })
  }

  /// The units of some files.
  public func plans(_ trees: [SyntaxTree]) -> [Plan] {
    var byLanguage: [Language: [SyntaxTree]] = [:]
    for tree in trees { byLanguage[tree.language, default: []].append(tree) }
    let (read, isMissing) = (read, isMissing)
    let contexts = BuildContexts(trees, isMissing: isMissing, exists: { read($0) != nil })
    let single = [Language.dockerfile, .env, .dockerignore].flatMap { byLanguage[$0] ?? [] }
      .map { plan($0, contexts: contexts) }
    return single + compose(trees, byLanguage[.compose] ?? [], env: byLanguage[.env] ?? [])
      + nginx(byLanguage[.nginx] ?? [], dockerfiles: byLanguage[.dockerfile] ?? [])
  }

  private func plan(_ tree: SyntaxTree, contexts: BuildContexts) -> Plan {
    let environment = environmentOf(tree.source.path)
    let (isIgnored, isTracked) = (isIgnored, isTracked)
    return Plan(path: tree.source.path) {
      let root: any ModelObject =
        switch tree.language {
        case .env:
          EnvFile(
            tree, isIgnored: isIgnored(tree.source.path).map { .known($0) } ?? .unknown,
            isTracked: isTracked(tree.source.path).map { .known($0) } ?? .unknown)
        case .dockerignore:
          IgnoreFile(tree, copiesFolders: contexts.copiesFolders(past: tree.source.path))
        default:
          DockerfileFile(
            tree,
            uses: DockerfileUses(
              contexts: contexts.names, arguments: contexts.arguments(of: tree),
              hasIgnoreFile: contexts.hasIgnoreFile(tree)))
        }
      return LintUnit(root: root, language: tree.language, environment: environment, trees: [tree])
    }
  }

  private func compose(_ all: [SyntaxTree], _ trees: [SyntaxTree], env: [SyntaxTree]) -> [Plan] {
    guard !trees.isEmpty else { return [] }
    let files = RepositoryFiles(all, read: read, isMissing: isMissing)
    let (isOutside, names) = (isOutside, names)
    let stackFiles = StackFiles(files, trees: all)
    let examples = documentedVariables(env)
    let included = ComposeGrouping.parts(of: trees)
    let parts = trees.filter { included.contains($0.source.path) }
    let wholes = trees.filter { !included.contains($0.source.path) }
    let grouping = ComposeGrouping(
      environmentOf: environmentOf,
      defaultFiles: { directory in
        files.variables(at: FilePath.join(directory, ".env"))?["COMPOSE_FILE"].flatMap(ComposeCommand.list)
      }, commands: commands(for: wholes, env: env))
    let projects = grouping.groups(wholes)
    let needsNeighbours = projects.contains { !ComposeGrouping.isProject($0.files.first?.source.path ?? "") }
    let neighbours = NeighbourNames(needsNeighbours ? trees : [], included: included)
    let syntax = parts.map { part in
      Plan(path: part.source.path) { LintUnit(root: SyntaxModel([part]), language: .compose, trees: []) }
    }
    return syntax
      + projects.map { group in
        let main = group.files.first?.source.path ?? ""
        return Plan(path: main) {
          let directory = FilePath(main).directory
          let project = ComposeProject(
            files: group.files, variables: files.variables(of: group.environmentFiles, in: directory),
            documented: examples[directory], environment: group.environment,
            around: ProjectFiles(
              tree: { files.tree(at: $0, .compose) }, variables: { files.variables(at: $0) },
              isMissing: { files.isMissing($0) }, names: { names($0) }, isOutside: isOutside,
              neighbourNames: ComposeGrouping.isProject(main) ? [] : neighbours.around(main)))
          return LintUnit(
            root: project, language: .compose, environment: group.environment, trees: group.files,
            linked: { StackProject(project, stackFiles) })
        }
      }
  }

  /// What scripts run, if there is any file that Compose does not find by itself.
  private func commands(for trees: [SyntaxTree], env: [SyntaxTree]) -> [ComposeCommand] {
    let environments = env.filter { FilePath($0.source.path).name != ".env" && !EnvFile($0).isExample }
    let others = trees.filter { !ComposeGrouping.isFoundByName($0) } + environments
    guard !others.isEmpty else { return [] }
    var seen: Set<String> = []
    let directories = others.map { FilePath($0.source.path).directory }.filter { seen.insert($0).inserted }
    return scripts(directories).flatMap(ComposeCommand.find)
  }

  /// The variables that examples of environment files name, by folder.
  private func documentedVariables(_ trees: [SyntaxTree]) -> [String: [String: Place]] {
    var names: [String: [String: Place]] = [:]
    for file in trees.map({ EnvFile($0) }) where file.isExample {
      for variable in file.variables {
        names[FilePath(file.path).directory, default: [:]][variable.name] = variable.namePlace
      }
    }
    return names
  }

  private func nginx(_ trees: [SyntaxTree], dockerfiles: [SyntaxTree]) -> [Plan] {
    let includes = NginxIncludes(trees, dockerfiles: dockerfiles, read: read)
    let environmentOf = environmentOf
    return includes.roots.map { tree in
      Plan(path: tree.source.path) {
        let prefix = FilePath(tree.source.path).directory
        let config = NginxConfig(
          tree: tree, isMissing: { includes.isMissing($0, from: $1, prefix: prefix) },
          resolve: { includes.resolve($0, from: $1, prefix: prefix) })
        return LintUnit(
          root: config, language: .nginx, environment: environmentOf(tree.source.path),
          trees: [tree] + config.includedTrees)
      }
    }
  }
}
