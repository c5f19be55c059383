import Syntax

extension RepositorySurvey {
  /// A `.stacklint.yml` to begin with: it says what is so anyway, and shows what could be otherwise.
  public var configuration: String {
    var lines = [
      "# How stacklint judges this repository; `stacklint config PATH` tells what holds for a path, and why.",
      "# Found here: \(Self.list(counts.map { Self.text($0.count, $0.language) })).",
      "",
      "# recommended: what nearly everybody would fix; strict: hardening too; all: matters of taste too",
      "profile: recommended",
      "",
      "# The least severity that makes a run fail: error, warning, info, never",
      "fail-on: warning",
      "",
    ]
    if environments.isEmpty {
      lines.append("# Which files describe which environment; rules are stricter about production.")
    } else {
      lines.append(
        "# Which files describe which environment; rules are stricter about production. By their names these do:")
      for (name, paths) in environments {
        let shown = paths.prefix(4).joined(separator: ", ")
        lines.append("#   \(name): \(shown)\(paths.count > 4 ? " and \(paths.count - 4) more" : "")")
      }
      lines.append("# Others can be named:")
    }
    lines += [
      "# environments:",
      "#   production: [\"deploy/**\"]",
      "",
      "# Paths that are not linted, as in .gitignore",
      "# exclude: [\(sidelines.isEmpty ? "\"third_party/\"" : sidelines.map(YAMLText.scalar).joined(separator: ", "))]",
      "",
      "# Rules that are off. An exception for one place stands better there: # stacklint ignore=RULE -- reason",
      "# ignore: [base-image-without-digest]",
      "",
      "# Other severities",
      "# severity:",
      "#   healthcheck-missing: error",
      "",
    ]
    // What is quoted from names of files must stay in its comment.
    return lines.map { $0.filter { !$0.isNewline } }.joined(separator: "\n")
  }

  private static func text(_ count: Int, _ language: Language) -> String {
    let noun: (one: String, many: String)
    switch language {
    case .dockerfile: noun = ("Dockerfile", "Dockerfiles")
    case .compose: noun = ("Compose file", "Compose files")
    case .nginx: noun = ("nginx configuration file", "nginx configuration files")
    case .env: noun = ("environment file", "environment files")
    case .dockerignore: noun = (".dockerignore", ".dockerignore files")
    }
    return "\(count) \(count == 1 ? noun.one : noun.many)"
  }

  private static func list(_ parts: [String]) -> String {
    guard let last = parts.last else { return "nothing to lint yet" }
    return parts.count == 1 ? last : parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
