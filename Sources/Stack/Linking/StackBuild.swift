import CEL
import Compose
import Dockerfile
import IgnoreFile
import Syntax

/// What the `build` of a service leads to: a context, a Dockerfile, a stage.
struct StackBuild: Sendable {
  /// The folder of the context, as paths are shown; unknown for what is fetched from elsewhere or depends on a variable.
  let context: Fact<String>

  /// The path of the Dockerfile, as paths are shown; absent for one that stands in the Compose file.
  let dockerfilePath: Fact<String>

  /// The Dockerfile, when it can be read.
  let dockerfile: DockerfileFile?

  /// The stage that is built, when it is there.
  let stage: Stage?

  private let build: ComposeBuild
  private let files: StackFiles

  init(_ build: ComposeBuild, in directory: String, _ files: StackFiles) {
    self.build = build
    self.files = files
    let isLocal = build.isRemote == .known(false)
    let context: Fact<String> =
      isLocal ? build.context.map { FilePath.normalized(FilePath.join(directory, $0)) } : .unknown
    self.context = context
    dockerfilePath =
      switch (build.hasInlineDockerfile, context, build.dockerfile) {
      case (.known(true), _, _): .absent
      case (_, .known(let context), .known(let name)): .known(FilePath.normalized(FilePath.join(context, name)))
      case (_, .known(let context), .absent): .known(FilePath.normalized(FilePath.join(context, "Dockerfile")))
      default: .unknown
      }
    dockerfile = dockerfilePath.value.flatMap { files.dockerfile(at: $0) }
    stage = dockerfile.flatMap { file in
      switch build.target {
      case .known(let target): file.stage(named: target)
      case .absent: file.finalStage
      case .unknown: nil
      }
    }
  }

  /// Whether nothing is at the context's path.
  var isContextMissing: Fact<Bool> { context.map(files.isMissing).orUnknown }

  /// Whether the context is there and the Dockerfile is not.
  var isDockerfileMissing: Fact<Bool> {
    guard case .known(let context) = context, case .known(let path) = dockerfilePath else {
      return dockerfilePath.isUnknown ? .unknown : .known(false)
    }
    return .known(dockerfile == nil && !files.isMissing(context) && files.isMissing(path))
  }

  /// Whether the Dockerfile has no stage of the target's name.
  var isTargetMissing: Fact<Bool> {
    guard let dockerfile, !build.target.isUnknown else { return .unknown }
    return .known(build.target.value != nil && stage == nil && dockerfile.hasFrom)
  }

  /// The names of the Dockerfile's stages.
  var stageNames: [String] { dockerfile?.stages.compactMap(\.name) ?? [] }

  /// The build arguments that no ARG of the Dockerfile declares, those that builders know by themselves left out.
  var undeclaredArguments: [ComposeVariable] {
    guard let dockerfile, dockerfile.hasFrom else { return [] }
    return build.arguments.filter { !dockerfile.declaresArgument($0.name) }
  }

  /// The COPY and ADD that take from the context, of the built stage and those that it is built on, in the order in which
  /// they are carried out.
  var copies: [Copy] { stage?.lineage.flatMap(\.copies).filter { $0.from == nil } ?? [] }

  /// The ignore file that holds for the build.
  var ignoreFile: IgnoreFile? {
    guard case .known(let context) = context, case .known(let dockerfile) = dockerfilePath else { return nil }
    return files.ignoreFile(context: context, dockerfile: dockerfile)
  }

  /// The path of a source of COPY, as paths are shown; nil for what is not one path of the context.
  func path(of source: String) -> String? {
    guard case .known(let context) = context, !source.contains(where: { "*?[$\\{".contains($0) }),
      !source.contains("://"), !source.hasPrefix("git@")
    else { return nil }
    // A leading slash is the context's root.
    return FilePath.normalized(FilePath.join(context, String(source.drop { $0 == "/" })))
  }

  /// Whether nothing is at a path of the context.
  func isMissing(_ path: String) -> Bool { files.isMissing(path) }
}

extension Fact<Bool> {
  /// The fact, absent read as unknown.
  fileprivate var orUnknown: Fact<Bool> {
    if case .absent = self { .unknown } else { self }
  }
}
