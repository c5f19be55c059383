import CEL

/// What rules can be written on in Compose projects.
public enum ComposeLanguage {
  /// All object types, the root first.
  public static let schemas: [ObjectSchema] = [
    ComposeProject.modelSchema, ComposeService.modelSchema, ComposeImage.modelSchema, ComposeBuild.modelSchema,
    ComposePort.modelSchema, ComposeMount.modelSchema, ComposeVariable.modelSchema, ComposeHealthcheck.modelSchema,
    ComposeDependency.modelSchema, ComposeItem.modelSchema, ComposeReference.modelSchema, ComposeNetwork.modelSchema,
    ComposeVolume.modelSchema, ComposeSecret.modelSchema, ComposeProblem.modelSchema, ComposeInterpolation.modelSchema,
    ComposeNeighbour.modelSchema, ComposePortConflict.modelSchema, ComposeKey.modelSchema, ComposeEnvFile.modelSchema,
    ComposeWatch.modelSchema, ComposeModel.modelSchema,
  ]

  /// All scopes.
  public static let scopes: [Scope] = [
    Scope("compose.project", "The whole project.", variables: [project], in: ComposeProject.self) { [[.object($0)]] },
    Scope("compose.service", "Each service.", variables: [project, service], in: ComposeProject.self) { project in
      project.services.map { [.object(project), .object($0)] }
    },
    perService("compose.port", "Each published port.", "port", ComposePort.self) { $0.ports },
    perService(
      "compose.port_conflict", "Each published port that an earlier service publishes too.", "conflict",
      ComposePortConflict.self
    ) { $0.portConflicts },
    perService("compose.env_file", "Each file of `env_file`.", "env_file", ComposeEnvFile.self) { $0.variableFiles },
    perService("compose.mount", "Each volume, bind mount and tmpfs.", "mount", ComposeMount.self) { $0.mounts },
    perService("compose.variable", "Each variable of `environment`.", "variable", ComposeVariable.self) {
      $0.environment
    },
    perService("compose.build_argument", "Each build argument.", "variable", ComposeVariable.self) {
      $0.build?.arguments ?? []
    },
    perService("compose.dependency", "Each entry of `depends_on`.", "dependency", ComposeDependency.self) {
      $0.dependencies
    },
    perService(
      "compose.reference", "Each use of a network, volume, secret or config.", "reference", ComposeReference.self
    ) { $0.references },
    perService("compose.capability", "Each added capability.", "capability", ComposeItem.self) {
      $0.addedCapabilityItems
    },
    perService("compose.security_option", "Each entry of `security_opt`.", "option", ComposeItem.self) {
      $0.securityOptionItems
    },
    perService(
      "compose.port_text", "Each entry of `ports` and `expose` in its short form.", "text", ComposeItem.self
    ) { $0.portTexts },
    perService("compose.device", "Each device of the host that a service is given.", "device", ComposeItem.self) {
      $0.devices
    },
    perProject("compose.network", "Each declared network.", "network", ComposeNetwork.self) { $0.networks },
    perProject("compose.volume", "Each declared volume.", "volume", ComposeVolume.self) { $0.volumes },
    perService("compose.watch", "Each path of `develop.watch`.", "watch", ComposeWatch.self) { $0.watches },
    perProject("compose.model", "Each declared model.", "model", ComposeModel.self) { $0.models },
    perProject("compose.key", "Each key of the merged files.", "key", ComposeKey.self) { $0.keys },
    perProject(
      "compose.problem", "Each thing for which Compose refuses to load the project.", "problem", ComposeProblem.self
    ) { $0.problems },
    perProject(
      "compose.interpolation", "Each variable that the files refer to.", "variable", ComposeInterpolation.self
    ) { $0.interpolations },
    perProject("compose.secret", "Each declared secret.", "secret", ComposeSecret.self) { $0.secrets },
  ]

  private static let project = Variable("project", ComposeProject.celType, "The project.")

  private static let service = Variable("service", ComposeService.celType, "The service.")

  private static func perService<Thing: ModelObject>(
    _ name: String, _ documentation: String, _ variable: String, _ thing: Thing.Type,
    _ things: @escaping @Sendable (ComposeService) -> [Thing]
  ) -> Scope {
    Scope(
      name, documentation,
      variables: [project, service, Variable(variable, Thing.celType, Thing.modelSchema.documentation)],
      in: ComposeProject.self
    ) { project in
      project.services.flatMap { service in
        things(service).map { [.object(project), .object(service), .object($0)] }
      }
    }
  }

  private static func perProject<Thing: ModelObject>(
    _ name: String, _ documentation: String, _ variable: String, _ thing: Thing.Type,
    _ things: @escaping @Sendable (ComposeProject) -> [Thing]
  ) -> Scope {
    Scope(
      name, documentation, variables: [project, Variable(variable, Thing.celType, Thing.modelSchema.documentation)],
      in: ComposeProject.self
    ) { project in things(project).map { [.object(project), .object($0)] } }
  }
}
