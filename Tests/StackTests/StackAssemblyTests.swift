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
