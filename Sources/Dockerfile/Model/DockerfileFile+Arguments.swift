extension DockerfileFile {
  /// Whether an ARG anywhere in the file declares a build argument, or builders know it by themselves.
  public func declaresArgument(_ name: String) -> Bool {
    BuildArgs.predefined.contains(name) || BuildVariables.tolerated.contains(name) || name == "SOURCE_DATE_EPOCH"
      || name.hasPrefix("BUILDKIT_") || globalArgs.contains { $0.name == name }
      || stages.contains { stage in stage.facts.variables.contains { $0.kind == "ARG" && $0.name == name } }
  }
}
