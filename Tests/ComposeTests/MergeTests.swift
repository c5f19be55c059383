import CEL
import Compose
import Syntax
import Testing

struct MergeTests {
  private func merged(_ base: String, _ over: String) throws -> ComposeService {
    try project(files: [("compose.yaml", base), ("compose.prod.yaml", over)]).service("web")
  }

  @Test func scalarsAreReplacedAndPointAtTheFileThatSetsThem() throws {
    let service = try merged(
      "services:\n  web:\n    image: nginx\n    user: root\n", "services:\n  web:\n    user: \"1000\"\n")
    #expect(service.field("user") == "1000")
    #expect(service.image?.display == "nginx")
    let place = try #require(service.schema.index(of: "user").flatMap { service.schema.fields[$0].locate?(service) })
    #expect(place.source.path == "compose.prod.yaml")
    #expect(service.place?.source.path == "compose.yaml")
  }

  @Test func environmentIsMergedByNameWhateverTheForm() throws {
    let service = try merged(
      "services:\n  web:\n    environment:\n      - A=1\n      - B=2\n",
      "services:\n  web:\n    environment:\n      B: x\n      C: y\n")
    #expect(service.environment.map { "\($0.name)=\($0.field("value"))" } == ["A=1", "B=x", "C=y"])
  }

  @Test func portsAreAppendedUnlessTheyAreTheSame() throws {
    let service = try merged(
      "services:\n  web:\n    ports: [\"80:80\", \"5432:5432\"]\n",
      "services:\n  web:\n    ports:\n      - target: 80\n        published: 80\n      - \"127.0.0.1:5432:5432\"\n")
    #expect(service.ports.map(\.display) == ["80:80", "5432:5432", "127.0.0.1:5432:5432"])
  }

  @Test func volumesAreTheSameWhenTheirTargetIs() throws {
    let service = try merged(
      "services:\n  web:\n    volumes: [\"./src:/app\", \"data:/data\"]\n",
      "services:\n  web:\n    volumes: [\"code:/app:ro\"]\n")
    #expect(service.mounts.map(\.display) == ["code:/app:ro", "data:/data"])
  }

  @Test func theAddressOfAllInterfacesIsNoDifference() throws {
    let service = try merged(
      "services: {web: {ports: ['0.0.0.0:80:80']}}", "services: {web: {ports: ['80:80', '81:81']}}")
    #expect(service.ports.map(\.display) == ["80:80", "81:81"])
  }

  @Test func aTmpfsIsKnownByItsPath() throws {
    let service = try merged(
      "services: {web: {tmpfs: ['/run:size=1m', '/tmp:size=1m']}}", "services: {web: {tmpfs: ['/tmp:size=2m']}}")
    #expect(service.mounts.map(\.display) == ["/run:size=1m", "/tmp:size=2m"])
  }

  @Test func theShortFormOfADependencyTakesItsConditionAway() throws {
    let base = "services: {web: {depends_on: {db: {condition: service_healthy}, mq: {condition: service_healthy}}}}"
    let service = try merged(base, "services: {web: {depends_on: [db]}}")
    #expect(service.dependencies.map { $0.field("condition") } == ["service_started", "service_healthy"])
  }

  @Test func poolsOfAddressesAreMergedBySubnet() {
    let project = project(
      files: [
        ("compose.yaml", "networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8, gateway: 10.0.0.1}, {subnet: a}]}}}"),
        ("b.yaml", "networks: {n: {ipam: {config: [{subnet: b}, {subnet: 10.0.0.0/8, ip_range: 10.1.0.0/16}]}}}"),
      ])
    #expect(project.networks.first?.field("subnets") == "[b, 10.0.0.0/8]")
  }

  @Test func commandsAndHealthTestsAreReplaced() throws {
    let service = try merged(
      "services:\n  web:\n    command: [a, b]\n    healthcheck:\n      test: [CMD, x]\n      interval: 5s\n",
      "services:\n  web:\n    command: [c]\n    healthcheck:\n      test: [CMD, y]\n")
    #expect(service.field("command") == "[c]")
    #expect(service.healthcheck?.field("test") == "[CMD, y]")
    #expect(service.healthcheck?.field("interval") == "5.0")
  }

