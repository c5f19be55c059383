import Compose
import Testing

/// What Compose refuses though each key and value is well-formed.
struct ConsistencyTests {
  private func messages(_ text: String) -> [String] { project(text).problems.map(\.message) }

  @Test(arguments: [
    ("build: {dockerfile: a, dockerfile_inline: b}", "`dockerfile` and `dockerfile_inline` exclude each other"),
    ("{network_mode: host, networks: [a], image: x}", "`network_mode` and `networks` exclude each other"),
    (
      "{image: x, mem_limit: 1g, deploy: {resources: {limits: {memory: 2g}}}}",
      "`mem_limit` and `deploy.resources.limits.memory` differ"
    ),
    (
      "{image: x, mem_limit: 1g, deploy: {resources: {limits: {cpus: 1}}}}",
      "`mem_limit` is given, and `deploy.resources.limits.memory` is left out of a section that is there"
    ),
    ("{image: x, gpus: [{count: 1, device_ids: [a]}]}", "`count` and `device_ids` exclude each other"),
    ("{image: ''}", "`web` has neither `image` nor `build`"),
    ("{image: x, tmpfs: ['/a:size=1m', '/a:size=2m'], volumes: ['b:/c']}", "two mounts are at `/a`"),
    ("{image: x, tmpfs: /a, volumes: ['/a/']}", "a tmpfs and a volume are both at `/a/`"),
    ("build: {additional_contexts: {a: 'service:b'}}", "`b`, a context of this build, is no service of the project"),
    (
      "build: {additional_contexts: ['a=service:web2']}",
      "`web2`, a context of this build, is no service of the project"
    ),
    ("{image: x, develop: {watch: [{action: sync, path: .}]}}", "the watch action `sync` needs a `target`"),
    ("{command: x}", "`web` has neither `image` nor `build`"),
    (
      "{image: x, healthcheck: {test: [true, a]}}",
      "a list in `test` starts with `CMD`, `CMD-SHELL` or `NONE`, not with `true`"
    ),
  ])
  func aServiceThatContradictsItself(service: String, message: String) {
    let service = service.hasPrefix("{") ? service : "{\(service)}"
    #expect(messages("services:\n  web: \(service)\n") == [message])
  }

  @Test(arguments: [
    "{image: x, network_mode: host, networks: []}", "{image: x, scale: 2, deploy: {replicas: 2}}",
    "{image: x, mem_limit: 1g, deploy: {resources: {limits: {memory: 1024m}}}}", "{build: .}",
    "{provider: {type: model}}", "{image: x, healthcheck: {test: curl}}",
    "{image: x, cpus: ${CPUS}, deploy: {resources: {limits: {cpus: 1}}}}",
  ])
  func aServiceThatDoesNot(service: String) { #expect(messages("services:\n  web: \(service)\n") == []) }

  @Test(arguments: ["", "# nothing\n"])
  func anEmptyFileIsNoProject(text: String) {
    #expect(messages(text) == ["the file is empty, without `services`"])
    #expect(project(files: [("compose.yaml", "services: {a: {image: x}}"), ("b.yaml", text)]).problems.isEmpty)
  }

  @Test func aCircleIsReportedOnceWithItsServices() {
    #expect(
      messages(
        """
        services:
          a: {image: x, depends_on: [b]}
          b: {image: x, depends_on: {c: {condition: service_started}}}
          c: {image: x, links: ["a:alias"]}
          d: {image: x, depends_on: [a, b, c]}
        """) == ["services wait for each other: `a` → `b` → `c` → `a`"])
  }

  @Test func aLongChainNeedsNoDeepStack() {
    var text = "services:\n"
    for index in 0..<5000 { text += "  s\(index): {image: x, depends_on: [s\((index + 1) % 5000)]}\n" }
    #expect(messages(text).count == 1)
  }

  @Test func secretsAndConfigsNeedOneSource() {
    #expect(
      messages(
        """
        services: {web: {image: x}}
        secrets:
          a: {name: a}
          b: {file: b, environment: B}
          c: {external: true}
          d: {driver: vault}
        configs:
          g: {driver: vault}
          e: {content: e}
          f: {labels: [x=y]}
        """) == [
          "`a` needs `file` or `environment`, or `external: true`", "`b` takes only one of `file` or `environment`",
          "`d` needs `file` or `environment`, or `external: true`",
          "`f` needs `file` or `environment` or `content`, or `external: true`",
        ])
  }

  @Test func whatIsExternalCanOnlyBeNamed() {
    #expect(
      messages(
        """
        services: {web: {image: x}}
        volumes:
          a: {external: true, name: b, x-note: 1}
          c: {external: true, driver: local}
          d: {external: false, driver: local}
          g: {external: {name: h}, name: i}
        networks:
          e: {external: {name: f}, internal: true}
        """) == [
          "`internal` of `e` is ignored, because it is `external`", "`external` and `driver` exclude each other",
          "`g` has two names",
        ])
  }

  @Test func aListThatMergingMakesLongerMustNotSayThingsTwice() {
    let project = project(
      files: [
        ("app/compose.yaml", "services: {web: {image: x, security_opt: [a, b], cap_add: [CHOWN]}}"),
        ("app/compose.override.yaml", "services: {web: {security_opt: [b], cap_add: [CHOWN]}}"),
      ])
    #expect(
      project.problems.map(\.message) == [
        "`b` is in `security_opt` of two files that are merged (also of app/compose.yaml)"
      ])
  }

  @Test func anOverlayIsNotJudgedAlone() {
    let overlay = project(files: [("app/stack.debug.yaml", "services: {web: {command: x}}")])
    #expect(overlay.isFragment)
    #expect(overlay.problems.isEmpty)
  }
}

