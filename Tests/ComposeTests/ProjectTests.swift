import CEL
import Compose
import Syntax
import Testing

struct ProjectTests {
  @Test func whatAProjectKnowsOfItself() {
    let project = project("version: \"3\"\nname: shop\nservices:\n  web: {image: nginx}\n", environment: "production")
    #expect(project.field("name") == "shop")
    #expect(project.field("is_production") == "true")
    #expect(project.field("has_version_key") == "true")
    #expect(project.fieldPlace("has_version_key") == "version: \"3\"")
    #expect(project.field("files") == "[app/compose.yaml]")
  }

  @Test func theFolderNamesTheProject() { #expect(project("services: {}").field("name") == "app") }

  @Test func servicesAtTheTopLevelAreTheOldFormat() {
    let project = project("web:\n  image: nginx\n  ports: [\"80:80\"]\n")
    #expect(project.field("is_legacy") == "true")
    #expect(project.services.map(\.name) == ["web"])
  }

  @Test(arguments: ["", "# nothing\n", "- a\n", "services:\n", "services: [a]\n", "services: {web: 5}\n"])
  func whateverTheFileHoldsThereIsAProject(text: String) {
    #expect(project(text).services.allSatisfy { $0.image == nil })
  }

  @Test func everyScopeGivesAsManyValuesAsItHasVariables() {
    let project = project(
      """
      services:
        web:
          image: nginx:${TAG}
          build: {context: ., args: [A=1]}
          ports: ["80:80"]
          volumes: ["assets:/a"]
          environment: {A: 1}
          depends_on: [db]
          cap_add: [CHOWN]
          security_opt: ["seccomp:unconfined"]
          devices: ["/dev/sda:/dev/sda"]
        db: {image: postgres, ports: ["80:5432"], env_file: db.env}
      networks: {front: {internal: true}}
      volumes: {assets: }
      secrets: {s: {file: ./s, environment: S}}
      """)
    for scope in ComposeLanguage.scopes {
      let frames = scope.frames(project)
      #expect(!frames.isEmpty, "\(scope.name)")
      #expect(frames.allSatisfy { $0.count == scope.variables.count })
    }
  }

  @Test func everyObjectTypeThatAFieldGivesIsDeclared() {
    let names = Set(ComposeLanguage.schemas.map(\.name))
    #expect(names.count == ComposeLanguage.schemas.count)
    for schema in ComposeLanguage.schemas {
      #expect(Set(schema.fields.map(\.name)).count == schema.fields.count, "\(schema.name)")
      for field in schema.fields {
        var type = field.type
        if case .list(let element) = type { type = element }
        if case .object(let name) = type { #expect(names.contains(name), "\(schema.name).\(field.name)") }
      }
    }
  }

  @Test func manyServicesAreReadInLinearTime() {
    var text = "services:\n"
    for index in 0..<2000 { text += "  s\(index):\n    image: nginx\n    depends_on: [s0]\n" }
    #expect(project(text).services.count == 2000)
  }
}

struct StructureTests {
  /// The problems of a text, each with the text that it points at.
  private func problems(_ text: String) -> [String] {
    let tree = ComposeParser.parse(SourceFile(path: "a", text: text))
    return tree.problems.map { problem in
      "\(problem.message)" + (problem.hint.map { " (\($0))" } ?? "") + " @ \(tree.source.text(problem.span))"
    }
  }

  @Test func anUnknownKeyGetsASuggestion() {
    #expect(
      problems("service:\n  web:\n    image: x\nservices:\n  web:\n    imge: x\n    x-note: 1\n    environmnt: {}\n")
        == [
          "`service` is no key of a Compose file (did you mean `services`?) @ service",
          "`imge` is no key of a service (did you mean `image`?) @ imge",
          "`environmnt` is no key of a service (did you mean `environment`?) @ environmnt",
        ])
  }

  @Test func wrongTypesAreNamed() {
    #expect(
      problems(
        "services:\n  web:\n    image: 5\n    ports: \"80:80\"\n    privileged: maybe\n    healthcheck: []\n"
          + "    mem_limit: much\n    environment: x\n"
      ) == [
        "`image` must be a text, not a number (quote it: \"5\") @ 5",
        "`ports` must be a list, not a text @ \"80:80\"",
        "`privileged` must be `true` or `false` @ maybe",
        "`healthcheck` must be a mapping, not a list @ []",
        "`mem_limit` must be a size such as `512m` @ much",
        "`environment` must be a mapping or a list of `KEY=value`, not a text @ x",
      ])
    #expect(problems("- a\n").first?.hasPrefix("a Compose file must be a mapping, not a list") == true)
    #expect(
      problems("services:\n  web:\n    <<: base\n") == [
        "`<<` must be a mapping or a list of mappings, not a text @ base"
      ])
    #expect(problems("services: [web]\n") == ["`services` must be a mapping, not a list @ [web]"])
    #expect(problems("services:\n  web:\n  db: {}\n") == ["`web` must be a mapping, not nothing @ web"])
  }

  @Test(arguments: [
    ("ports:", "`ports` must be a list, not nothing"),
    ("environment:", "`environment` must be a mapping or a list, not nothing"),
    ("environment: {A: [1]}", "`A` must be a text, a number or a boolean, not a list"),
    ("environment: [{A: 1}]", "`environment` must be a text, not a mapping"),
    ("environment: {1: x}", "the key `1` must be a text (quote it: \"1\")"),
    ("command: [run, 5]", "`command` must be a text, not a number (quote it: \"5\")"),
    ("user: 1000", "`user` must be a text, not a number (quote it: \"1000\")"),
    ("privileged: 1", "`privileged` must be `true` or `false`, not a number"),
    ("cgroup: shared", "`cgroup` must be `host` or `private`, not `shared`"),
    ("oom_score_adj: 2000", "`oom_score_adj` must lie between -1000 and 1000"),
    ("pull_policy: often", "`often` is no pull policy: `always`, `missing` …"),
    ("healthcheck: {interval: 30}", "`interval` must be a duration such as `1m30s`, not a number"),
    ("healthcheck: {interval: soon}", "`interval` must be a duration such as `1m30s`"),
    (
      "deploy: {resources: {limits: {memory: 5}}}",
      "`memory` must be a size such as `512m`, not a number (quote it: \"5\")"
    ),
    (
      "logging: {options: {compress: true}}",
      "`compress` must be a text or a number, not a boolean (quote it: \"true\")"
    ),
    ("ulimits: {nofile: {soft: 1}}", "a ulimit needs `hard`"),
    ("volumes: [{target: /a}]", "a volume of a service needs `type`"),
    (
      "volumes: [{type: bnd, target: /a}]",
      "`type` must be `bind`, `volume`, `tmpfs`, `cluster`, `npipe` or `image`, not `bnd`"
    ),
    ("volumes: ['data:/b:ro:z']", "`data:/b:ro:z` has too many colons: write `SOURCE:TARGET:MODE`"),
    ("volumes: [':/b']", "a part of `:/b` between colons is empty"),
    ("ports: ['80:http']", "`http` in `80:http` is no port"),
    ("ports: ['70000:80']", "`70000` in `70000:80` is no port"),
    ("ports: ['80:80/http']", "`http` in `80:80/http` is no protocol: `tcp`, `udp` or `sctp`"),
    ("ports: ['localhost:80:80']", "`localhost` in `localhost:80:80` is no IP address"),
    ("ports: ['80-81:90-92']", "the ranges in `80-81:90-92` have different lengths"),
    ("ports: [{target: 80, host_ip: web}]", "`web` is no IP address"),
    ("expose: ['80:80']", "`80:80` is no port: `expose` takes `PORT` or `PORT/PROTOCOL`"),
    ("extra_hosts: [db]", "`db` names no address: write `db=ADDRESS`"),
    ("security_opt: [a, a]", "`a` is in `security_opt` twice"),
    (
      "depends_on: {db: {condition: ready}}",
      "`condition` must be `service_started`, `service_healthy` or `service_completed_successfully`, not `ready`"
    ),
    ("net: host", "`net` is no key of a service (it is called `network_mode` now)"),
    ("develop: {watch: [{path: .}]}", "a watch needs `action`"),
    ("privileged: '1'", "`privileged` must be `true` or `false`"),
    ("use_api_socket: 'true'", "`use_api_socket` must be"),
    ("cpu_quota: 50k", "`cpu_quota` must be a whole number"), ("scale: -1", "`scale` must not be negative"),
    ("healthcheck: {retries: -1}", "`retries` must be at least 0"), ("gpus: some", "`gpus` must be"),
    ("gpus: [{count: many}]", "`count` must be a whole number or `all`"),
    ("command: sh -c 'x", "`command` cannot be split into words"), ("entrypoint: f(x)", "`entrypoint` cannot be split"),
    ("ports: [{published: 80}]", "a port needs `target`"),
    ("volumes: [{type: bind, source: /a}]", "a volume of a service"),
    ("devices: [{source: /dev/a}]", "a device needs `target`"), ("secrets: [{source: a, mode: rw}]", "`mode` must be"),
    ("build: {ssh: [key]}", "`key` in `ssh` says no value"),
    ("environment: ['A =1']", "the name of this variable ends"),
    ("build: {additional_contexts: [a]}", "`a` in `additional_contexts` says no value"),
    ("provider: {type: x, options: {a: {}}}", "`a` must be"), ("post_start: [{user: a}]", "a hook needs `command`"),
    ("blkio_config: {weight: '1'}", "`weight` must be"), ("blkio_config: {x-a: 1}", "`x-a` is no key"),
    ("extra_hosts: ['a=1', 'a=1']", "`a=1` is in `extra_hosts` twice"),
  ])
  func aServiceThatComposeRefusesHasAProblem(line: String, message: String) {
    let found = problems("services:\n  web:\n    image: x\n    \(line)\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test(arguments: [
    "command:", "deploy:", "pid:", "networks: {default: }",
    "ports: ['127.0.0.1::80', '[::1]:80:80/udp', '8000-8005:80']",
    "ports: [{target: 80, published: '80-90'}]", "volumes: ['C:\\data:/data:ro', /anonymous, './a:/b:ro,z']",
    "privileged: 'yes'", "privileged: ${P}", "cpus: '0.5'", "mem_limit: 1.5gb", "memswap_limit: -1", "gpus: all",
    "extra_hosts: ['a=1.2.3.4', 'b:[::1]']", "extra_hosts: {a: [1.2.3.4]}", "pull_policy: every_12h",
    "environment: [A, B=, 'C=1', 'C=2']", "healthcheck: {interval: 1m30s, retries: '3'}", "logging: {options: {a: }}",
    "build: {context: ., shm_size: 64m, ssh: [default]}", "labels: {a: 1, b: true, c: }",
    "expose: [80, '81/udp', 82-84]", "pre_start: [{command: a, image: b, per_replica: true}]",
    "cpu_shares: 1.5", "pids_limit: -1", "mem_swappiness: '10'", "command: sh -c \"a 'b' && c\"", "command: a | (b",
    "command: echo $(date)", "post_start: [{command: }]", "provider: {type: x, options: {a: [1, b]}}",
    "secrets: [{source: a, mode: '0440'}]", "build: {args: ['A=1', A]}", "logging: {options: {x-a: 1}}",
  ])
  func aServiceThatComposeTakesHasNone(line: String) {
    #expect(problems("services:\n  web:\n    image: x\n    \(line)\n") == [])
  }

  @Test(arguments: [
    ("version: 3.8", "`version` must be a text, not a number"), ("name: 7", "`name` must be a text, not a number"),
    ("volumes:", "`volumes` must be a mapping, not nothing"), ("secrets: {a: }", "`a` must be a mapping, not nothing"),
    ("volumes: {'a b': }", "`a b` cannot be a name in `volumes`"),
    ("networks: {n: {ipam: {options: {a: 1}}}}", "`a` must be a text, not a number"),
    ("models: {m: {name: x}}", "a model needs `model`"), ("configs: {x-a: 1}", "`x-a` must be a mapping"),
    ("include: [{path: a, x-b: 1}]", "`x-b` is no key of an include"),
  ])
  func soHasTheRestOfTheFile(line: String, message: String) {
    let found = problems("services: {web: {image: x}}\n\(line)\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(message) == true, "\(found)")
  }

  @Test func whatComposeAcceptsIsNoProblem() {
    #expect(
      problems(
        """
        version: "3"
        x-base: &base {restart: always, whatever: 1}
        services:
          web:
            image: nginx:${TAG:-1}
            build: .
            command: sh -c "echo $$HOME"
            ports: [80, "81:81", {target: 82, published: "82"}]
            environment: {A: 1, B: true, C: null}
            env_file: [a.env, {path: b.env, required: false}]
            privileged: "yes"
            mem_limit: 1g
            depends_on: {db: {condition: service_healthy, required: false}}
            networks: {front: {aliases: [x]}, back: null}
            ulimits: {nproc: 65535, nofile: {soft: 1, hard: 2}}
            ports_: !reset null
        networks: {front: {external: {name: x}}}
        """) == ["`ports_` is no key of a service (did you mean `ports`?) @ ports_"])
  }
}
