import Policy
import Syntax

/// A report as a run over a small stack would make it: every kind of finding that formats treat in their own way.
enum SampleReport {
  static let dockerfile = SourceFile(
    path: "web/Dockerfile",
    text: """
      FROM node
      RUN apt-get update && \\
          apt-get install -y curl && \\
          echo done && \\
          true
      \tCOPY . .
      USER root
      """)

  static let compose = SourceFile(
    path: "compose.prod.yml",
    text: """
      services:
        api:
          build: web
        db:
          image: postgres:15.10
          ports:
            - "5432:5432"

      """)

  static let nginx = SourceFile(
    path: "nginx/nginx.conf",
    text: "server {\r\n  listen 80; # 世界 👩‍💻\r\n  proxy_pass http://api;\r\n}\r\n")

  static let floating = RuleInfo(
    id: "DKR001", name: "floating-base-image", summary: "Base image floats", severity: .warning, category: "security",
    scope: "dockerfile.stage",
    why: """
      A tag such as `latest` means another image tomorrow, e.g. one that does not build. Pin what you tested.

      More of it.
      """,
    policies: ["P02"], references: ["https://docs.docker.com/build/building/best-practices/", "CWE-1357"],
    isFixable: true)

  static let database = RuleInfo(
    id: "CMP030", name: "published-database-port", summary: "Database port is published", severity: .warning,
    environmentSeverities: ["production": .error], category: "security", scope: "compose.service",
    why: "Whoever reaches the host can try passwords. Only the services need the port.",
    advice: "remove `ports:`, services on the same network reach it anyway", policies: ["P30"])

  static let capabilities = RuleInfo(
    id: "CMP032", name: "capabilities-kept", summary: "Capabilities are kept", severity: .warning,
    category: "security", scope: "compose.service", why: "Containers keep 14 capabilities by default.",
    advice: "add `cap_drop: [ALL]`", policies: ["P32"])

  static let limits = RuleInfo(
    id: "CMP037", name: "no-resource-limits", summary: "No resource limits", severity: .info, category: "reliability",
    scope: "compose.service", why: "One service can take all memory.", policies: ["P37"])

  static let packages = RuleInfo(
    id: "DKR007", name: "unclean-install", summary: "Package install leaves its cache", severity: .info,
    profile: .strict, category: "performance", scope: "dockerfile.instruction", why: "The lists stay in the layer.")

  static let root = RuleInfo(
    id: "STK001", name: "service-runs-as-root", summary: "Service runs as root", severity: .error,
    category: "security", scope: "stack.service", why: "", isFixable: true)

  static let headers = RuleInfo(
    id: "NGX060", name: "missing-security-headers", summary: "Security headers are missing", severity: .warning,
    category: "security", scope: "nginx.server", why: "Browsers protect only when told to.",
    advice: "add the headers with `add_header … always;`")

  static let tokens = RuleInfo(
    id: "NGX071", name: "server-tokens", summary: "Version is told", severity: .warning, category: "security",
    scope: "nginx.server", why: "It tells attackers what to try.", advice: "add `server_tokens off;`")

  /// The whole of it.
  static let report = Report(
    findings: [
      Finding(
        rule: floating, severity: .warning, message: "`node` is not pinned to a version",
        place: place(of: "node", in: dockerfile), evidence: "node",
        fix: Fix(
          title: "Pin the image to 22.12", isSafe: false,
          edits: [TextEdit(dockerfile, .empty(at: span(of: "node", in: dockerfile).end), ":22.12")])),
      Finding(
        rule: packages, severity: .info, message: "apt lists stay in the layer",
        place: Place(
          dockerfile, span(of: "RUN", in: dockerfile).union(span(of: "true", in: dockerfile))), evidence: "apt-get"),
      Finding(
        rule: root, severity: .error, message: "service `api` runs as root",
        place: place(of: "web", in: compose),
        related: [
          RelatedPlace(place(of: "root", in: dockerfile), "the image's user is set here"),
          RelatedPlace(place(of: "COPY . .", in: dockerfile), "what it may write"),
        ],
        evidence: "api",
        fix: Fix(
          title: "Drop the `USER root` line", isSafe: true,
          edits: [TextEdit(dockerfile, span(of: "USER root", in: dockerfile), "")]), failsRun: true),
      Finding(
        rule: database, severity: .error, message: "`db` publishes PostgreSQL's port 5432 on all interfaces",
        place: place(of: "\"5432:5432\"", in: compose), evidence: "db 5432", subject: "db",
        environments: ["staging", "production"], failsRun: true),
      Finding(
        rule: capabilities, severity: .warning, message: "`db` keeps all default capabilities",
        place: place(of: "db", in: compose), evidence: "db", subject: "db"),
      Finding(
        rule: limits, severity: .info, message: "`db` has no memory limit",
        place: Place(compose, Span(span(of: "db", in: compose).start, compose.bytes.count)),
        related: [
          RelatedPlace(place(of: "services", in: compose), "no default either")
        ], evidence: "db"),
      Finding(
        rule: headers, severity: .warning, message: "no `Content-Security-Policy`",
        place: place(of: "server", in: nginx), evidence: "csp"),
      Finding(
        rule: headers, severity: .warning, message: "no `Strict-Transport-Security`",
        place: place(of: "server", in: nginx), evidence: "hsts"),
      Finding(
        rule: tokens, severity: .warning, message: "the server tells its version",
        place: place(of: "server", in: nginx), evidence: ""),
      Finding(
        rule: tokens, severity: .warning, message: "a comment with a wide 👩‍💻",
        place: place(of: "👩‍💻", in: nginx), evidence: ""),
    ],
    suppressed: [
      SuppressedFinding(
        Finding(
          rule: tokens, severity: .warning, message: "the server tells its version",
          place: place(of: "listen 80", in: nginx), evidence: ""),
        reason: "behind a proxy"),
      SuppressedFinding(
        Finding(
          rule: limits, severity: .info, message: "`api` has no memory limit", place: place(of: "api", in: compose),
          evidence: "api"),
        reason: "", origin: .baseline),
    ],
    notices: [Notice("old/Dockerfile: is a directory, not a file", isFailure: false)],
    rules: [floating, database, capabilities, limits, packages, root, headers, tokens], fileCount: 3,
    milliseconds: 2.74)

  /// The first occurrence of a text in a file.
  static func span(of text: String, in source: SourceFile) -> Span {
    let wanted = Array(text.utf8)
    let starts = source.bytes.indices.filter { source.bytes[$0...].starts(with: wanted) }
    return starts.first.map { Span($0, $0 + wanted.count) } ?? .empty(at: 0)
  }

  /// The first occurrence of a text in a file.
  static func place(of text: String, in source: SourceFile) -> Place { Place(source, span(of: text, in: source)) }
}