struct IncludeTests {
  @Test func anIncludeBringsItsOwnVariablesAndTheOutersWin() throws {
    let project = project(
      files: [("app/compose.yaml", "include:\n  - {path: db/compose.yaml, env_file: db/own.env}\n")],
      others: [
        "app/db/compose.yaml":
          "services: {db: {image: 'postgres:${TAG}', container_name: '${HOST}', user: '${USER_ID}'}}",
        "app/db/own.env": "TAG=1\nHOST=inner\nUSER_ID=${HOST}-1\n",
      ], variables: ["HOST": "outer"])
    let db = try project.service("db")
    #expect(db.image?.display == "postgres:1")
    #expect(db.field("container_name") == "outer")
    #expect(db.field("user") == "inner-1")
  }

  @Test func withoutAnEnvironmentFileTheOneInItsFolderHolds() throws {
    let project = project(
      files: [("app/compose.yaml", "include: [db/compose.yaml]\n")],
      others: ["app/db/compose.yaml": "services: {db: {image: 'postgres:${TAG}'}}", "app/db/.env": "TAG=2\n"])
    #expect(try project.service("db").image?.display == "postgres:2")
  }

  @Test func theProjectDirectoryIsWherePathsAreSeenFrom() throws {
    let project = project(
      files: [("app/compose.yaml", "include: [{path: db/compose.yaml, project_directory: other}]\n")],
      others: ["app/db/compose.yaml": "services: {db: {build: .}}"])
    let place = try #require(try project.service("db").build?.contextPlace)
    #expect(project.directory(for: place) == "app/other")
  }

  @Test func whatLeadsNowhereOrInACircleIsAProblem() {
    let project = project(
      files: [("app/compose.yaml", "include: [gone.yaml, a.yaml, 'https://example.org/x.git']\n")],
      others: [
        "app/a.yaml":
          "include: [b.yaml]\nservices: {a: {extends: {file: none.yaml, service: x}}, c: {extends: nobody}}",
        "app/b.yaml": "include: [a.yaml]\nservices: {d: {image: x, extends: {service: d}}}",
      ])
    #expect(
      project.problems.map(\.message) == [
        "`gone.yaml` is included, but there is no such file",
        "the files include each other in a circle",
        "services extend each other in a circle",
        "`none.yaml` is extended, but there is no such file",
        "`nobody` is extended, but app/a.yaml has no such service",
      ])
  }

  @Test func whatIsIncludedLiesBelowWhatTheFileItselfSays() throws {
    let project = project(
      files: [("app/compose.yaml", "include: [a.yaml, b.yaml]\nservices: {db: {hostname: own}}\n")],
      others: [
        "app/a.yaml": "services: {db: {image: a, user: a, hostname: a}}",
        "app/b.yaml": "services: {db: {image: b, user: b, container_name: b}}",
      ])
    #expect(project.problems.isEmpty)
    let db = try project.service("db")
    #expect(db.image?.display == "a")
    #expect(db.field("user") == "a")
    #expect(db.field("container_name") == "b")
    #expect(db.hostNames.contains("own"))
  }

  @Test func servicesStandInTheOrderInWhichTheyAreIncluded() {
    let project = project(
      files: [("app/compose.yaml", "include: [a.yaml, b.yaml, c.yaml]\nservices: {web: {image: x}}")],
      others: [
        "app/a.yaml": "services: {one: {image: x}}", "app/b.yaml": "services: {two: {image: x}, one: {user: a}}",
        "app/c.yaml": "services: {three: {image: x}}",
      ])
    #expect(project.services.map(\.name) == ["one", "two", "three", "web"])
  }

  @Test func whatIsIncludedCanBeExtended() throws {
    let project = project(
      files: [("app/compose.yaml", "include: [a.yaml]\nservices: {web: {extends: base, user: '1'}}\n")],
      others: ["app/a.yaml": "services: {base: {image: x, read_only: true}}"])
    #expect(project.problems.isEmpty)
    #expect(try project.service("web").field("read_only") == "true")
  }
}

struct InterpolationModelTests {
  @Test func variablesThatNothingSetsAreNamedOnce() {
    let project = project(
      "services: {web: {image: 'x:${TAG}', hostname: '$TAG$HOST${A:-1}${B:?}', user: '${SET}', command: '$HOME'}}",
      variables: ["SET": "1"])
    #expect(project.field("unset_variables") == "[TAG, HOST]")
    #expect(project.field("interpolations") == "[TAG, HOST, A, B, SET, HOME]")
  }
}
