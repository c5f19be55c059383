import DotEnv
import Syntax
import Testing

@testable import Compose
@testable import Stack

/// Which files are judged together.
struct StackAssemblyTests {
  @Test func anIncludedFileIsAPartOfItsProject() {
    let projects = composeProjects([
      "compose.yaml": "include:\n  - path: ./web/compose.yaml\nnetworks: {front: }\n",
      "web/compose.yaml": "services:\n  web: {image: nginx:1.27, networks: [front]}\n",
    ])
    #expect(projects.map { $0.services.map(\.name) } == [["web"]])
  }

  @Test func anOverlayWithoutImagesJoinsTheBase() {
    let projects = composeProjects([
      "compose.yaml": "services:\n  web: {image: nginx:1.27}\n",
      "compose.prod.yaml": "services:\n  web: {restart: always}\n",
      "compose.tools.yaml": "services:\n  adminer: {image: adminer:4.8}\n",
    ])
    #expect(projects.map(\.environment) == [nil, "production", nil])
    #expect(projects.map(\.files.count) == [1, 2, 1])
  }

  @Test(arguments: ["*common", "[*common, *logging]"])
  func anOverlayMayMergeInWhatNamesNoImage(merged: String) {
    let fragments = "x-common: &common {restart: always}\nx-logging: &logging {logging: {driver: syslog}}\n"
    let projects = composeProjects([
      "compose.yaml": "services:\n  web: {image: nginx:1.27}\n",
      "compose.prod.yaml": fragments + "services:\n  web: {<<: \(merged)}\n",
    ])
    #expect(projects.map(\.files.count) == [1, 2])
  }

  @Test(arguments: ["*common", "[*other, *common]", "*elsewhere"])
  func aServiceThatMergesInItsImageIsWhole(merged: String) {
    let fragments = "x-other: &other {restart: always}\nx-common: &common {image: nginx:1.27}\n"
    let projects = composeProjects([
      "compose.yaml": "services:\n  web: {image: nginx:1.27}\n",
      "compose.prod.yaml": fragments + "services:\n  web: {<<: \(merged)}\n",
    ])
    #expect(projects.map(\.files.count) == [1, 1])
  }

  @Test func whatFilesAroundDeclareMayBeThere() throws {
    let projects = composeProjects([
      "compose.yaml": "include: [db/compose.yaml]\nservices:\n  web: {image: nginx:1.27}\nnetworks: {front: }\n",
      "db/compose.yaml": "services:\n  db: {image: postgres:16.4}\n",
      "extra/logs-compose.yaml":
        "services:\n  logs: {image: a:1, networks: [front, lost], depends_on: [web, db, gone]}\n",
      "other/compose.yaml": "services:\n  a: {image: a:1, networks: [front]}\n",
    ])
    let logs = try #require(projects.flatMap(\.services).first { $0.name == "logs" })
    #expect(logs.references.map(\.isDefined) == [.unknown, .known(false)])
    #expect(logs.dependencies.map(\.targetExists) == [.unknown, .unknown, .known(false)])
    let other = try #require(projects.flatMap(\.services).first { $0.name == "a" })
    #expect(other.references.map(\.isDefined) == [.known(false)])
  }

  @Test func theOverrideBelongsToTheBaseAlone() {
    let projects = composeProjects([
      "compose.yaml": "services:\n  web: {image: nginx:1.27}\n",
      "compose.override.yaml": "services:\n  web: {ports: [\"8080:80\"]}\n",
      "compose.prod.yaml": "services:\n  web: {restart: always}\n",
    ])
    #expect(projects.map { $0.services.map(\.ports.count) } == [[1], [0]])
  }

  @Test func pathsLoseWhatSaysNothing() {
    #expect(FilePath.normalized("./a/../b//c") == "b/c")
    #expect(FilePath.normalized("../../x") == "../../x")
    #expect(FilePath.normalized("/a/./b") == "/a/b")
  }

  private func composeProjects(_ files: [String: String]) -> [ComposeProject] {
    let trees = files.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
      .map { Parsers.parse(SourceFile(path: $0.key, text: $0.value), .compose) }
    return StackAssembly(environmentOf: EnvironmentName.of).plans(trees).compactMap {
      $0.make().root as? ComposeProject
    }
  }
}

/// What scripts and `.env` say of how Compose is run.
struct ComposeEvidenceTests {
  /// The files of each project, and its environment.
  private func projects(_ files: [String: String]) -> [String] {
    let sources = files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
    let trees = sources.compactMap { source in
      Classifier.language(path: source.path, bytes: source.bytes).map { Parsers.parse(source, $0) }
    }
    let scripts = sources.filter { source in !trees.contains { $0.source == source } }
    return StackAssembly(environmentOf: EnvironmentName.of, scripts: { _ in scripts }).plans(trees).compactMap { plan in
      (plan.make().root as? ComposeProject).map { project in
        project.files.map(\.path).joined(separator: "+") + (project.environment.map { " (\($0))" } ?? "")
      }
    }
  }