  @Test func resetAndOverrideSayHowToMerge() throws {
    let service = try merged(
      "services:\n  web:\n    ports: [\"80:80\"]\n    volumes: [\"data:/a\"]\n    user: root\n",
      "services:\n  web:\n    ports: !reset []\n    volumes: !override\n      - logs:/b\n    user: !reset null\n")
    #expect(service.ports.isEmpty)
    #expect(service.mounts.map(\.display) == ["logs:/b"])
    #expect(service.field("user") == "absent")
  }

  @Test func documentsOfOneFileAreMergedToo() throws {
    let service = try project("services:\n  web:\n    image: a\n---\nservices:\n  web:\n    user: \"1\"\n").service(
      "web")
    #expect(service.image?.display == "a")
    #expect(service.field("user") == "1")
  }

  @Test func anotherLoggingDriverLeavesTheOptionsBehind() throws {
    let service = try merged(
      "services:\n  web:\n    logging: {driver: json-file, options: {max-size: 1m}}\n",
      "services:\n  web:\n    logging: {driver: none}\n")
    #expect(service.field("logging_disabled") == "true")
  }

  @Test func mergeKeysAndAnchorsAreResolved() throws {
    let service = try project(
      """
      x-base: &base
        user: "1000"
        cap_drop: [ALL]
      services:
        web:
          <<: *base
          image: nginx
      """
    ).service("web")
    #expect(service.field("user") == "1000")
    #expect(service.field("drops_all_capabilities") == "true")
  }
}

struct ExtendsTests {
  @Test func aServiceHasWhatItExtends() throws {
    let service = try project(
      """
      services:
        base:
          user: "1000"
          environment: {A: 1}
        web:
          extends: {service: base}
          environment: {B: 2}
      """
    ).service("web")
    #expect(service.field("user") == "1000")
    #expect(service.environment.map(\.name) == ["A", "B"])
  }

  @Test func theBaseMayBeInAnotherFile() throws {
    let project = project(
      files: [("app/compose.yaml", "services:\n  web:\n    extends: {file: ../common/base.yaml, service: base}\n")],
      others: ["common/base.yaml": "services:\n  base:\n    privileged: true\n"])
    let service = try project.service("web")
    #expect(service.field("privileged") == "true")
    #expect(service.fieldPlace("privileged") == "true")
    #expect(project.otherFiles.map(\.path) == ["common/base.yaml"])
  }

  @Test func whatCannotBeReadMakesTheRestUnknown() throws {
    let service = try project(
      "services:\n  web:\n    extends: {file: gone.yaml, service: base}\n    read_only: true\n"
    ).service("web")
    #expect(service.isIncomplete)
    #expect(service.field("read_only") == "true")
    #expect(service.field("drops_all_capabilities") == "unknown")
    #expect(service.field("has_healthcheck") == "unknown")
  }

  @Test func aLongCircleIsAProblemToo() {
    var text = "services:\n"
    for index in 0..<2000 { text += "  s\(index): {image: x, extends: s\((index + 1) % 2000)}\n" }
    let problems = project(text).problems.map(\.message)
    #expect(problems == ["services extend each other in a circle, or more than 40 times"])
  }

  @Test func aChainOfManyIsFollowed() throws {
    var text = "services:\n"
    for index in 0..<36 { text += "  s\(index): {extends: s\(index + 1)}\n" }
    text += "  s36: {image: x}\n"
    #expect(project(text).problems.isEmpty)
    #expect(try project(text).service("s0").image?.display == "x")
  }

  @Test func aCycleEnds() throws {
    let project = project("services:\n  a:\n    extends: b\n  b:\n    extends: a\n")
    #expect(try project.service("a").isIncomplete)
  }

  @Test func includedFilesBringTheirServices() throws {
    let project = project(
      files: [("compose.yaml", "include: [db/compose.yaml]\nservices:\n  web:\n    depends_on: [db]\n")],
      others: ["db/compose.yaml": "services:\n  db:\n    image: postgres\n"])
    #expect(project.services.map(\.name) == ["db", "web"])
    #expect(try project.service("web").dependencies.first?.field("target_exists") == "true")
    #expect(!project.isPartial)
  }

  @Test func anIncludeThatCannotBeReadMakesReferencesUnknown() throws {
    let project = project("include: [gone.yaml]\nservices:\n  web:\n    depends_on: [db]\n    networks: [back]\n")
    let service = try project.service("web")
    #expect(service.dependencies.first?.field("target_exists") == "unknown")
    #expect(service.field("undefined_networks") == "unknown")
  }
}
