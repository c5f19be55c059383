import CEL
import Compose
import Testing

struct ServiceSecurityTests {
  @Test(
    arguments: [
      ("user: root", "true"), ("user: \"0\"", "true"), ("user: \"0:1000\"", "true"), ("user: \"1000:0\"", "false"),
      ("user: app", "false"), ("user: ${APP_USER}", "unknown"), ("image: x", "false"),
    ])
  func rootIsRecognisedByNameAndNumber(body: String, isRoot: String) throws {
    #expect(try service(body).field("user_is_root") == isRoot)
  }

  @Test func capabilitiesAreComparedWithoutPrefixAndCase() throws {
    let service = try service("cap_drop: [all]\ncap_add: [CAP_CHOWN, net_admin, SYS_ADMIN]")
    #expect(service.field("drops_all_capabilities") == "true")
    #expect(service.field("cap_add") == "[CHOWN, NET_ADMIN, SYS_ADMIN]")
    #expect(service.field("extra_capabilities") == "[NET_ADMIN, SYS_ADMIN]")
    #expect(service.field("host_code_capabilities") == "[SYS_ADMIN]")
    #expect(service.field("host_reaching_capabilities") == "[NET_ADMIN]")
  }

  @Test(
    arguments: [
      ("no-new-privileges", "true"), ("no-new-privileges:true", "true"), ("no-new-privileges=true", "true"),
      ("no-new-privileges:false", "false"), ("${OPT}", "unknown"),
    ])
  func noNewPrivilegesHasThreeSpellings(option: String, isOn: String) throws {
    #expect(try service("security_opt: [\"\(option)\"]").field("has_no_new_privileges") == isOn)
  }

  @Test func confinementCanBeSwitchedOff() throws {
    let service = try service("security_opt: [seccomp:unconfined, apparmor=unconfined, label:disable]")
    #expect(service.field("seccomp_disabled") == "true")
    #expect(service.field("apparmor_disabled") == "true")
    #expect(service.field("selinux_disabled") == "true")
  }

  @Test(arguments: [
    ("yes", "true"), ("\"on\"", "true"), ("false", "false"), ("${P}", "unknown"), ("${P:-true}", "true"),
  ])
  func booleansAreReadAsComposeReadsThem(text: String, value: String) throws {
    #expect(try service("privileged: \(text)").field("privileged") == value)
  }

  @Test func namespacesOfTheHost() throws {
    let service = try service("network_mode: host\npid: host\nipc: shareable")
    #expect(service.field("uses_host_network") == "true")
    #expect(service.field("uses_host_pid") == "true")
    #expect(service.field("uses_host_ipc") == "false")
    #expect(service.networks.isEmpty)
  }
}

struct ServiceOperationTests {
  @Test func whatIsWatchedAndWhichModelsAreUsedAreFacts() throws {
    let service = try service(
      """
      models: {llm: {endpoint_var: URL}}
      develop:
        watch:
          - {path: ./src, action: sync, target: /app, ignore: [node_modules/]}
          - {path: package.json, action: rebuild}
      """)
    #expect(service.field("models") == "[llm]")
    #expect(service.watches.map(\.display) == ["./src", "package.json"])
    #expect(service.watches.map { $0.field("action") } == ["sync", "rebuild"])
    #expect(service.watches.map { $0.field("target") } == ["/app", "absent"])
    #expect(service.watches.map { $0.field("ignore") } == ["[node_modules/]", "[]"])
    let project = project("models: {llm: {model: ai/smollm2, context_size: 4096}}\nservices: {web: {image: x}}")
    #expect(project.models.map { $0.field("model") } == ["ai/smollm2"])
    #expect(project.models.map { $0.field("context_size") } == ["4096"])
  }

  @Test(
    arguments: [
      ("mem_limit: 512m", "536870912", "absent"),
      ("deploy: {resources: {limits: {memory: 1.5G, cpus: \"0.5\"}}}", "1610612736", "0.5"),
      ("cpus: 2", "absent", "2.0"), ("mem_limit: 1024", "1024", "absent"), ("mem_limit: ${M}", "unknown", "absent"),
      ("cpu_quota: 50000", "absent", "0.5"), ("mem_limit: 0", "absent", "absent"),
    ])
  func limitsAreReadFromBothForms(body: String, memory: String, cpus: String) throws {
    let service = try service(body)
    #expect(service.field("memory_limit") == memory)
    #expect(service.field("cpu_limit") == cpus)
  }

