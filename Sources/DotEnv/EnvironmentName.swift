import Syntax

/// The environment that a file is for, by its path: `docker-compose.prod.yml` and `deploy/production/web.conf` are for
/// production.
///
/// The environments with a name of their own are `production`, `staging`, `development` and `test`.
public enum EnvironmentName {
  /// The environment of a path; nil when nothing in it names one. The file's name goes before its directories, the
  /// nearest of these before farther ones. An override file is for no environment.
  ///
  /// Give the path as seen from the repository: above it, a directory named `dev` says nothing of the file.
  public static func of(_ path: String) -> String? {
    let parts = path.cut(at: Byte.slash)
    guard let name = parts.last else { return nil }
    if let environment = ofFileName(name) { return environment }
    for folder in parts.dropLast().reversed() {
      if let environment = ofDirectoryName(folder) { return environment }
    }
    return nil
  }

  /// The one name of an environment that is written in several ways: `production` for `prod`; nil for other words.
  public static func canonical(_ word: some StringProtocol) -> String? {
    (2...13).contains(word.utf8.count) ? canonicalNames[word.lowercased()] : nil
  }

  private static let canonicalNames: [String: String] = {
    let spellings = [
      "production": ["production", "prod", "prd", "live"],
      "staging": ["staging", "stage", "stg", "preprod", "preproduction", "uat"],
      "development": ["development", "dev", "develop", "local", "devel", "debug", "devcontainer"],
      "test": ["test", "tests", "testing", "ci", "e2e", "integration", "qa"],
    ]
    var names: [String: String] = [:]
    for (name, words) in spellings { for word in words { names[word] = name } }
    return names
  }()

  /// The first part of a file's name that names an environment: `prod` of `nginx.prod.conf`.
  private static func ofFileName(_ name: Substring) -> String? {
    var words = words(of: name)
    // `.local` on top of an environment says whose copy it is: `.env.production.local`.
    if words.count > 2, words.last == "local" { words.removeLast() }
    for word in words { if let environment = canonical(word) { return environment } }
    return nil
  }

  /// A directory names an environment as a whole or with its last part (`deploy-prod`), and what is deployed also with
  /// its first (`prod-eu`). Folders named `tests` hold tests of every kind of file, so they say nothing.
  private static func ofDirectoryName(_ name: Substring) -> String? {
    let words = words(of: name)
    guard let first = words.first, let last = words.last else { return nil }
    if let environment = canonical(last), environment != "test" { return environment }
    if words.count == 2, let environment = canonical(first), ["production", "staging"].contains(environment) {
      return environment
    }
    return nil
  }

  private static func words(of name: Substring) -> [Substring] {
    name.isASCII ? name.cut { !$0.isLetter && !$0.isDigit } : name.split { !$0.isLetter && !$0.isNumber }
  }
}
