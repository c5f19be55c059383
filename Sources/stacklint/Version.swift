/// The version of this program.
enum Version {
  /// As `stacklint --version` prints it.
  static let current = "0.1.0"
}
