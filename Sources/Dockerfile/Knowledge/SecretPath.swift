import Syntax

/// Tells from a path whether credentials are kept there.
enum SecretPath {
  /// Whether a path is one where credentials are kept: `.env`, private keys, `.npmrc` ...
  static func isSecret(_ path: String) -> Bool {
    let name = path.lastPathPart.lowercased()
    if name == ".env" || name.hasPrefix(".env.") {
      return !["example", "sample", "template", "dist", "defaults", "schema"].contains { name.hasSuffix("." + $0) }
    }
    if path.hasSuffix(".aws/credentials") || path.hasSuffix(".docker/config.json") || path.hasSuffix(".kube/config") {
      return true
    }
    if name.hasSuffix(".pub") || name.hasSuffix(".crt") { return false }
    return names.contains(name) || endings.contains { name.hasSuffix($0) }
  }

  private static let endings = [".key", ".p12", ".pfx", ".jks", ".keystore", ".kdbx"]

  private static let names: Set<String> = [
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", ".npmrc", ".pypirc", ".git-credentials", ".htpasswd",
    "credentials.json", "service-account.json", ".dockercfg", "kubeconfig", ".pgpass", ".aws", ".ssh", ".my.cnf",
    "secrets.yml", "secrets.yaml", "secrets.json", ".vault-token",
  ]
}
