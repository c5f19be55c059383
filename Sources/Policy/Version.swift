/// The version of stacklint.
public enum Version {
  /// As `stacklint --version` prints it, and as policy packs may require it.
  public static let current = "0.1.0"
}
