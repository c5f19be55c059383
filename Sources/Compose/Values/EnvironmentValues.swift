import DotEnv

/// The variables of an environment file as Compose reads it: a value may be made of variables before it.
public enum EnvironmentValues {
  /// The values by name; those that depend on what the file does not say are left out.
  public static func resolve(_ file: EnvFile) -> [String: String] {
    var values: [String: String] = [:]
    for variable in file.variables {
      if let value = variable.value.value {
        values[variable.name] = value
      } else if variable.isInterpolated, let raw = variable.rawValue {
        let result = Interpolation(Template(raw), variables: values)
        values[variable.name] = result.skeleton.hasHole ? nil : result.skeleton
      }
    }
    return values
  }
}