  @Test func unlimitedProcessesAreNoLimit() throws {
    #expect(try service("pids_limit: -1").field("has_pids_limit") == "false")
    #expect(try service("pids_limit: 100").field("has_pids_limit") == "true")
  }

  @Test func aHealthCheckMayBeSwitchedOff() throws {
    #expect(try service("healthcheck: {test: [NONE]}").field("has_healthcheck") == "false")
    #expect(try service("healthcheck: {disable: true}").field("healthcheck_disabled") == "true")
    #expect(try service("image: x").field("has_healthcheck") == "false")
    let check = try #require(
      try service("healthcheck:\n  test: curl -f http://x\n  interval: 1m30s\n  retries: 3").healthcheck)
    #expect(check.field("test") == "[CMD-SHELL, curl -f http://x]")
    #expect(check.field("program") == "curl")
    #expect(check.field("interval") == "90.0")
    #expect(check.field("retries") == "3")
    #expect(check.field("has_timeout") == "false")
  }

  @Test func dependenciesKnowWhetherTheyCanBeWaitedFor() throws {
    let project = project(
      """
      services:
        web:
          depends_on:
            db: {condition: service_healthy}
            cache: {condition: service_started}
            gone: {condition: service_healthy}
        db: {healthcheck: {test: pg_isready}}
        cache: {image: redis}
      """)
    let dependencies = try project.service("web").dependencies
    #expect(dependencies.map(\.name) == ["db", "cache", "gone"])
    #expect(dependencies.map { $0.field("target_has_healthcheck") } == ["true", "false", "false"])
    #expect(dependencies.map { $0.field("target_exists") } == ["true", "true", "false"])
    #expect(try service("depends_on: [x]").dependencies.first?.field("has_condition") == "false")
  }

  @Test func aJobRunsOnceAndEnds() throws {
    #expect(try service("restart: \"no\"").field("is_job") == "true")
    #expect(try service("command: npm run migrate").field("is_job") == "true")
    #expect(try service("image: nginx").field("is_job") == "false")
    let project = project(
      "services:\n  a:\n    depends_on:\n      b: {condition: service_completed_successfully}\n  b: {image: x}\n")
    #expect(try project.service("b").field("is_job") == "true")
  }

  @Test func aLogIsBoundedByRotationOrByItsDriver() throws {
    #expect(try service("image: x").field("has_bounded_log") == "false")
    #expect(try service("logging: {options: {max-size: 10m}}").field("has_bounded_log") == "true")
    #expect(try service("logging: {driver: local}").field("has_bounded_log") == "true")
  }

  @Test func aServiceWithoutImageIsADatabaseByItsPorts() throws {
    #expect(try service("build: .\nexpose: [\"5432\"]").field("is_data_store") == "true")
    #expect(try service("build: .\nports: [\"80:80\"]").field("is_data_store") == "false")
    #expect(try service("image: redis").field("is_data_store") == "true")
    #expect(try service("image: redis").field("is_database") == "false")
  }

  @Test func whatTheProjectDoesNotDeclareIsUndefined() throws {
    let project = project(
      """
      services:
        web:
          networks: [front, back]
          volumes: ["data:/data", "gone:/gone", "./x:/x"]
          secrets: [key, {source: other}]
      networks: {front: }
      volumes: {data: }
      secrets: {key: {file: ./key}}
      """)
    let service = try project.service("web")
    #expect(service.field("undefined_networks") == "[back]")
    #expect(service.field("undefined_volumes") == "[gone]")
    #expect(service.field("undefined_secrets") == "[other]")
  }

  @Test func aDatabaseWithoutAVolumeOnItsDataIsNoticed() throws {
    #expect(try service("image: postgres").field("unmounted_data_dirs") == "[/var/lib/postgresql/data]")
    #expect(
      try service("image: postgres\nvolumes: [\"db:/var/lib/postgresql/data\"]").field("unmounted_data_dirs") == "[]")
    #expect(try service("image: app").field("unmounted_data_dirs") == "absent")
  }

  @Test func aBuildIsATextOrAMapping() throws {
    #expect(try service("build: ./app").build?.field("context") == "./app")
    let build = try #require(
      try service("build:\n  context: .\n  dockerfile: Dockerfile.prod\n  target: web\n  args: [TOKEN=abc]").build)
    #expect(build.field("dockerfile") == "Dockerfile.prod")
    #expect(build.field("target") == "web")
    #expect(build.arguments.first?.field("is_secret_name") == "true")
  }
}