  private static let base = "services: {web: {image: nginx:1.27}}"
  private static let other = "services: {tool: {image: adminer:4.8}}"

  @Test(arguments: [
    ("Makefile", "up:\n\t@docker compose -f compose.yaml -f tools.yml up -d\n"),
    ("scripts/up.sh", "docker-compose \\\n  --env-file x -f compose.yaml \\\n  --file=tools.yml --profile a up\n"),
    ("package.json", #"{"scripts": {"up": "docker compose -f compose.yaml -f ./tools.yml up"}}"#),
    ("deploy.sh", "export COMPOSE_FILE=compose.yaml:tools.yml && docker compose up\n"),
    (".env", "COMPOSE_FILE=compose.yaml:tools.yml\n"),
  ])
  func filesThatAreRunTogetherAreOneProject(path: String, text: String) {
    let found = projects(["compose.yaml": Self.base, "tools.yml": Self.other, path: text])
    #expect(found.contains("compose.yaml+tools.yml"))
    #expect(!found.contains("tools.yml"))
  }

  @Test(arguments: [
    "docker compose -f $BASE -f tools.yml up", "docker compose up -f compose.yaml -f tools.yml",
    "# docker compose -f compose.yaml -f tools.yml up", "docker compose -f compose.yaml -f gone.yml up",
  ])
  func whatSaysNothingIsNoEvidence(line: String) {
    #expect(
      projects(["compose.yaml": Self.base, "tools.yml": Self.other, "up.sh": line + "\n"]) == [
        "compose.yaml", "tools.yml",
      ])
  }

  @Test func theEnvironmentIsThatOfTheLastFileThatNamesOne() {
    let files = [
      "compose.yaml": Self.base, "compose.prod.yaml": Self.other,
      "Makefile": "up:\n\tdocker compose -f compose.yaml -f compose.prod.yaml up\n",
    ]
    #expect(projects(files) == ["compose.yaml", "compose.yaml+compose.prod.yaml (production)"])
  }

  @Test func anEnvironmentFileThatScriptsNameMakesAProjectOfItsOwn() {
    let files = [
      "compose.yaml": "services: {web: {image: 'nginx:${TAG}'}}", ".env": "TAG=1", ".env.production": "TAG=2",
      "Makefile": "up:\n\tdocker compose --env-file .env.production -f compose.yaml up\n",
    ]
    #expect(projects(files) == ["compose.yaml", "compose.yaml (production)"])
  }

  @Test func filesThatOnlyTakeInEachOtherAreProjects() {
    let files = [
      "a/compose.yaml": "include: [b.yaml]\nservices: {a: {image: x}}",
      "a/b.yaml": "include: [compose.yaml]\nservices: {b: {image: x}}", "c/compose.yaml": Self.base,
    ]
    #expect(projects(files) == ["a/b.yaml", "a/compose.yaml", "c/compose.yaml"])
  }

  @Test func aFileThatUsesWhatOnlyTheBaseDeclaresIsItsOverlay() {
    let base = "services: {db: {image: postgres:16.4}}\nnetworks: {back: }\n"
    let extra = "services: {tool: {image: adminer:4.8, networks: [back], depends_on: [db]}}\n"
    #expect(
      projects(["compose.yaml": base, "extra/tool-compose.yml": extra]) == [
        "compose.yaml", "compose.yaml+extra/tool-compose.yml",
      ])
    let foreign = "services: {tool: {image: adminer:4.8, networks: [back, front]}}\n"
    #expect(projects(["compose.yaml": base, "tool.yml": foreign]) == ["compose.yaml", "tool.yml"])
  }

  @Test func aFileWhoseServicesOthersExtendIsNoProject() {
    let files = [
      "compose.yaml": "services: {web: {extends: {file: parts.yml, service: web}}}\n", "parts.yml": Self.base,
      "other.yml": "services: {web: {extends: {file: compose.yaml, service: web}}}\n",
    ]
    #expect(projects(files) == ["compose.yaml", "other.yml"])
  }

  @Test func aBaseThatOnlyItsOverlaysCompleteIsNoProject() {
    let base = "services: {web: {restart: always}}\n"
    let found = projects(["compose.yaml": base, "compose.dev.yaml": "services: {web: {build: .}}"])
    #expect(found == ["compose.yaml+compose.dev.yaml (development)"])
  }
}
