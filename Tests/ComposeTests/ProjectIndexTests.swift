import Compose
import Testing

/// What services have to do with each other.
struct ProjectIndexTests {
  private func conflicts(_ services: String) -> [String] {
    project("services:\n" + services).services.flatMap { service in
      service.portConflicts.map { "\(service.name) \($0.published) \($0.other.name)" }
    }
  }

  @Test func aHostPortBelongsToTheFirstThatPublishesIt() {
    #expect(
      conflicts(
        "  a: {image: x, ports: ['80:1', '90:1']}\n  b: {image: x, ports: ['80:2']}\n  c: {image: x, ports: ['90:1']}\n"
      )
        == ["b 80 a", "c 90 a"])
  }

  @Test func rangesMeetWhereTheyOverlap() {
    #expect(
      conflicts("  a: {image: x, ports: ['8000-8010:8000-8010']}\n  b: {image: x, ports: ['8005:1', '8011:1']}\n")
        == ["b 8005 a"])
  }

  @Test(arguments: [
    "  a: {image: x, ports: ['80:1']}\n  b: {image: x, ports: ['80:1/udp']}\n",
    "  a: {image: x, ports: ['127.0.0.1:80:1']}\n  b: {image: x, ports: ['127.0.0.2:80:1']}\n",
    "  a: {image: x, ports: ['80:1'], profiles: [p]}\n  b: {image: x, ports: ['80:1'], profiles: [q]}\n",
    "  a: {image: x, ports: ['80']}\n  b: {image: x, ports: ['80']}\n",
    "  a: {image: x, ports: ['${P}:1']}\n  b: {image: x, ports: ['80:1']}\n",
  ])
  func whatCannotMeetIsNoConflict(services: String) { #expect(conflicts(services) == []) }

  @Test func containerNamesAreComparedAmongWhatRunsTogether() throws {
    let project = project(
      """
      services:
        a: {image: x, container_name: n, profiles: [p]}
        b: {image: x, container_name: n, profiles: [q]}
        c: {image: x, container_name: n}
      """)
    #expect(project.services.map { $0.nameTwin?.name } == [nil, nil, "a"])
  }

  @Test func aDataStoreKnowsThePublicServicesBesideIt() throws {
    let project = project(
      """
      services:
        proxy: {image: nginx, ports: ["80:80"], networks: [front, back], depends_on: [app]}
        app: {image: x, networks: [back], depends_on: [db]}
        admin: {image: x, ports: ["81:80"], networks: [back], depends_on: [db]}
        db: {image: postgres, networks: [back]}
      networks: {front: , back: }
      """)
    #expect(try project.service("db").exposedBy.map(\.name) == ["proxy"])
    #expect(try project.service("app").exposedBy.isEmpty)
  }

  @Test func manyServicesAreJudgedInLinearTime() {
    var text = "services:\n"
    for index in 0..<3000 {
      text += "  s\(index): {image: 'postgres:16', container_name: n, ports: ['80-90:80'], depends_on: [s0]}\n"
    }
    let project = project(text)
    #expect(project.services.filter { $0.nameTwin != nil }.count == 2999)
    #expect(project.services.filter { !$0.portConflicts.isEmpty }.count == 2999)
  }
}

struct ImageHabitTests {
  @Test(arguments: [
    ("image: grafana/grafana:11", "true"), ("image: postgres:16", "false"),
    ("image: grafana/grafana:11\nenvironment: [GF_SECURITY_ADMIN_PASSWORD=x]", "false"),
    ("image: grafana/grafana:11\nenvironment: {GF_SECURITY_ADMIN_PASSWORD__FILE: x}", "false"),
    ("image: grafana/grafana:11\nenv_file: .env", "unknown"),
    ("image: grafana/grafana:11\nvolumes: ['./g.ini:/etc/grafana/grafana.ini']", "unknown"),
    ("image: bitnami/rabbitmq:4\nenvironment: {RABBITMQ_PASSWORD: x}", "false"),
  ])
  func whetherTheDefaultPasswordHolds(body: String, expected: String) throws {
    #expect(try service(body).field("keeps_default_password") == expected)
  }

  @Test(arguments: [
    ("image: nginx:1\nread_only: true", "[/var/cache/nginx, /var/run]"),
    ("image: nginx:1\nread_only: true\ntmpfs: [/run, /var/cache/nginx]", "[]"),
    ("image: nginx:1\nread_only: true\ntmpfs: [/var]", "[]"), ("image: nginx:1", "absent"),
    ("image: nginx:1\nread_only: true\nuser: '101'", "unknown"), ("image: x:1\nread_only: true", "absent"),
  ])
  func whereAReadOnlyServiceCannotWrite(body: String, expected: String) throws {
    #expect(try service(body).field("unwritable_dirs") == expected)
  }

  @Test func aFreshCloneMayLackAFileOfVariables() throws {
    let project = project(
      files: [("app/compose.yaml", "services: {web: {image: x, env_file: [a.env, b.env, .env, '${X}']}}")],
      others: ["app/a.env": "A=1", "app/.env.example": "A="])
    let files = try project.service("web").variableFiles
    #expect(files.map(\.isMissing) == [.known(false), .known(true), .known(true), .unknown])
    #expect(files.map(\.hasExample) == [.known(false), .known(false), .known(true), .unknown])
  }
}
