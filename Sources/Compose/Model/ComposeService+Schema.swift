import CEL

extension ComposeService {
  /// The fields for expressions.
  public static let modelSchema = ObjectSchema(
    ComposeService.self, "compose.service",
    "A service of the effective configuration: files merged, variables looked up."
  ) {
    Field("name", "The name.") { $0.name }
    Field(
      "container_name", "The container's name; absent when the engine makes one up.",
      at: { $0.reader.place("container_name") }
    ) {
      $0.reader.text("container_name")
    }
    Field("name_twin", "The earlier service with the same container name that can run at the same time.") {
      $0.nameTwin
    }
    Field("has_name_twin", "Whether an earlier service that can run at the same time has the same container name.") {
      $0.nameTwin != nil
    }
    Field("has_provider", "Whether a `provider` runs it instead of a container.") { $0.reader.has("provider") }
    Field("is_incomplete", "Whether it extends something that could not be read; what it does not say is then unknown.")
    { $0.isIncomplete }

    Field(
      "image", "The image; its fields are absent when the service has only a build.", at: { $0.reader.place("image") }
    ) { $0.image }
    Field("has_image", "Whether `image` is given.", at: { $0.reader.place("image") }) { $0.reader.has("image") }
    Field(
      "uses_built_image", "Whether another service of the project builds the image.", at: { $0.reader.place("image") }
    ) { $0.usesBuiltImage }
    Field("build", "The build; its fields are absent when there is none.", at: { $0.reader.place("build") }) {
      $0.build
    }
    Field("has_build", "Whether `build` is given.", at: { $0.reader.place("build") }) { $0.reader.has("build") }
    Field("pull_policy", "When the image is pulled; absent when not given.", at: { $0.reader.place("pull_policy") }) {
      $0.reader.text("pull_policy")
    }
    Field(
      "is_database", "Whether it is a database or search engine, by its image, or else by its ports.",
      at: { $0.reader.place("image") }
    ) { $0.isDatabase }
    Field(
      "is_data_store",
      "Whether it is a database, search engine, cache or vector store, by its image, or else by its ports.",
      at: { $0.reader.place("image") }
    ) { $0.isDataStore }
    Field("command", "The command as words; absent when not given.", at: { $0.reader.place("command") }) { $0.command }
    Field("has_command", "Whether `command` or `entrypoint` is given.") {
      Fact.either($0.reader.has("command"), $0.reader.has("entrypoint"))
    }
    Field("entrypoint", "The entry point as words; absent when not given.", at: { $0.reader.place("entrypoint") }) {
      $0.entrypoint
    }
    Field(
      "is_job",
      "Whether it runs once and ends: `restart: \"no\"`, awaited to complete, or a command that migrates or seeds."
    ) { $0.isJob }
    Field(
      "profiles", "The profiles that it belongs to; empty for a service that is always started.",
      at: { $0.reader.place("profiles") }
    ) { $0.reader.texts("profiles").all }

    Field(
      "user", "The user, with its group where one is given; absent when the image decides.",
      at: { $0.reader.place("user") }
    ) { $0.user }
    Field("has_user", "Whether `user` is given.", at: { $0.reader.place("user") }) { $0.reader.has("user") }
    Field("user_is_root", "Whether `user` is root, by name or number.", at: { $0.reader.place("user") }) {
      $0.userIsRoot
    }
    Field("privileged", "Whether it has all privileges.", at: { $0.reader.place("privileged") }) { $0.isPrivileged }
    Field("cap_add", "The added capabilities in capitals, without `CAP_`.", at: { $0.reader.place("cap_add") }) {
      $0.addedCapabilities.all
    }
    Field("cap_drop", "The dropped capabilities in capitals, without `CAP_`.", at: { $0.reader.place("cap_drop") }) {
      $0.droppedCapabilities.all
    }
    Field("drops_all_capabilities", "Whether ALL is dropped.", at: { $0.reader.place("cap_drop") }) {
      $0.dropsAllCapabilities
    }
    Field(
      "extra_capabilities", "The added capabilities beyond CHOWN, SETGID, SETUID and NET_BIND_SERVICE.",
      at: { $0.reader.place("cap_add") }
    ) { $0.extraCapabilities }
    Field(
      "host_code_capabilities",
      "The added capabilities that allow to run code on the host: ALL, SYS_ADMIN, SYS_MODULE, SYS_RAWIO.",
      at: { $0.reader.place("cap_add") }
    ) {
      $0.addedCapabilities.known.filter(Capability.hostCode.contains)
    }
    Field(
      "host_reaching_capabilities", "The added capabilities that act beyond the container: NET_ADMIN, BPF, SYS_TIME …",
      at: { $0.reader.place("cap_add") }
    ) {
      $0.addedCapabilities.known.filter(Capability.hostReaching.contains)
    }
    Field(
      "security_opt", "The security options in lower case, with `=` between name and value.",
      at: { $0.reader.place("security_opt") }
    ) { $0.securityOptions.all }
    Field("has_no_new_privileges", "Whether processes cannot gain privileges.", at: { $0.reader.place("security_opt") })
    { $0.hasNoNewPrivileges }
    Field("seccomp_disabled", "Whether the seccomp filter is off.", at: { $0.reader.place("security_opt") }) {
      $0.isSeccompDisabled
    }
    Field("apparmor_disabled", "Whether AppArmor is off.", at: { $0.reader.place("security_opt") }) {
      $0.isAppArmorDisabled
    }
    Field("selinux_disabled", "Whether SELinux labels are off.", at: { $0.reader.place("security_opt") }) {
      $0.isSELinuxDisabled
    }
    Field("read_only", "Whether the root file system cannot be written to.", at: { $0.reader.place("read_only") }) {
      $0.isReadOnly
    }
    Field("devices", "The devices of the host that it is given, as written.", at: { $0.reader.place("devices") }) {
      $0.reader.texts("devices").all
    }
    Field("sysctls", "The kernel parameters that are set.", at: { $0.reader.place("sysctls") }) { service in
      service.reader["sysctls"].flatMap { Merger.keyed($0).mapping?.entries.map(\.key) } ?? []
    }
    Field(
      "cgroup_parent", "The control group of the container; absent when not given.",
      at: { $0.reader.place("cgroup_parent") }
    ) { $0.reader.text("cgroup_parent") }

    Field(
      "network_mode", "`host`, `none`, `service:…` …; absent when not given.", at: { $0.reader.place("network_mode") }
    ) { $0.reader.text("network_mode") }
    Field("uses_host_network", "Whether it shares the host's network.", at: { $0.reader.place("network_mode") }) {
      $0.usesHost("network_mode")
    }
    Field("pid", "The process namespace; absent when not given.", at: { $0.reader.place("pid") }) {
      $0.reader.text("pid")
    }
    Field("uses_host_pid", "Whether it sees the host's processes.", at: { $0.reader.place("pid") }) {
      $0.usesHost("pid")
    }
    Field("ipc", "The namespace of shared memory; absent when not given.", at: { $0.reader.place("ipc") }) {
      $0.reader.text("ipc")
    }
    Field("uses_host_ipc", "Whether it shares the host's memory namespace.", at: { $0.reader.place("ipc") }) {
      $0.usesHost("ipc")
    }
    Field(
      "uses_host_userns", "Whether it is exempt from user-namespace remapping.", at: { $0.reader.place("userns_mode") }
    ) { $0.usesHost("userns_mode") }
    Field("uses_host_uts", "Whether it shares the host's name.", at: { $0.reader.place("uts") }) { $0.usesHost("uts") }
    Field("uses_host_cgroup", "Whether it shares the host's control groups.", at: { $0.reader.place("cgroup") }) {
      $0.usesHost("cgroup")
    }
    Field("networks", "The networks that it joins; `default` when none is named.", at: { $0.reader.place("networks") })
    { $0.networks }
    Field(
      "network_aliases", "Further names by which others reach it: aliases and the container's name.",
      at: { $0.reader.place("networks") }
    ) { $0.networkAliases }
    Field("ports", "The published ports.", at: { $0.reader.place("ports") }) { $0.ports }
    Field(
      "exposed_by",
      "For a data store, the public services on its networks that need not reach it: proxies, and entries with an application between.",
      at: { $0.reader.place("networks") }
    ) { $0.exposedBy }
    Field("expose", "The ports of `expose`.", at: { $0.reader.place("expose") }) { $0.exposedPorts }

    Field("mounts", "Volumes, bind mounts and tmpfs.", at: { $0.reader.place("volumes") }) { $0.mounts }
    Field("tmpfs", "The mounts that are a tmpfs.", at: { $0.reader.place("tmpfs") }) {
      $0.mounts.filter { $0.type.value == "tmpfs" }
    }
    Field("named_volumes", "The named volumes that it mounts.", at: { $0.reader.place("volumes") }) { $0.namedVolumes }
    Field(
      "keeps_default_password", "Whether a well-known program keeps the password that everybody knows.",
      at: { $0.reader.place("image") }
    ) { $0.keepsDefaultPassword }
    Field(
      "unwritable_dirs",
      "Folders that a well-known program writes to though `read_only` is set and nothing is mounted there.",
      at: { $0.reader.place("read_only") }
    ) { $0.unwritableDirectories }
    Field("shared_volumes", "The named volumes and host paths that an earlier service writes to as well.") {
      $0.sharedVolumes
    }
    Field("swarm_only", "The keys of `deploy` that only Swarm heeds.", at: { $0.reader.place("deploy") }) {
      $0.swarmOnlyKeys
    }
    Field(
      "unmounted_data_dirs",
      "The data folder of a well-known image on which nothing is mounted; empty when all is well, absent for other images.",
      at: { $0.reader.place("image") }
    ) {
      $0.unmountedDataDirectories
    }
    Field("environment", "The variables of `environment`.", at: { $0.reader.place("environment") }) { $0.environment }
    Field(
      "has_repeated_variables", "Whether a variable of `environment` is there twice.",
      at: { $0.reader.place("environment") }
    ) { $0.hasRepeatedVariables }
    Field("env_files", "The environment files, as written.", at: { $0.reader.place("env_file") }) {
      $0.envFiles.compactMap(\.path.value)
    }
    Field("secrets", "The names of the secrets that are mounted.", at: { $0.reader.place("secrets") }) { $0.secrets }
    Field("models", "The names of the models that it uses.", at: { $0.reader.place("models") }) { $0.models }
    Field("watch", "The paths that `docker compose watch` looks after.", at: { $0.reader["develop"]?["watch"]?.place })
    {
      $0.watches
    }
    Field("configs", "The names of the configs that are mounted.", at: { $0.reader.place("configs") }) { $0.configs }

    Field(
      "healthcheck", "The health check; its fields are absent when there is none.",
      at: { $0.reader.place("healthcheck") }
    ) { $0.healthcheck }
    Field(
      "has_healthcheck", "Whether there is a health check that is not switched off.",
      at: { $0.reader.place("healthcheck") }
    ) { $0.hasHealthcheck }
    Field(
      "healthcheck_disabled", "Whether the health check is switched off: `disable: true` or `NONE`.",
      at: { $0.reader.place("healthcheck") }
    ) {
      $0.healthcheck?.isDisabled ?? .known(false)
    }
    Field("depends_on", "The services that it waits for.", at: { $0.reader.place("depends_on") }) { $0.dependencies }
    Field("restart", "The restart policy; absent when not given.", at: { $0.reader.place("restart") }) { $0.restart }
    Field(
      "restart_attempts",
      "After how many failures it is not restarted any more; absent when nothing says, or it is always restarted.",
      at: { $0.restartAttemptsPlace }
    ) { $0.restartAttempts }
    Field(
      "has_restart_policy", "Whether `restart` or `deploy.restart_policy` is given.", at: { $0.reader.place("restart") }
    ) { service in
      Fact.either(service.reader.has("restart"), service.reader.section("deploy").has("restart_policy"))
    }
    Field("init", "Whether an init process reaps and forwards signals.", at: { $0.reader.place("init") }) {
      $0.reader.bool("init")
    }
    Field("memory_limit", "The hard memory limit in bytes; absent without one.", at: { $0.limitsPlace }) {
      $0.memoryLimit
    }
    Field("has_memory_limit", "Whether memory is limited.", at: { $0.limitsPlace }) {
      $0.memoryLimit.isTrue { _ in true }
    }
    Field("cpu_limit", "The limit of processors; absent without one.", at: { $0.limitsPlace }) { $0.cpuLimit }
    Field("has_cpu_limit", "Whether processor time is limited.", at: { $0.limitsPlace }) {
      $0.cpuLimit.isTrue { _ in true }
    }
    Field("pids_limit", "The limit of processes; absent without one, and for -1 and 0.", at: { $0.limitsPlace }) {
      $0.pidsLimit
    }
    Field("has_pids_limit", "Whether the number of processes is limited.", at: { $0.limitsPlace }) {
      $0.pidsLimit.isTrue { _ in true }
    }
    Field("has_reservations", "Whether memory or processors are reserved.") { $0.hasReservations }
    Field("replicas", "The number of containers; absent when not given (1).") { service in
      service.reader.section("deploy").int("replicas").or(service.reader.int("scale"))
    }
    Field("has_update_config", "Whether `deploy.update_config` says how containers are replaced.") {
      $0.reader.section("deploy").has("update_config")
    }
    Field("logging_driver", "The logging driver; absent when not given.", at: { $0.logging.place("driver") }) {
      $0.loggingDriver
    }
    Field("has_logging", "Whether `logging` is given.", at: { $0.reader.place("logging") }) { $0.reader.has("logging") }
    Field("logging_disabled", "Whether nothing is logged (`driver: none`).", at: { $0.reader.place("logging") }) {
      $0.loggingDriver.isTrue { $0 == "none" }
    }
    Field(
      "has_bounded_log", "Whether the log is rotated (`max-size`) or sent elsewhere.",
      at: { $0.reader.place("logging") }
    ) { $0.hasBoundedLog }
    Field("labels", "The labels' keys.", at: { $0.reader.place("labels") }) { service in
      service.reader["labels"].flatMap { Merger.keyed($0).mapping?.entries.map(\.key) } ?? []
    }

    Field(
      "undefined_networks", "Networks that it joins and the project does not declare.",
      at: { $0.reader.place("networks") }
    ) {
      $0.undefined($0.networks, in: $0.context.networks)
    }
    Field(
      "undefined_volumes", "Named volumes that it mounts and the project does not declare.",
      at: { $0.reader.place("volumes") }
    ) {
      $0.undefined($0.namedVolumes, in: $0.context.volumes)
    }
    Field(
      "undefined_secrets", "Secrets that it mounts and the project does not declare.",
      at: { $0.reader.place("secrets") }
    ) {
      $0.undefined($0.secrets, in: $0.context.secrets)
    }
    Field(
      "undefined_configs", "Configs that it mounts and the project does not declare.",
      at: { $0.reader.place("configs") }
    ) {
      $0.undefined($0.configs, in: $0.context.configs)
    }
  }
}
