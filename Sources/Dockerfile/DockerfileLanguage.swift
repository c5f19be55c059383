import CEL

/// What rules can be written on in a Dockerfile.
public enum DockerfileLanguage {
  /// The types of objects that expressions meet.
  public static let schemas: [ObjectSchema] = [
    DockerfileFile.modelSchema, Stage.modelSchema, BaseImage.modelSchema, Instruction.modelSchema, Run.modelSchema,
    Mount.modelSchema, Command.modelSchema, Package.modelSchema, Copy.modelSchema, BuildVariable.modelSchema,
    Healthcheck.modelSchema, StartCommand.modelSchema, ImageUse.modelSchema, Port.modelSchema, Label.modelSchema,
    ParserDirective.modelSchema,
  ]

  /// The scopes, all below a `DockerfileFile`.
  public static let scopes: [Scope] = [
    Scope("dockerfile.file", "Once for each file.", variables: [file], in: DockerfileFile.self) { [[.object($0)]] },
    Scope(
      "dockerfile.stage", "Each stage, from one FROM to the next.", variables: [file, stage], in: DockerfileFile.self
    ) { file in file.stages.map { [.object(file), .object($0)] } },
    Scope(
      "dockerfile.instruction", "Each instruction; the stage is absent for ARG before the first FROM.",
      variables: [file, stage, Variable("instruction", Instruction.celType, "The instruction.")],
      in: DockerfileFile.self
    ) { file in file.instructions.map { [.object(file), value($0.stage), .object($0.instruction)] } },
    Scope(
      "dockerfile.run", "Each RUN.", variables: [file, stage, run], in: DockerfileFile.self
    ) { file in each(file) { $0.facts.runs } },
    Scope(
      "dockerfile.mount", "Each --mount of a RUN.",
      variables: [file, stage, run, Variable("mount", Mount.celType, "The mount.")], in: DockerfileFile.self
    ) { file in
      runs(file).flatMap { stage, run in run.mounts.map { [.object(file), .object(stage), .object(run), .object($0)] } }
    },
    Scope(
      "dockerfile.command", "Each simple command of each RUN.", variables: [file, stage, run, command],
      in: DockerfileFile.self
    ) { file in
      runs(file).flatMap { stage, run in
        run.commands.map { [.object(file), .object(stage), .object(run), .object($0)] }
      }
    },
    Scope(
      "dockerfile.package", "Each package that a command of a RUN installs.",
      variables: [file, stage, run, command, Variable("installed", Package.celType, "The package.")],
      in: DockerfileFile.self
    ) { file in
      runs(file).flatMap { stage, run in
        run.commands.flatMap { command in
          command.packages.map { [.object(file), .object(stage), .object(run), .object(command), .object($0)] }
        }
      }
    },
    Scope(
      "dockerfile.copy", "Each COPY and ADD.",
      variables: [file, stage, Variable("copy", Copy.celType, "The instruction.")], in: DockerfileFile.self
    ) { file in each(file) { $0.facts.copies } },
    Scope(
      "dockerfile.image", "Each image from a registry: those of FROM, of COPY --from and of mounts.",
      variables: [file, stage, Variable("image", ImageUse.celType, "The image.")], in: DockerfileFile.self
    ) { file in each(file) { ImageUse.all(in: $0) } },
    Scope(
      "dockerfile.variable", "Each variable that ARG or ENV declares; the stage is absent before the first FROM.",
      variables: [file, stage, Variable("variable", BuildVariable.celType, "The variable.")], in: DockerfileFile.self
    ) { file in
      file.globalArgs.map { [.object(file), value(nil), .object($0)] } + each(file) { $0.facts.variables }
    },
    Scope(
      "dockerfile.start", "Each CMD and ENTRYPOINT.",
      variables: [file, stage, Variable("start", StartCommand.celType, "The instruction.")], in: DockerfileFile.self
    ) { file in each(file) { $0.facts.starts } },
    Scope(
      "dockerfile.healthcheck", "Each HEALTHCHECK.",
      variables: [file, stage, Variable("healthcheck", Healthcheck.celType, "The instruction.")],
      in: DockerfileFile.self
    ) { file in each(file) { $0.facts.healthchecks } },
    Scope(
      "dockerfile.port", "Each port that EXPOSE names.",
      variables: [file, stage, Variable("port", Port.celType, "The port.")], in: DockerfileFile.self
    ) { file in each(file) { $0.facts.ownPorts } },
    Scope(
      "dockerfile.label", "Each label.", variables: [file, stage, Variable("label", Label.celType, "The label.")],
      in: DockerfileFile.self
    ) { file in each(file) { $0.facts.ownLabels } },
  ]

  private static let file = Variable("file", DockerfileFile.celType, "The file.")
  private static let stage = Variable("stage", Stage.celType, "The stage that it stands in.")
  private static let run = Variable("run", Run.celType, "The RUN that it stands in.")
  private static let command = Variable("command", Command.celType, "The command.")

  private static func value(_ stage: Stage?) -> Value {
    stage.map { .object($0) } ?? .absentObject(Stage.modelSchema.name)
  }

  private static func each(_ file: DockerfileFile, _ things: (Stage) -> [any ModelObject]) -> [[Value]] {
    file.stages.flatMap { stage in things(stage).map { [.object(file), .object(stage), .object($0)] } }
  }

  private static func runs(_ file: DockerfileFile) -> [(Stage, Run)] {
    file.stages.flatMap { stage in stage.facts.runs.map { (stage, $0) } }
  }
}
