import Syntax

/// Tells a file's language from its name.
///
/// A walk asks for every entry of every directory, so names are looked at as bytes.
struct NameClassifier {
  private let name: UnsafeRawBufferPointer

  /// What a name says, in a folder of a certain kind.
  static func verdict(_ name: UnsafeRawBufferPointer, in folder: FolderHint) -> NameVerdict {
    let classifier = NameClassifier(name: name)
    return classifier.dockerVerdict() ?? classifier.yamlVerdict() ?? classifier.environmentVerdict()
      ?? classifier.nginxVerdict(folder) ?? .foreign
  }

  // MARK: - Dockerfiles and their ignore files

  private func dockerVerdict() -> NameVerdict? {
    if ends(".dockerignore") || equals(".containerignore") { return .language(.dockerignore) }
    if ends(".dockerfile") || ends(".containerfile") { return .language(.dockerfile) }
    for word in ["dockerfile", "containerfile"] as [StaticString] where starts(word) {
      guard name.count > word.utf8CodeUnitCount else { return .language(.dockerfile) }
      switch name[word.utf8CodeUnitCount] {
      case UInt8(ascii: "."):
        return isSourceCode || isTemplate ? .content(.dockerfile) : .language(.dockerfile)
      case UInt8(ascii: "-"), UInt8(ascii: "_"): return .content(.dockerfile)
      default: return nil
      }
    }
    return nil
  }

  // MARK: - Compose

  private func yamlVerdict() -> NameVerdict? {
    guard ends(".yml") || ends(".yaml") else { return nil }
    if starts("docker-compose") || starts("compose.") || starts("podman-compose.") { return .language(.compose) }
    return .content(.compose)
  }

  // MARK: - Environment files

  private func environmentVerdict() -> NameVerdict? {
    if starts(".env") {
      guard name.count > 4 else { return .language(.env) }
      let separator = name[4]
      guard separator == UInt8(ascii: ".") || separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_") else {
        return nil
      }
      return isSourceCode || isEncrypted ? nil : .language(.env)
    }
    if ends(".env") { return .language(.env) }
    for example in ["env.example", "env.sample", "env.template", "env.dist"] as [StaticString] where equals(example) {
      return .language(.env)
    }
    return nil
  }

  // MARK: - nginx

  private func nginxVerdict(_ folder: FolderHint) -> NameVerdict? {
    if equals("nginx.conf") || equals("nginx.conf.template") { return .language(.nginx) }
    let isNginxFolder = folder == .nginx || folder == .sites
    if ends(".nginx") || (ends(".conf") && contains("nginx")) || (isNginxFolder && ends(".conf")) {
      return .content(folder == .other ? .nginx : .notAgainstNginx)
    }
    if ends(".conf") || ends(".template") { return .content(isNginxFolder ? .notAgainstNginx : .nginx) }
    if contains(".conf."), !isSourceCode { return .content(.nginx) }
    if folder == .sites, !isSourceCode { return .content(.nginx) }
    return nil
  }

  // MARK: - Parts of names

  private var isSourceCode: Bool { hasExtension(in: NameClassifier.sourceExtensions) }
  private var isTemplate: Bool { hasExtension(in: NameClassifier.templateExtensions) }
  private var isEncrypted: Bool { hasExtension(in: NameClassifier.encryptedExtensions) }

  private func hasExtension(in extensions: [StaticString]) -> Bool { extensions.contains(where: ends) }

  /// Compares without regard to the case of letters; the text is written in small ones.
  private func matches(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, offset + count <= name.count else { return false }
    for index in 0..<count {
      let byte = name[offset + index]
      let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
      if (isCapital ? byte | 0x20 : byte) != text.utf8Start[index] { return false }
    }
    return true
  }

  private func starts(_ text: StaticString) -> Bool { matches(text, at: 0) }
  private func ends(_ text: StaticString) -> Bool { matches(text, at: name.count - text.utf8CodeUnitCount) }
  private func equals(_ text: StaticString) -> Bool { name.count == text.utf8CodeUnitCount && starts(text) }
  private func contains(_ text: StaticString) -> Bool {
    name.count >= text.utf8CodeUnitCount
      && (0...(name.count - text.utf8CodeUnitCount)).contains { matches(text, at: $0) }
  }

  /// Files that only have to do with one of our languages: `Dockerfile.md`, `dockerfile.go`, `.env.ts`.
  private static let sourceExtensions: [StaticString] = [
    ".md", ".txt", ".rst", ".adoc", ".html", ".htm", ".go", ".py", ".js", ".cjs", ".mjs", ".ts", ".jsx", ".tsx",
    ".java", ".kt",
    ".rb", ".rs", ".c", ".h", ".cc", ".cpp", ".cs", ".swift", ".php", ".lua", ".sh", ".bash", ".ps1", ".json", ".jsonc",
    ".yml",
    ".yaml", ".toml", ".xml", ".ini", ".csv", ".svg", ".png", ".jpg", ".pdf", ".zip", ".gz", ".tar", ".lock", ".log",
    ".snap",
    ".license", ".orig", ".rej", ".bak", ".swp", ".patch", ".diff", ".vim", ".lang", ".tmlanguage",
  ]

  /// Files that another program turns into one of ours.
  private static let templateExtensions: [StaticString] = [
    ".j2", ".jinja", ".jinja2", ".tmpl", ".tpl", ".template", ".erb", ".in", ".m4", ".ejs", ".mustache", ".hbs",
  ]

  private static let encryptedExtensions: [StaticString] = [".gpg", ".enc", ".age", ".sops", ".asc", ".vault", ".keys"]
}
